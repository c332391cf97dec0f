import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useProject } from '../../api/enterprises.ts'
import { useProjectProgress } from '../../api/projects.ts'
import { useMay, useSession } from '../../api/session.ts'
import { formatDay, today } from '../../format/date.ts'
import { formatAmount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { Loaded } from '../../parts/states.tsx'
import { Timeline } from '../../parts/timeline.tsx'
import { Approvals } from './approvals.tsx'
import { Investment } from './investment.tsx'
import { StageDialog } from './stage-dialog.tsx'
import { Team } from './team.tsx'

/** A project: its stage and what blocks it, who is there for it, what happened. */
export function ProjectPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useProject(id)
  const may = useMay()
  const session = useSession()
  const progress = useProjectProgress(id)
  const [staging, setStaging] = useState(false)
  return (
    <Loaded query={query}>
      {(project) => (
        <div className="page">
          <div className="page-head">
            <div>
              <p className="muted">
                <Link to="/projects">{t('nav.projects')}</Link>
              </p>
              <h1>{project.name}</h1>
            </div>
            <div className="row">
              {may('project.change') ? (
                <button type="button" className="button" onClick={() => setStaging(true)}>
                  {t('project.enter_stage')}
                </button>
              ) : null}
              <Link
                to="/p/$authority/plate/$id"
                params={{ authority: session.authority.code, id: project.id }}
                className="button"
              >
                {t('plate.open')}
              </Link>
              {may('visit.record') ? (
                <Link to="/m/visit" search={{ project: project.id }} className="button main">
                  {t('nav.visit_new')}
                </Link>
              ) : null}
            </div>
          </div>
          {staging ? <StageDialog project={project} onClose={() => setStaging(false)} /> : null}
          <div className="columns">
            <div className="stack">
              {progress.data?.approvals.map((one) => (
                <Approvals key={`${one.programKey}.${one.form}`} approvals={one} project={project} />
              ))}
              {progress.data ? (
                <Investment id={project.id} months={progress.data.months} mayChange={progress.data.mayChange} />
              ) : null}
              <section className="panel">
                <div className="head">
                  <h2>{t('enterprise.timeline')}</h2>
                </div>
                <div className="body">
                  <Timeline visits={project.visits} matters={project.matters} />
                </div>
              </section>
            </div>
            <aside className="stack">
              <section className="panel">
                <div className="head">
                  <h2>{t('enterprise.facts')}</h2>
                </div>
                <dl className="body facts">
                  <dt>{t('project.class')}</dt>
                  <dd>{project.class ?? t('value.unknown')}</dd>
                  <dt>{t('project.stage')}</dt>
                  <dd>{project.stage ?? t('value.missing')}</dd>
                  <dt>{t('project.investment')}</dt>
                  <dd>{formatAmount(project.investment)}</dd>
                  <dt>{t('project.org')}</dt>
                  <dd>{project.org?.name ?? t('value.unknown')}</dd>
                  {project.enterprise ? (
                    <>
                      <dt>{t('matter.enterprise')}</dt>
                      <dd>
                        <Link to="/enterprises/$id" params={{ id: project.enterprise.id }}>
                          {project.enterprise.name}
                        </Link>
                      </dd>
                    </>
                  ) : null}
                </dl>
              </section>
              <Team links={project.linkRows} day={today()} />
              {project.stages.length > 0 ? (
                <section className="panel">
                  <div className="head">
                    <h2>{t('project.stages')}</h2>
                  </div>
                  <ol className="body stack tight">
                    {project.stages.map((stage) => (
                      <li key={`${stage.stage}${stage.fromDay}`}>
                        <span className={stage.toDay ? '' : 'strong'}>{stage.stage}</span>{' '}
                        <span className="muted small">
                          {stage.toDay
                            ? t('link.span', {
                                from: formatDay(stage.fromDay, { weekday: false }),
                                to: formatDay(stage.toDay, { weekday: false }),
                              })
                            : t('link.since', { day: formatDay(stage.fromDay, { weekday: false }) })}
                        </span>
                        {stage.blockedBy ? (
                          <p className="small">{t('project.blocked', { by: stage.blockedBy })}</p>
                        ) : null}
                      </li>
                    ))}
                  </ol>
                </section>
              ) : null}
            </aside>
          </div>
        </div>
      )}
    </Loaded>
  )
}
