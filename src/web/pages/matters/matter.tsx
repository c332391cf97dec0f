import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type MatterDetail, useMatter } from '../../api/matters.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { ActTimeline } from '../../parts/act-timeline.tsx'
import { CaseMark } from '../../parts/case-mark.tsx'
import { Clock } from '../../parts/clock.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ProposeFromMatter } from '../cases/propose-from-matter.tsx'
import { ActDialog } from './act-dialog.tsx'
import { MatterAside } from './matter-aside.tsx'
import { TaskPanel } from './task-panel.tsx'

/** One matter: what was done to it, who works on it until when, and what I may do now. */
export function MatterPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useMatter(id)
  return <Loaded query={query}>{(matter) => <MatterView matter={matter} />}</Loaded>
}

function MatterView({ matter }: { matter: MatterDetail }) {
  const running = matter.clocks.filter((clock) => !clock.doneAt && !clock.cancelledAt)
  return (
    <div className="page">
      <div className="stack tight">
        <p className="row muted">
          <Link to="/matters">{t('nav.matters')}</Link>
          <span aria-hidden="true">›</span>
          <span className="code">{matter.number}</span>
          <span>{matter.matterTitle}</span>
        </p>
        <h1>{matter.title}</h1>
        <div className="row">
          <StateTag
            state={matter.state}
            endTitle={matter.endTitle}
            agreed={matter.closings.at(-1)?.agreed === 'enterprise_agreed'}
          />
          {matter.urgency ? <span className="tag">{matter.urgency}</span> : null}
          {matter.falseClosures > 0 ? <span className="tag red">{t('matter.flag.false_closure')}</span> : null}
          {matter.sealed ? <span className="tag">{t('matter.flag.sealed')}</span> : null}
          {running.map((clock) => (
            <Clock key={clock.id} clock={clock} named />
          ))}
        </div>
        <MatterActs matter={matter} />
        <ProposeFromMatter matter={matter} />
      </div>
      <div className="columns">
        <div className="stack">
          <CaseMark matter={matter} />
          {matter.body ? (
            <p className="panel pre" style={{ padding: '12px 16px' }}>
              {matter.body}
            </p>
          ) : null}
          {matter.kind === 'task' ? (
            <TaskPanel id={matter.id} over={['closed', 'dismissed', 'merged'].includes(matter.state)} />
          ) : null}
          <section className="panel">
            <div className="head">
              <h2>{t('matter.acts')}</h2>
              <span className="muted small">{t('matter.acts_count', { n: matter.acts.length })}</span>
            </div>
            <div className="body">
              <ActTimeline acts={matter.acts} />
            </div>
          </section>
        </div>
        <MatterAside matter={matter} />
      </div>
    </div>
  )
}

/** The one or two acts expected next as buttons; the others in a menu, with the reason when not allowed. */
export function MatterActs({ matter }: { matter: MatterDetail }) {
  const [act, setAct] = useState<{ act: string; title: string }>()
  const may = useMay()
  // Whoever appealed is told the decision; he is not rung up about it.
  const callable = may('matter.call_back') && matter.kind !== 'appeal' && ['answered', 'closed'].includes(matter.state)
  const possible = callable
    ? [
        ...matter.possible,
        { act: 'callback', title: t('act.callback'), allowed: true, primary: matter.state === 'closed', refusal: null },
      ]
    : matter.possible
  const allowed = possible.filter((one) => one.allowed)
  const primary = allowed.filter((one) => one.primary).slice(0, 2)
  const others = possible
    .filter((one) => !primary.includes(one))
    .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
  if (possible.length === 0) return null
  return (
    <div className="row" style={{ marginTop: 6 }}>
      {primary.map((one, n) => (
        <button type="button" key={one.act} className={n === 0 ? 'button main' : 'button'} onClick={() => setAct(one)}>
          {one.title}
        </button>
      ))}
      {others.length > 0 ? (
        <Menu
          label={primary.length > 0 ? t('do.more') : t('matter.acts_menu')}
          align="start"
          items={others.map((one) => ({
            id: one.act,
            label: one.title,
            why: one.allowed ? undefined : (one.refusal?.detail ?? t('error.access.denied')),
            onChoose: () => setAct(one),
          }))}
        />
      ) : null}
      {act ? (
        <ActDialog key={act.act} matter={matter} act={act.act} title={act.title} onClose={() => setAct(undefined)} />
      ) : null}
    </div>
  )
}
