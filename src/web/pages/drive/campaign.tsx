import { Link } from '@tanstack/react-router'
import type { Campaign } from '../../api/campaigns.ts'
import { useCampaign } from '../../api/campaigns.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { CampaignDuties } from './campaign-duties.tsx'
import { PhaseLine } from './phase-line.tsx'
import { TaskProgress } from './task-progress.tsx'

/** A program as a campaign: its phases on a line with today, and of each duty who has done it and who has not. */
export function CampaignPage() {
  const program = useProgramKey('phases')
  const query = useCampaign(program)
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.campaign')}</h1>
          {query.data ? <p className="sub">{query.data.title}</p> : null}
        </div>
        <div className="row">
          {program ? <ExportButton ledger="campaign" filter={{ program }} /> : null}
          <ProgramPick having="phases" />
          {program && may('duty.read') ? (
            <Link to="/campaign/unit" search={{ program }} className="button">
              {t('campaign.unit_list')}
            </Link>
          ) : null}
        </div>
      </div>
      <Loaded query={query} lines={12}>
        {(campaign) => (
          <>
            {campaign.phases.length > 0 ? <PhaseLine campaign={campaign} /> : null}
            {campaign.tasks.all > 0 ? <Tasks campaign={campaign} /> : null}
            <TaskProgress rows={campaign.tasks.rows} />
            {stagesOf(campaign).map(({ id, ...stage }) => (
              <CampaignDuties key={id} program={campaign.program} {...stage} />
            ))}
            {campaign.duties.length === 0 ? <EmptyState>{t('campaign.no_duties')}</EmptyState> : null}
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Key tasks, each figure opening its rows. */
function Tasks({ campaign: { program, tasks } }: { campaign: Campaign }) {
  const of = { program, kind: 'task' }
  return (
    <FigureBoard
      label={t('campaign.tasks')}
      figures={[
        {
          label: t('campaign.tasks'),
          value: tasks.all,
          to: '/matters',
          search: of,
          definition: t('campaign.tasks.definition'),
        },
        {
          label: t('campaign.tasks_open'),
          value: tasks.open,
          to: '/matters',
          search: { ...of, open: 'true' },
          definition: t('campaign.tasks_open.definition'),
        },
        {
          label: t('campaign.tasks_overdue'),
          value: tasks.overdue,
          to: '/matters',
          search: { ...of, open: 'true', due: 'overdue' },
          tone: 'red',
          definition: t('campaign.tasks_overdue.definition'),
        },
        {
          label: t('campaign.tasks_answered'),
          value: tasks.answered,
          to: '/matters',
          search: { ...of, state: 'answered' },
          definition: t('campaign.tasks_answered.definition'),
        },
        {
          label: t('campaign.tasks_closed'),
          value: tasks.closed,
          to: '/matters',
          search: { ...of, state: 'closed' },
          definition: t('campaign.tasks_closed.definition'),
        },
      ]}
    />
  )
}

/** What each phase asks, the running one first; then what holds throughout. */
function stagesOf({ phases, duties }: Campaign) {
  const order = { running: 0, over: 1, to_come: 2, closed: 3 } as const
  const stages = phases
    .toSorted((a, b) => order[a.state] - order[b.state])
    .map(({ id, title, state }) => ({
      id,
      title,
      toCome: state === 'to_come',
      duties: duties.filter((duty) => duty.phase === id),
    }))
  const throughout = duties.filter((duty) => !phases.some((phase) => phase.id === duty.phase))
  return [...stages, { id: '', title: t('campaign.throughout'), toCome: false, duties: throughout }].filter(
    (stage) => stage.duties.length > 0,
  )
}
