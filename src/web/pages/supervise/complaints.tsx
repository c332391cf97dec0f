import { Link } from '@tanstack/react-router'
import { type ComplaintBoard, useComplaintBoard } from '../../api/complaints.ts'
import { useSession } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { Figure, FigureBoard } from '../../parts/figure.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { BoardFigures } from '../registers/board-figures.tsx'

/** What came from outside in a year and what became of it; each figure opens exactly the matters it counts. */
export function Complaints() {
  const [filters, change] = useFilters()
  const query = useComplaintBoard(filters.year)
  const { authority } = useSession()
  const thisYear = new Date().getFullYear()
  return (
    <Loaded query={query} lines={6}>
      {({ year, kinds }) => (
        <div className="page">
          <div className="page-head">
            <div>
              <h1>{t('complaints.title')}</h1>
              <p className="sub">{t('complaints.sub', { year })}</p>
            </div>
            <div className="row" style={{ flexWrap: 'nowrap' }}>
              <Pick
                label={t('score.period')}
                value={String(year)}
                options={[0, 1, 2].map((n) => [String(thisYear - n), t('complaints.year', { year: thisYear - n })])}
                always
                onChange={(chosen) => change({ year: chosen === String(thisYear) ? undefined : chosen })}
              />
              <Link to="/p/$authority" params={{ authority: authority.code }} className="button">
                {t('complaints.public')}
              </Link>
            </div>
          </div>
          {kinds.length === 0 ? <EmptyState>{t('complaints.none')}</EmptyState> : null}
          <div className="stack">
            {kinds.map((kind) => (
              <KindPanel key={`${kind.program} ${kind.matter}`} kind={kind} year={year} />
            ))}
            <BoardFigures board="complaints" />
          </div>
        </div>
      )}
    </Loaded>
  )
}

const FIGURES = ['received', 'waiting', 'open', 'overdue', 'dismissed', 'closed'] as const
/** The same conditions as the server counts by. */
const WHERE = {
  received: {},
  waiting: { state: 'recorded' },
  open: { open: 'true' },
  overdue: { due: 'overdue', open: 'true' },
  dismissed: { state: 'dismissed' },
  closed: { state: 'closed' },
} as const

function KindPanel({ kind, year }: { kind: ComplaintBoard['kinds'][number]; year: number }) {
  const base = {
    program: kind.program,
    matter: kind.matter,
    recordedFrom: `${year}-01-01`,
    recordedTo: `${year}-12-31`,
  }
  return (
    <section className="panel">
      <div className="head">
        <h2>{kind.title}</h2>
        <span className="muted small">
          {[kind.programTitle, kind.clause, kind.sealed ? t('complaints.sealed') : ''].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className="body stack tight">
        <FigureBoard
          label={kind.title}
          figures={FIGURES.map((id) => ({
            label: t(`complaints.${id}`),
            definition: t(`complaints.defined.${id}`),
            value: kind[id],
            to: '/matters',
            search: { ...base, ...WHERE[id] },
            ...(id === 'overdue' ? { tone: 'red' as const } : {}),
          }))}
        />
        {kind.received > 0 ? (
          <p>
            {t('complaints.share')}{' '}
            <Figure
              value={(kind.closed + kind.dismissed) / kind.received}
              share
              numerator={kind.closed + kind.dismissed}
              denominator={kind.received}
              to="/matters"
              search={{ ...base, state: 'closed,dismissed' }}
            />
          </p>
        ) : null}
      </div>
    </section>
  )
}
