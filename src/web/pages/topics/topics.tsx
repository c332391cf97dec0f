import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type Cluster, type Topics as Shown, useOpenTopic, useTopics } from '../../api/topics.ts'
import { plusDays, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

type By = 'category' | 'industry' | 'area' | 'both'

/** Problems that several enterprises share: opened as one topic, their own matters stay theirs. */
export function Topics() {
  const [filters, change] = useFilters()
  const from = filters.from ?? plusDays(today(), -90)
  const to = filters.to ?? today()
  const by = (filters.by ?? 'category') as By
  const query = useTopics({ from, to, by })
  const [opening, setOpening] = useState<Cluster>()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.topics')}</h1>
          <p className="sub">{t('topic.what')}</p>
        </div>
        <ExportButton ledger="topics" filter={{ from, to, by }} />
      </div>
      <section className="panel">
        <div className="list-bar">
          <DayInput label={t('register.from')} value={from} onChange={(from) => change({ from })} />
          <DayInput label={t('register.to')} value={to} onChange={(to) => change({ to })} />
          <Pick
            always
            label={t('topic.by')}
            value={by}
            options={(['category', 'industry', 'area', 'both'] as const).map((one) => [one, t(`topic.by.${one}`)])}
            onChange={(value) => change({ by: value })}
          />
        </div>
        <Loaded query={query}>
          {({ clusters }) =>
            clusters.length === 0 ? (
              <EmptyState>{t('topic.none')}</EmptyState>
            ) : (
              <Clusters clusters={clusters} span={{ from, to }} onOpen={setOpening} />
            )
          }
        </Loaded>
      </section>
      {query.data ? <Opened topics={query.data.topics} /> : null}
      {opening ? <OpenTopic cluster={opening} onClose={() => setOpening(undefined)} /> : null}
    </div>
  )
}

type ClustersProps = {
  readonly clusters: readonly Cluster[]
  readonly span: { readonly from: string; readonly to: string }
  readonly onOpen: (cluster: Cluster) => void
}

function Clusters({ clusters, span, onOpen }: ClustersProps) {
  const may = useMay()
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('nav.topics')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('topic.cluster')}</th>
            <NumHead {...headOf('register.enterprises')} />
            <NumHead {...headOf('topic.matters')} />
            <NumHead {...headOf('topic.open_matters')} />
            <th scope="col">{t('topic.do')}</th>
          </tr>
        </thead>
        <tbody>
          {clusters.map((one) => {
            const name = clusterName(one)
            const search = {
              program: one.programKey,
              ...(one.category ? { category: one.category } : {}),
              recordedFrom: span.from,
              recordedTo: span.to,
            }
            return (
              <tr key={`${one.programKey} ${name}`}>
                <td>{name}</td>
                <td className="num">{one.enterprises}</td>
                <td className="num">
                  {one.section || one.area ? (
                    one.matters
                  ) : (
                    <Link to="/matters" search={search}>
                      {one.matters}
                    </Link>
                  )}
                </td>
                <td className="num">{one.open}</td>
                <td>
                  {may('topic.open') && one.ids.length > 1 ? (
                    <button type="button" className="button small" onClick={() => onOpen(one)}>
                      {t('topic.open')}
                    </button>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const clusterName = (one: Cluster) =>
  [one.category ?? t('topic.no_category'), one.industry ?? one.section, one.area?.name].filter(Boolean).join(' · ')

function Opened({ topics }: { topics: Shown['topics'] }) {
  if (topics.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('topic.opened')}</h2>
      </div>
      <ul className="body stack">
        {topics.map((topic) => (
          <li key={topic.id} className="stack tight">
            <span className="row apart">
              <Link to="/matters/$id" params={{ id: topic.matter.id }}>
                {topic.matter.number} {topic.title}
              </Link>
              <StateTag state={topic.matter.state} />
            </span>
            <details>
              <summary className="muted small">{t('topic.members', { n: topic.members.length })}</summary>
              <ul className="stack tight">
                {topic.members.map((member) => (
                  <li key={member.id} className="row">
                    <Link to="/matters/$id" params={{ id: member.id }}>
                      {member.title}
                    </Link>
                    <span className="muted small">{member.enterprise}</span>
                    <StateTag state={member.state} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OpenTopic({ cluster, onClose }: { cluster: Cluster; onClose: () => void }) {
  const [title, setTitle] = useState(t('topic.default_title', { what: clusterName(cluster) }))
  const [body, setBody] = useState('')
  const send = useOpenTopic()
  return (
    <Dialog
      title={t('topic.open')}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          {
            program: cluster.programKey,
            matter: cluster.matter,
            title: title.trim(),
            body: body.trim(),
            ...(cluster.category ? { category: cluster.category } : {}),
            ...(cluster.section ? { section: cluster.section } : {}),
            ...(cluster.area ? { areaId: cluster.area.id } : {}),
            matterIds: [...cluster.ids],
          },
          {
            onSuccess: (done) => {
              tellAfterAct({ sentence: t('topic.was_opened', { number: done.number, n: cluster.ids.length }) })
              onClose()
            },
          },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending || title.trim() === ''}>
          {t('topic.open')}
        </SendOrCancel>
      }
    >
      <p className="muted">{t('topic.open_what', { n: cluster.ids.length })}</p>
      <TextField label={t('topic.title')} value={title} onChange={setTitle} required />
      <TextField label={t('topic.body')} value={body} onChange={setBody} lines={4} />
      <Failure error={send.error} />
    </Dialog>
  )
}
