import { Link } from '@tanstack/react-router'
import { type ProjectBoard, useProjectBoard } from '../../api/projects.ts'
import { formatAmount, formatShare } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

/** Projects side by side by stage: how long each has stood there, and what blocks it. */
export function StageBoard() {
  const query = useProjectBoard()
  return (
    <Loaded query={query}>
      {(board) =>
        board.total === 0 ? (
          <EmptyState>{t('project.empty')}</EmptyState>
        ) : (
          <>
            <div className="row apart">
              <p className="muted">{t('project.board_sum', { n: board.total, blocked: board.blocked })}</p>
              <ExportButton ledger="project_stages" filter={{}} act="project.export" />
            </div>
            <div className="stage-board" tabIndex={0} role="region" aria-label={t('project.by_stage')}>
              {board.stages.map((stage) => (
                <Stage key={stage.stage ?? ''} stage={stage} />
              ))}
            </div>
          </>
        )
      }
    </Loaded>
  )
}

function Stage({ stage }: { stage: ProjectBoard['stages'][number] }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>
          <Link to="/projects" search={stage.stage ? { view: 'list', stage: stage.stage } : { view: 'list' }}>
            {stage.stage ?? t('project.no_stage')}
          </Link>{' '}
          <span className="muted">{stage.projects.length}</span>
        </h2>
        {stage.blocked > 0 ? <span className="tag amber">{t('project.blocked_n', { n: stage.blocked })}</span> : null}
      </div>
      <ul className="body stack">
        {stage.projects.map((one) => (
          <li key={one.id} className="stack tight" style={{ gap: 2 }}>
            <Link to="/projects/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
            <span className="muted small">
              {[
                one.days === null ? '' : t('project.days_here', { n: one.days }),
                one.investment ? formatAmount(one.investment) : '',
                one.planned && Number(one.planned) > 0
                  ? t('project.done_share', { share: formatShare(Number(one.done ?? 0) / Number(one.planned)) })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {one.blockedBy ? (
              <span className="small">
                <span className="tag amber">{t('project.blocked_tag')}</span> {one.blockedBy}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
