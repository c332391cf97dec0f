import { Link, useNavigate } from '@tanstack/react-router'
import { type EvaluationRow, useEvaluations } from '../../api/evaluations.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { DrawUp } from './draw-up.tsx'

const COLUMNS: readonly Column<EvaluationRow>[] = [
  {
    id: 'title',
    title: t('evaluation.title'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/evaluations/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
    ),
  },
  { id: 'form', title: t('evaluation.form'), cell: (row) => row.formTitle },
  { id: 'program', title: t('evaluation.program'), extra: true, cell: (row) => row.programTitle },
  {
    id: 'audience',
    title: t('evaluation.audience'),
    cell: (row) => row.groupTitle ?? word('evaluation.audience', row.audience),
  },
  {
    id: 'days',
    title: t('evaluation.to'),
    className: 'nowrap',
    cell: (row) => formatDay(row.toDay, { weekday: false }),
  },
  { id: 'subjects', ...numOf('evaluation.subjects'), cell: (row) => row.subjects },
  {
    id: 'progress',
    ...numOf('evaluation.progress'),
    cell: (row) => t('evaluation.progress_of', { used: row.used, tickets: row.tickets }),
  },
  {
    id: 'state',
    title: t('evaluation.state'),
    cell: (row) => (
      <span className={row.state === 'open' ? 'tag blue' : 'tag'}>{word('evaluation.state', row.state)}</span>
    ),
  },
]

/** Rounds of anonymous questionnaires: drawn up, counted, closed. */
export function Evaluations() {
  const [filters, change] = useFilters()
  const pages = useEvaluations(filters)
  const navigate = useNavigate()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.evaluations')}</h1>
          <p className="sub">{t('evaluation.what')}</p>
        </div>
        {may('evaluation.draw_up') ? <DrawUp /> : null}
      </div>
      <DataList
        takeOut={<ExportButton ledger="evaluations" filter={pages.asked} />}
        name="evaluations"
        label={t('nav.evaluations')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/evaluations/$id', params: { id: row.id } })}
        empty={t('evaluation.empty')}
        filters={
          <Pick
            label={t('evaluation.state')}
            value={filters.state ?? ''}
            options={(['open', 'closed'] as const).map((state) => [state, word('evaluation.state', state)])}
            onChange={(state) => change({ state })}
          />
        }
      />
    </div>
  )
}
