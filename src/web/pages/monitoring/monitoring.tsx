import { Link, useNavigate } from '@tanstack/react-router'
import { type Network, useMonitoring } from '../../api/monitoring.ts'
import { useDraftPaper } from '../../api/paper-drafts.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Appointments } from './appointments.tsx'
import { ReportList } from './report-list.tsx'
import { SetUpNetwork } from './set-up-network.tsx'
import { VoiceReport } from './voice-report.tsx'

/** The office's view of its monitoring networks: the inbox first, then who is appointed, then what rankings come of it. */
export function Monitoring() {
  const query = useMonitoring()
  const may = useMay()
  const [filters] = useFilters()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.monitoring')}</h1>
          <p className="sub">{t('monitoring.what')}</p>
        </div>
        <ExportButton ledger="monitoring" filter={{}} />
        {may('monitoring.set_up') ? <SetUpNetwork /> : null}
      </div>
      <Loaded query={query}>
        {(networks) => {
          const chosen = networks.find((one) => one.id === filters.network) ?? networks[0]
          if (!chosen) return <EmptyState>{t('monitoring.empty')}</EmptyState>
          return (
            <>
              {networks.length > 1 ? <NetworkPick networks={networks} chosen={chosen} /> : null}
              <OneNetwork network={chosen} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function NetworkPick({ networks, chosen }: { networks: readonly Network[]; chosen: Network }) {
  const [, , replace] = useFilters()
  return (
    <select
      className="input"
      aria-label={t('nav.monitoring')}
      value={chosen.id}
      onChange={(event) => replace({ network: event.target.value })}
    >
      {networks.map((one) => (
        <option key={one.id} value={one.id}>
          {one.title} · {one.programTitle}
        </option>
      ))}
    </select>
  )
}

function OneNetwork({ network }: { network: Network }) {
  const { figures } = network
  const may = useMay()
  const [filters] = useFilters()
  const place = (outcome?: string) => ({
    to: '/monitoring',
    search: { network: network.id, outcome },
    current: filters.outcome === outcome,
  })
  return (
    <>
      <FigureBoard
        label={t('monitoring.reports')}
        figures={[
          {
            label: t('monitoring.figure.reports'),
            definition: t('monitoring.defined.reports'),
            value: figures.reports,
            ...place(),
          },
          {
            label: t('monitoring.figure.unsorted'),
            definition: t('monitoring.defined.unsorted'),
            value: figures.unsorted,
            ...place('unsorted'),
            tone: 'amber',
          },
          {
            label: t('monitoring.figure.matter'),
            definition: t('monitoring.defined.matter'),
            value: figures.matter,
            ...place('matter'),
          },
          {
            label: t('monitoring.figure.praise'),
            definition: t('monitoring.defined.praise'),
            value: figures.praise,
            ...place('praise'),
          },
          {
            label: t('monitoring.figure.duplicate'),
            definition: t('monitoring.defined.duplicate'),
            value: figures.duplicate,
            ...place('duplicate'),
          },
          {
            label: t('monitoring.figure.no_action'),
            definition: t('monitoring.defined.no_action'),
            value: figures.noAction,
            ...place('no_action'),
          },
          {
            label: t('monitoring.figure.letters'),
            definition: t('monitoring.defined.letters'),
            value: figures.letters,
            to: '/matters',
            search: { program: network.programKey, kind: 'rectification' },
          },
        ]}
      />
      <p className="muted">{t('monitoring.lettered', { ...figures, n: figures.lettered })}</p>
      {may('monitor.report') ? <VoiceReport network={network} /> : null}
      <ReportList network={network} />
      <div className="columns">
        <Appointments network={network} />
        <aside className="stack">
          <Units network={network} />
          <Outputs network={network} />
        </aside>
      </div>
    </>
  )
}

function Units({ network }: { network: Network }) {
  if (network.units.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('monitoring.units')}</h2>
      </div>
      <div className="table-wrap">
        <table className="table dense">
          <thead>
            <tr>
              <th scope="col">{t('monitoring.unit')}</th>
              <NumHead {...headOf('monitoring.reports')} />
              <NumHead {...headOf('monitoring.matters')} />
              <NumHead {...headOf('monitoring.letters')} />
            </tr>
          </thead>
          <tbody>
            {network.units.map((one) => (
              <tr key={one.org.id}>
                <td>{one.org.name}</td>
                <td className="num">
                  <Link to="/monitoring" search={{ network: network.id, orgId: one.org.id }}>
                    {one.reports}
                  </Link>
                </td>
                <td className="num">
                  <Link to="/monitoring" search={{ network: network.id, orgId: one.org.id, outcome: 'matter' }}>
                    {one.matters}
                  </Link>
                </td>
                <td className="num">
                  <Link to="/monitoring" search={{ network: network.id, orgId: one.org.id, outcome: 'matter' }}>
                    {one.letters}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The program's rankings, and its papers that show what was reported: drafted from data, issued to the chosen audience. */
function Outputs({ network }: { network: Network }) {
  const draft = useDraftPaper()
  const navigate = useNavigate()
  const may = useMay()
  if (network.rankings.length + network.papers.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('monitoring.rankings')}</h2>
      </div>
      <ul className="body stack tight">
        {network.rankings.map((one) => (
          <li key={one.id}>
            <Link to="/rankings" search={{ program: network.programKey, ranking: one.id }}>
              {one.title}
            </Link>
          </li>
        ))}
        {network.papers.map((one) => (
          <li key={one.id} className="row apart">
            <span>{one.title}</span>
            {may('paper.issue') ? (
              <button
                type="button"
                className="button small"
                disabled={draft.isPending}
                onClick={() =>
                  draft.mutate(
                    { programKey: network.programKey, paper: one.id },
                    {
                      onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }),
                      onError: (error) => tellAfterAct({ sentence: explain(error) }),
                    },
                  )
                }
              >
                {t('monitoring.draft')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
