import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type MeetingRow, useMeetings } from '../../api/meetings.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { DueBoard } from './due-board.tsx'
import { PlanMeeting } from './plan-meeting.tsx'

const COLUMNS: readonly Column<MeetingRow>[] = [
  { id: 'at', title: t('meeting.at'), className: 'nowrap', cell: (row) => formatMoment(row.at) },
  {
    id: 'title',
    title: t('meeting.title'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/meetings/$id" params={{ id: row.id }}>
        {row.title || row.kind}
      </Link>
    ),
  },
  { id: 'kind', title: t('meeting.kind'), extra: true, cell: (row) => row.kind },
  {
    id: 'holder',
    title: t('meeting.holder'),
    cell: (row) => row.area?.name ?? row.person?.name ?? row.org?.name ?? '',
  },
  {
    id: 'state',
    title: t('meeting.state'),
    className: 'nowrap',
    cell: (row) => <span className="tag">{word('meeting.state', row.voidedAt ? 'cancelled' : row.state)}</span>,
  },
  { id: 'items', ...numOf('meeting.items'), cell: (row) => row.items },
  { id: 'decisions', ...numOf('meeting.decisions'), cell: (row) => row.decisions },
  {
    id: 'open',
    ...numOf('meeting.open'),
    cell: (row) => (row.open > 0 ? <span className="strong">{row.open}</span> : <span className="muted">0</span>),
  },
  { id: 'came', ...numOf('meeting.attendees'), cell: (row) => row.attendees },
]

/** Meetings by rhythm: what is due and was it held; and every meeting with what of its decisions is still open. */
export function Meetings() {
  const [filters, change] = useFilters()
  const may = useMay()
  const navigate = useNavigate()
  const [planning, setPlanning] = useState(false)
  const pages = useMeetings(filters)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.meetings')}</h1>
        {may('meeting.plan') ? (
          <button type="button" className="button main" onClick={() => setPlanning(true)}>
            {t('meeting.plan')}
          </button>
        ) : null}
      </div>
      <DueBoard />
      <DataList
        takeOut={<ExportButton ledger="meetings" filter={pages.asked} />}
        name="meetings"
        label={t('nav.meetings')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/meetings/$id', params: { id: row.id } })}
        empty={t('meeting.empty')}
        filters={
          <>
            <DayInput label={t('meeting.from')} value={filters.from} onChange={(from) => change({ from })} />
            <DayInput label={t('meeting.to')} value={filters.to} onChange={(to) => change({ to })} />
            <Pick
              label={t('meeting.state')}
              value={filters.state ?? ''}
              options={(['planned', 'closed', 'cancelled'] as const).map((one) => [one, word('meeting.state', one)])}
              onChange={(state) => change({ state })}
            />
          </>
        }
      />
      {planning ? (
        <PlanMeeting
          onClose={() => setPlanning(false)}
          onPlanned={(id) => void navigate({ to: '/meetings/$id', params: { id } })}
        />
      ) : null}
    </div>
  )
}
