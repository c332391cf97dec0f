import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type FindingRow, findingQuery, useFindings } from '../../api/supervise.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import type { AllFound } from '../../parts/bulk/bulk.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { chip } from '../../parts/filter-chips.tsx'
import { type Quick, QuickFilters } from '../../parts/quick-filters.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { FindingBulkActs } from './finding-bulk.tsx'
import { RecordFinding } from './record-finding.tsx'

const STATES = ['found', 'upheld', 'ordered', 'rectified', 'void'] as const

export function FindingState({ row }: { row: Standing }) {
  return (
    <>
      <span className={row.state === 'rectified' ? 'tag green' : 'tag'}>{word('finding.state', row.state)}</span>
      {row.overdue ? <span className="tag red">{t('finding.overdue')}</span> : null}
    </>
  )
}
type Standing = { readonly state: FindingRow['state']; readonly overdue: boolean }

const COLUMNS: readonly Column<FindingRow>[] = [
  {
    id: 'day',
    title: t('finding.day'),
    className: 'nowrap',
    cell: (row) => formatDay(dayOf(row.at), { weekday: false }),
  },
  {
    id: 'what',
    title: t('finding.what'),
    className: 'title-cell',
    cell: (row) => (
      <>
        <Link to="/findings/$id" params={{ id: row.id }}>
          {row.category}
        </Link>{' '}
        {row.level ? <span className="tag">{row.level}</span> : null}
        <p className="muted small">{row.text.slice(0, 80)}</p>
      </>
    ),
  },
  { id: 'subject', title: t('finding.about'), cell: (row) => row.subject.name },
  { id: 'org', title: t('subject.org'), extra: true, cell: (row) => row.org?.name ?? '' },
  { id: 'source', title: t('finding.source'), extra: true, cell: (row) => row.source ?? '' },
  {
    id: 'due',
    title: t('finding.reply_due'),
    className: 'nowrap',
    cell: (row) =>
      row.replyDue ? formatDay(row.replyDue, { weekday: false }) : <span className="muted">{t('value.none')}</span>,
  },
  {
    id: 'state',
    title: t('finding.state'),
    cell: (row) => (
      <span className="row" style={{ gap: 4 }}>
        <FindingState row={row} />
        {row.selfEntryId ? <span className="tag">{t('finding.self_reported')}</span> : null}
      </span>
    ),
  },
]

const QUICKS = (): readonly Quick[] => [
  { id: 'all', label: t('do.show_all'), search: {}, definition: t('finding.quick.all.definition') },
  {
    id: 'overdue',
    label: t('finding.overdue'),
    search: { overdue: 'true' },
    definition: t('finding.quick.overdue.definition'),
    tone: 'red',
  },
  ...STATES.map((state) => ({
    id: state,
    label: word('finding.state', state),
    search: { state },
    definition: word('finding.state_definition', state),
  })),
]

/** What supervision found, and how far each is put right. */
export function Findings() {
  const [filters, change] = useFilters()
  const pages = useFindings(filters)
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(filters.record === 'yes')
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.findings')}</h1>
          <p className="sub">{t('finding.rule')}</p>
        </div>
        {may('finding.record') ? (
          <button type="button" className="button main" onClick={() => setOpen(true)}>
            {t('finding.record')}
          </button>
        ) : null}
      </div>
      <QuickFilters
        label={t('nav.findings')}
        to="/findings"
        path="/api/findings"
        noun="finding"
        quicks={QUICKS()}
        toQuery={findingQuery}
      />
      <DataList
        takeOut={<ExportButton ledger="findings" filter={pages.asked} />}
        name="findings"
        label={t('nav.findings')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/findings/$id', params: { id: row.id } })}
        empty={t('finding.empty')}
        chips={[
          chip('program', t('matter.program'), filters.program),
          chip('category', t('finding.what'), filters.category),
          chip('orgId', t('subject.org'), pages.rows[0]?.org?.name),
          chip('personId', t('finding.about'), pages.rows[0]?.subject.name),
          chip('roundId', t('finding.quick.round')),
        ]}
        {...(may('finding.confirm') || may('finding.void')
          ? {
              wholeList: true,
              bulk: (rows: readonly FindingRow[], clear: () => void, all: AllFound | undefined) => (
                <FindingBulkActs rows={rows} clear={clear} all={all} may={may} />
              ),
            }
          : {})}
        filters={
          <>
            <Pick
              label={t('finding.state')}
              value={filters.state ?? ''}
              options={STATES.map((state) => [state, word('finding.state', state)])}
              onChange={(state) => change({ state })}
            />
            <Pick
              label={t('finding.reply_due')}
              value={filters.overdue ?? ''}
              options={[['true', t('finding.overdue')]]}
              onChange={(overdue) => change({ overdue })}
            />
          </>
        }
      />
      {open ? (
        <RecordFinding
          of={filters}
          onClose={() => {
            setOpen(false)
            change({ record: undefined, inspectionId: undefined, kind: undefined, subject: undefined, name: undefined })
          }}
        />
      ) : null}
    </div>
  )
}
