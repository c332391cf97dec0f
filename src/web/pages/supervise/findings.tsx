import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type FindingRow, useFindings } from '../../api/supervise.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
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
      <DataList
        takeOut={<ExportButton ledger="findings" filter={pages.asked} />}
        name="findings"
        label={t('nav.findings')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/findings/$id', params: { id: row.id } })}
        empty={t('finding.empty')}
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
