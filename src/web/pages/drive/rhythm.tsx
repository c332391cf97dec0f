import { Link, useNavigate } from '@tanstack/react-router'
import { useDraftPaper } from '../../api/paper-drafts.ts'
import { usePrograms } from '../../api/programs.ts'
import { type RhythmPage as Page, type RhythmView, useRhythm } from '../../api/rhythm.ts'
import { useMay } from '../../api/session.ts'
import { placeOfFigure } from '../../api/workbench.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Panel } from './target.tsx'

const VIEWS = ['day', 'week', 'month', 'quarter', 'year'] as const

/** The five rhythms as standing views: what changed, what fell due, what was struck off, who is late, and the paper of it. */
export function RhythmPage() {
  const [filters, change] = useFilters()
  const view: RhythmView = VIEWS.find((one) => one === filters.view) ?? 'day'
  const query = useRhythm(view, filters)
  const programs = usePrograms()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{word('rhythm', view)}</h1>
          {query.data ? <p className="sub">{sayPeriod(query.data)}</p> : null}
        </div>
        <div className="row">
          <ExportButton ledger="rhythm" filter={{ ...filters, view }} />
          <Pick
            label={t('rhythm.all_programs')}
            value={filters.program ?? ''}
            options={(programs.data ?? []).map((one) => [one.key, one.title])}
            onChange={(program) => change({ program })}
          />
          <button type="button" className="button" onClick={() => change({ on: query.data?.before })}>
            {t('rhythm.before')}
          </button>
          <button type="button" className="button" onClick={() => change({ on: query.data?.after })}>
            {t('rhythm.after')}
          </button>
        </div>
      </div>
      <nav className="tabs" aria-label={t('nav.rhythm')}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            to="/rhythm"
            search={{ view: one, ...(filters.program ? { program: filters.program } : {}) }}
            aria-current={one === view ? 'page' : undefined}
          >
            {word('rhythm', one)}
          </Link>
        ))}
      </nav>
      <Loaded query={query} lines={12}>
        {(page) => (
          <>
            <FigureBoard
              label={word('rhythm', view)}
              figures={page.figures.map((figure) => ({
                label: word('rhythm.figure', figure.id),
                value: figure.count,
                definition: word('rhythm.defined', figure.id),
                ...placeOfFigure(figure.opens),
                ...(figure.danger === 'none' ? {} : { tone: figure.danger }),
              }))}
            />
            <div className="halves">
              <Matters title={t('rhythm.came')} rows={page.came} />
              <Matters title={t('rhythm.ended')} rows={page.ended} />
            </div>
            <div className="halves">
              <Late page={page} program={filters.program} />
              <Papers page={page} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}

function sayPeriod({ from, to }: Page): string {
  return from === to
    ? formatDay(from)
    : t('link.span', { from: formatDay(from, { weekday: false }), to: formatDay(to, { weekday: false }) })
}

function Matters({ title, rows }: { title: string; rows: Page['came'] }) {
  return (
    <Panel title={title}>
      {rows.length === 0 ? <EmptyState>{t('rhythm.nothing')}</EmptyState> : null}
      <ul className="body stack tight">
        {rows.map((row) => (
          <li key={row.id} className="row apart">
            <Link to="/matters/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <span className="muted small nowrap">
              {row.leadOrg?.name ?? row.org?.name ?? ''} {formatMoment(row.closedAt ?? row.at)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Late({ page, program }: { page: Page; program: string | undefined }) {
  const of: Record<string, string> = program ? { program } : {}
  const due = { ...of, dueFrom: page.from, dueTo: page.to }
  const count = (n: number, to: string, search: Record<string, string>) =>
    n === 0 ? (
      <span className="muted">0</span>
    ) : (
      <Link to={to} search={search}>
        {n}
      </Link>
    )
  return (
    <Panel title={t('rhythm.who_is_late')}>
      {page.late.length === 0 ? (
        <EmptyState>{t('rhythm.nobody_late')}</EmptyState>
      ) : (
        <div className="table-wrap">
          <table className="table dense">
            <thead>
              <tr>
                <th scope="col">{t('target.org')}</th>
                <NumHead title={word('duty.state', 'missed')} definition={t('col.rhythm.missed')} />
                <NumHead title={word('duty.state', 'late')} definition={t('col.rhythm.late')} />
                <NumHead {...headOf('rhythm.figure.overdue')} />
              </tr>
            </thead>
            <tbody>
              {page.late.map((one) => (
                <tr key={one.id}>
                  <td>{one.name}</td>
                  <td className="num">{count(one.missed, '/duties', { ...due, orgId: one.id, state: 'missed' })}</td>
                  <td className="num">{count(one.late, '/duties', { ...due, orgId: one.id, state: 'late' })}</td>
                  <td className="num">
                    {count(one.overdue, '/matters', { ...of, leadOrgId: one.id, due: 'overdue', open: 'true' })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function Papers({ page }: { page: Page }) {
  const may = useMay()
  const draft = useDraftPaper()
  const navigate = useNavigate()
  return (
    <Panel title={t('rhythm.papers')}>
      {page.papers.length === 0 ? <EmptyState>{t('rhythm.no_papers')}</EmptyState> : null}
      <ul className="checklist">
        {page.papers.map((one) => (
          <li key={`${one.programKey} ${one.paper}`}>
            <div className="grow">
              {formatPeriod(one.period)} {one.title} <span className="muted small">{one.programTitle}</span>
            </div>
            {one.issued ? (
              <Link to="/papers/$id" params={{ id: one.issued.id }}>
                {one.issued.number ?? t('rhythm.issued', { at: formatMoment(one.issued.issuedAt) })}
              </Link>
            ) : may('paper.draft') ? (
              <button
                type="button"
                className="button small"
                disabled={draft.isPending}
                onClick={() =>
                  draft.mutate(
                    { programKey: one.programKey, paper: one.paper, calendar: one.calendar, ordinal: one.ordinal },
                    { onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }) },
                  )
                }
              >
                {t('rhythm.draft')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Failure error={draft.error} />
    </Panel>
  )
}
