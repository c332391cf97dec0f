import { useSession } from '../../api/session.ts'
import { useVisits, type VisitRow, visitQuery } from '../../api/visits.ts'
import { formatMoment, plusDays, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { ConfirmTag } from '../../parts/confirm-tag.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { chip } from '../../parts/filter-chips.tsx'
import { numOf } from '../../parts/head-of.ts'
import { type Quick, QuickFilters } from '../../parts/quick-filters.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { VisitDialog } from './visit-dialog.tsx'

const quicksOf = (personId: string | undefined): readonly Quick[] => [
  { id: 'all', label: t('do.show_all'), search: {}, definition: t('visit.quick.all.definition') },
  {
    id: 'month',
    label: t('visit.quick.month'),
    search: { from: plusDays(today(), -30) },
    definition: t('visit.quick.month.definition'),
  },
  {
    id: 'confirmed',
    label: t('visit.confirmed'),
    search: { confirmed: 'true' },
    definition: t('visit.quick.confirmed.definition'),
  },
  {
    id: 'unconfirmed',
    label: t('visit.unconfirmed'),
    search: { confirmed: 'false', voided: 'false' },
    definition: t('visit.quick.unconfirmed.definition'),
  },
  {
    id: 'voided',
    label: t('visit.quick.voided'),
    search: { voided: 'true' },
    definition: t('visit.quick.voided.definition'),
  },
  ...(personId
    ? [
        {
          id: 'mine',
          label: t('visit.quick.mine'),
          search: { personId },
          definition: t('visit.quick.mine.definition'),
        },
      ]
    : []),
]

/** Visits and calls, newest first; what proves one is the enterprise's own confirmation. */
export function Visits() {
  const [filters, change] = useFilters()
  const pages = useVisits(filters)
  const { person } = useSession()
  const columns: readonly Column<VisitRow>[] = [
    { id: 'at', title: t('visit.at'), className: 'nowrap', cell: (row) => formatMoment(row.at) },
    {
      id: 'target',
      title: t('matter.target'),
      cell: (row) => (
        <button
          type="button"
          className="button plain small"
          style={{ paddingInline: 0, whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => change({ id: row.id })}
        >
          {row.enterprise?.name ?? row.project?.name ?? ''}
        </button>
      ),
    },
    { id: 'person', title: t('visit.by'), cell: (row) => row.person.name },
    { id: 'org', title: t('link.org'), cell: (row) => row.org?.name ?? '' },
    { id: 'how', title: t('visit.how'), className: 'nowrap', cell: (row) => word('how', row.how) },
    {
      id: 'problems',
      ...numOf('visit.problems'),
      cell: (row) => row.problems || <span className="muted">0</span>,
    },
    { id: 'confirm', title: t('visit.confirmation'), className: 'nowrap', cell: (row) => <ConfirmTag visit={row} /> },
    {
      id: 'note',
      title: t('visit.note'),
      className: 'title-cell',
      cell: (row) => <span className="small">{row.note ?? ''}</span>,
    },
    { id: 'recorded', title: t('visit.recorded'), extra: true, cell: (row) => formatMoment(row.recordedAt) },
  ]
  return (
    <div className="page">
      <h1>{t('nav.visits')}</h1>
      <QuickFilters
        label={t('nav.visits')}
        to="/visits"
        path="/api/visits"
        noun="visit"
        quicks={quicksOf(person?.id)}
        toQuery={visitQuery}
      />
      <DataList
        name="visits"
        label={t('nav.visits')}
        pages={pages}
        takeOut={<ExportButton ledger="visits" filter={pages.asked} act="visit.export" />}
        columns={columns}
        rowId={(row) => row.id}
        onOpen={(row) => change({ id: row.id })}
        empty={t('visit.empty')}
        chips={[
          chip('personId', t('visit.by'), pages.rows[0]?.person.name),
          chip('orgId', t('link.org'), pages.rows[0]?.org?.name),
          chip('enterpriseId', t('matter.target'), pages.rows[0]?.enterprise?.name),
          chip('projectId', t('matter.target'), pages.rows[0]?.project?.name),
          chip('linkId', t('duty.quick.link')),
          chip('voided', t(filters.voided === 'true' ? 'visit.quick.voided' : 'visit.quick.not_voided')),
        ]}
        bulk={(rows) => (
          <ExportButton
            ledger="visits"
            filter={{ ids: rows.map((row) => row.id) }}
            act="visit.export"
            label={t('bulk.export')}
          />
        )}
        filters={
          <>
            <DayInput label={t('visit.from')} value={filters.from} onChange={(from) => change({ from })} />
            <DayInput label={t('visit.to')} value={filters.to} onChange={(to) => change({ to })} />
            <Pick
              label={t('visit.confirmation')}
              value={filters.confirmed ?? ''}
              options={[
                ['true', t('visit.confirmed')],
                ['false', t('visit.unconfirmed')],
              ]}
              onChange={(confirmed) => change({ confirmed })}
            />
          </>
        }
      />
      {filters.id ? <VisitDialog id={filters.id} onClose={() => change({ id: undefined })} /> : null}
    </div>
  )
}
