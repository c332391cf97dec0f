import { type AuditRow, useAudit, useVerify } from '../../api/audit.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { Failure } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    id: 'seq',
    ...numOf('audit.seq'),
    cell: (row) => row.seq ?? <span className="muted">{t('audit.not_chained')}</span>,
  },
  { id: 'at', title: t('audit.at'), className: 'nowrap', cell: (row) => formatMoment(row.at) },
  { id: 'who', title: t('audit.who'), cell: (row) => row.person?.name ?? row.account?.login ?? t('audit.system') },
  {
    id: 'act',
    title: t('audit.act'),
    cell: (row) => (
      <>
        {row.actTitle} {row.actTitle === row.act ? null : <span className="code muted small">{row.act}</span>}
      </>
    ),
  },
  {
    id: 'thing',
    title: t('audit.thing'),
    className: 'nowrap',
    cell: (row) => (
      <>
        {word('thing', row.thingKind)} <span className="code muted small">{row.thingId}</span>
      </>
    ),
  },
  { id: 'outcome', title: t('audit.outcome'), cell: (row) => word('outcome', row.outcome) },
  {
    id: 'detail',
    title: t('audit.detail'),
    extra: true,
    cell: (row) => <span className="code small pre">{JSON.stringify(row.detail)}</span>,
  },
]

/** Every act and every read of personal data, in a chain that can be proven whole. */
export function AuditPage() {
  const [filters, change] = useFilters()
  const pages = useAudit(filters)
  const verify = useVerify()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.audit')}</h1>
          <p className="sub">{t('audit.what')}</p>
        </div>
        <button type="button" className="button main" onClick={() => verify.mutate()} disabled={verify.isPending}>
          {verify.isPending ? t('audit.verifying') : t('audit.verify')}
        </button>
      </div>
      <Failure error={verify.error} />
      {verify.data ? (
        <div className={verify.data.faults.length === 0 ? 'note green' : 'note red'} role="status">
          <p className="strong">
            {verify.data.faults.length === 0
              ? t('audit.whole', { n: formatCount(verify.data.links), pending: formatCount(verify.data.pending) })
              : t('audit.broken', { n: formatCount(verify.data.faults.length) })}
          </p>
          {verify.data.head ? <p className="code small pre">{verify.data.head}</p> : null}
          <ul>
            {verify.data.faults.slice(0, 50).map((fault) => (
              <li key={`${fault.seq}${fault.auditId}`} className="small">
                {fault.seq} · {word('audit.fault', fault.fault)} · <span className="code">{fault.auditId}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <DataList
        takeOut={<ExportButton ledger="audit" filter={pages.asked} act="audit.read" />}
        name="audit"
        label={t('nav.audit')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        empty={t('audit.empty')}
        filters={
          <>
            <DayInput label={t('audit.from')} value={filters.from} onChange={(from) => change({ from })} />
            <DayInput label={t('audit.to')} value={filters.to} onChange={(to) => change({ to })} />
            <Pick
              label={t('audit.outcome')}
              value={filters.outcome ?? ''}
              options={(['done', 'refused'] as const).map((one) => [one, word('outcome', one)])}
              onChange={(outcome) => change({ outcome })}
            />
            <input
              className="input"
              aria-label={t('audit.act')}
              placeholder={t('audit.act_code')}
              value={filters.act ?? ''}
              onChange={(event) => change({ act: event.target.value })}
            />
            <input
              className="input"
              aria-label={t('audit.thing')}
              placeholder={t('audit.thing_id')}
              value={filters.thingId ?? ''}
              onChange={(event) => change({ thingId: event.target.value })}
            />
          </>
        }
      />
    </div>
  )
}
