import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type TargetPage as Page, useTarget, useTargets, useVoidReading } from '../../api/targets.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatShare, formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Loaded } from '../../parts/states.tsx'
import { ExemptTarget, TargetExemption } from './exempt-target.tsx'
import { SetTarget } from './set-target.tsx'
import { TargetBar, withUnit } from './target-bar.tsx'
import { TargetChart } from './target-chart.tsx'
import { TargetClosing } from './target-closing.tsx'
import { sayGap, sayState } from './targets.tsx'

/** One target: its progress and forecast, its parts, its versions, and how it is struck off. */
export function TargetPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useTarget(id)
  return <Loaded query={query}>{(target) => <Shown target={target} />}</Loaded>
}

function Shown({ target }: { target: Page }) {
  const may = useMay()
  const list = useTargets(target.programKey, { on: target.firstDay })
  const [doing, setDoing] = useState<'change' | 'break_down'>()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/targets" search={{ program: target.programKey }}>
              {t('nav.targets')}
            </Link>
            {target.parent ? (
              <>
                {' / '}
                <Link to="/targets/$id" params={{ id: target.parent.id }}>
                  {target.parent.name}
                </Link>
              </>
            ) : null}
          </p>
          <h1>
            {target.subject.name} · {target.title}
          </h1>
          <p className="sub">
            {target.programTitle} · {formatPeriod(target.period)} {sayState(target)}
          </p>
        </div>
        {may('target.set') && target.closing !== 'passed' ? (
          <div className="row">
            <ExemptTarget target={target} />
            <button type="button" className="button" onClick={() => setDoing('break_down')}>
              {t('target.break')}
            </button>
            <button type="button" className="button" onClick={() => setDoing('change')}>
              {t('target.change')}
            </button>
          </div>
        ) : null}
      </div>
      {doing && list.data ? (
        <SetTarget
          list={list.data}
          onClose={() => setDoing(undefined)}
          {...(doing === 'change' ? { changing: target } : { parent: target })}
        />
      ) : null}
      <div className="columns">
        <div className="stack">
          <TargetExemption target={target} />
          <Progress target={target} />
          <Readings target={target} />
          {target.children.length > 0 ? <Parts target={target} /> : null}
        </div>
        <aside className="stack">
          <Facts target={target} />
          <TargetClosing target={target} />
          <Versions target={target} />
        </aside>
      </div>
    </div>
  )
}

function Progress({ target }: { target: Page }) {
  const { forecast, unit, value } = target
  return (
    <Panel title={t('target.progress')}>
      <div className="body stack">
        <TargetBar row={target} />
        <p>
          {value === null
            ? t('target.nothing_read')
            : t('target.stands', {
                day: formatDay(target.readDay ?? target.today, { weekday: false }),
                value: withUnit(value, unit),
                target: withUnit(target.target, unit),
                planned: withUnit(target.planned, unit),
                share: formatShare(target.elapsed),
              })}
          {target.shortfall > 0 ? t('target.short_by', { gap: withUnit(target.shortfall, unit) }) : ''}
        </p>
        {forecast ? (
          <p className="muted">
            {t(`target.forecast_${forecast.how}`, {
              n: forecast.from,
              value: withUnit(forecast.value, unit),
              day: formatDay(target.lastDay, { weekday: false }),
            })}
          </p>
        ) : null}
        {target.readings.length > 0 ? <TargetChart target={target} /> : null}
      </div>
    </Panel>
  )
}

function Readings({ target }: { target: Page }) {
  const may = useMay()
  const [voiding, setVoiding] = useState<string>()
  const take = useVoidReading()
  return (
    <Panel title={t('target.readings')}>
      {target.readings.length === 0 ? <p className="body muted">{t('target.nothing_read')}</p> : null}
      {target.readings.length > 0 ? (
        <div className="table-wrap">
          <table className="table stacks">
            <thead>
              <tr>
                <th scope="col">{t('target.day')}</th>
                <NumHead {...headOf('target.value')} />
                <NumHead {...headOf('target.planned')} />
                <th scope="col">{t('target.why_and_what')}</th>
                <th scope="col">{t('target.reported_by')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('target.void')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {target.readings.toReversed().map((one) => (
                <tr key={one.id}>
                  <td className="nowrap">{formatDay(one.day, { weekday: false })}</td>
                  <td className="num" data-label={t('target.value')}>
                    {formatValue(one.value)}
                  </td>
                  <td className="num muted" data-label={t('target.planned')}>
                    {formatValue(one.planned)}
                  </td>
                  <td>{[one.reason, one.remedy].filter(Boolean).join('；')}</td>
                  <td className="small muted">
                    {one.by ?? ''} <span className="nowrap">{formatMoment(one.recordedAt)}</span>
                  </td>
                  <td>
                    {may('indicator.report') ? (
                      <button type="button" className="button plain small" onClick={() => setVoiding(one.id)}>
                        {t('target.void')}
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {voiding ? (
        <ReasonForm
          title={t('target.void_title')}
          onClose={() => setVoiding(undefined)}
          onSend={(reason) => take.mutateAsync({ id: voiding, reason })}
        />
      ) : null}
    </Panel>
  )
}

function Parts({ target }: { target: Page }) {
  const { parts, unit } = target
  return (
    <Panel
      title={t('target.parts')}
      note={
        parts ? (parts.gap === 0 ? t('target.parts_equal', { sum: withUnit(parts.sum, unit) }) : sayGap(target)) : ''
      }
    >
      <div className="table-wrap">
        <table className="table stacks">
          <tbody>
            {target.children.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/targets/$id" params={{ id: one.id }}>
                    {one.subject.name}
                  </Link>
                </td>
                <td className="num" data-label={t('target.value')}>
                  {one.value === null ? '' : withUnit(one.value, one.unit)}
                </td>
                <td className="num" data-label={t('target.target')}>
                  {withUnit(one.target, one.unit)}
                </td>
                <td>
                  <TargetBar row={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Facts({ target }: { target: Page }) {
  return (
    <Panel title={t('target.facts')}>
      <dl className="body facts">
        <dt>{t('target.target')}</dt>
        <dd>
          {target.better === 'down' ? '≤ ' : ''}
          {withUnit(target.target, target.unit)}
        </dd>
        {target.baseline === null ? null : (
          <>
            <dt>{t('target.baseline')}</dt>
            <dd>{withUnit(target.baseline, target.unit)}</dd>
          </>
        )}
        <dt>{t('target.responsible')}</dt>
        <dd>{[target.person?.name, target.org?.name].filter(Boolean).join(' · ') || t('value.unknown')}</dd>
        {target.dueDay ? (
          <>
            <dt>{t('target.due')}</dt>
            <dd>{formatDay(target.dueDay)}</dd>
          </>
        ) : null}
        {target.measures ? (
          <>
            <dt>{t('target.measures')}</dt>
            <dd style={{ whiteSpace: 'pre-line' }}>{target.measures}</dd>
          </>
        ) : null}
        {target.clause ? (
          <>
            <dt>{t('target.clause')}</dt>
            <dd>{target.clause}</dd>
          </>
        ) : null}
      </dl>
      {target.schedule.length > 0 ? (
        <ul className="body small">
          {target.schedule.map((one) => (
            <li key={one.day} className="row apart">
              <span>{t('target.by_day', { day: formatDay(one.day, { weekday: false }) })}</span>
              <span>{withUnit(one.value, target.unit)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  )
}

function Versions({ target }: { target: Page }) {
  return (
    <Panel title={t('target.versions')}>
      <ol className="body stack tight">
        {target.versions.map((one) => (
          <li key={one.version}>
            <span className={one.version === target.version ? 'strong' : 'muted'}>
              {t('program.version', { n: one.version })} {withUnit(one.target, target.unit)}
            </span>{' '}
            {one.version === target.version ? <span className="tag blue">{t('target.in_force')}</span> : null}
            <div className="muted small">
              {formatMoment(one.recordedAt)}
              {one.filedAt
                ? ` · ${t('target.filed_at', { at: formatMoment(one.filedAt) })}`
                : ` · ${t('target.not_filed')}`}
              {one.publishedAt ? ` · ${t('target.published_at', { at: formatMoment(one.publishedAt) })}` : ''}
            </div>
            {one.reason ? <p className="small">{t('campaign.because', { reason: one.reason })}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function Panel({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{title}</h2>
        {note ? <span className="muted small">{note}</span> : null}
      </div>
      {children}
    </section>
  )
}
