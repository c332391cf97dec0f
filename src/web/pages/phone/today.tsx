import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { rolesOf, useSession } from '../../api/session.ts'
import { type Duty, type Target, useMyDay } from '../../api/workbench.ts'
import { daysBetween, formatDay, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { useReadAhead } from '../../offline/warm.ts'
import { Clock } from '../../parts/clock.tsx'
import { MatterCard } from '../../parts/matter-card.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Bell } from '../../shell/bell.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { byTarget, TargetCard } from './my-enterprises.tsx'
import { MyParts } from './my-parts.tsx'
import { OwedOnPhone } from './report.tsx'

/** Only a leader fetches it. */
const MyWord = lazy(async () => ({ default: (await import('../word/word-list.tsx')).WordList }))

/** The cadre's day: what is due, where, by when; the nearest deadline first. */
export function Today() {
  const session = useSession()
  const day = useMyDay()
  useReadAhead(day.data?.targets)
  return (
    <PhonePage title={formatDay(today())} aside={<Bell to="/m/me" />}>
      <p className="muted">{t('today.greeting', { name: session.person?.name ?? session.account.name })}</p>
      {rolesOf(session).includes('leader') ? (
        <Suspense>
          <MyWord quiet />
        </Suspense>
      ) : null}
      <Loaded query={day} lines={8}>
        {(mine) => {
          const open = mine.duties
            .filter((duty) => duty.state === 'open')
            .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))
          const soon = open.filter((duty) => daysBetween(today(), duty.dueDay) <= 7)
          const later = open.length - soon.length
          return (
            <>
              <section className="stack">
                <h2>{t('today.due', { n: soon.length })}</h2>
                {soon.length === 0 ? (
                  <p className="muted">{t('today.nothing_due')}</p>
                ) : (
                  <ul className="cards">
                    {soon.map((duty) => (
                      <li key={duty.id}>
                        <DutyCard duty={duty} />
                      </li>
                    ))}
                  </ul>
                )}
                {later > 0 ? <p className="muted small">{t('today.later', { n: later })}</p> : null}
              </section>
              {soon.length === 0 ? <LongestAgo targets={mine.targets} /> : null}
              <OwedOnPhone />
              <MyParts parts={mine.parts} />
              {mine.plans.length > 0 ? (
                <section className="stack">
                  <h2>{t('today.plans')}</h2>
                  <ul className="cards">
                    {mine.plans.map((plan) => (
                      <li key={plan.id} className="card">
                        <span className="strong">{plan.enterprise?.name ?? plan.project?.name}</span>
                        <span className="muted">{formatDay(plan.day)}</span>
                        {plan.note ? <span>{plan.note}</span> : null}
                      </li>
                    ))}
                  </ul>
                </section>
              ) : null}
              <section className="stack">
                <h2>{t('today.matters', { n: mine.matters.length })}</h2>
                {mine.matters.length === 0 ? <p className="muted">{t('today.no_matters')}</p> : null}
                <ul className="cards">
                  {mine.matters.slice(0, 5).map((matter) => (
                    <li key={matter.id}>
                      <MatterCard matter={matter} to="/m/matters/$id" />
                    </li>
                  ))}
                </ul>
                {mine.matters.length > 5 ? (
                  <Link to="/m/matters">{t('today.all_matters', { n: mine.matters.length })}</Link>
                ) : null}
              </section>
            </>
          )
        }}
      </Loaded>
    </PhonePage>
  )
}

/** So many are shown on a day on which nothing is due. */
const FEW = 3

/** On a day without a duty: the enterprises and projects that were visited longest ago, never visited ones first. */
function LongestAgo({ targets }: { targets: readonly Target[] }) {
  const all = byTarget(targets)
    .filter(([one]) => one?.enterprise ?? one?.project)
    .toSorted(([a], [b]) => (a?.lastVisit ?? '').localeCompare(b?.lastVisit ?? ''))
  if (all.length === 0) return null
  const few = all.slice(0, FEW)
  return (
    <section className="stack">
      <h2>{t('today.longest_ago', { n: few.length })}</h2>
      <ul className="cards">
        {few.map((one) => (
          <li key={one[0]?.linkId}>
            <TargetCard targets={one} />
          </li>
        ))}
      </ul>
      {all.length > few.length ? <Link to="/m/enterprises">{t('nav.enterprises')}</Link> : null}
    </section>
  )
}

/** One thing owed, with the entry that fulfils it. */
function DutyCard({ duty }: { duty: Duty }) {
  const monitor = rolesOf(useSession()).includes('monitor')
  const target = duty.enterprise ?? duty.project
  const visitable = duty.metBy.includes('visit') && target
  return (
    <div className="card">
      <div className="row apart">
        <span className="strong">{target?.name ?? duty.title}</span>
        {duty.need > 1 ? (
          <span className="muted">{t('duty.done_of', { have: duty.have, need: duty.need })}</span>
        ) : null}
      </div>
      <div className="row">
        <span>{target ? duty.title : ''}</span>
        <Clock clock={{ title: duty.title, dueAt: duty.dueAt, doneAt: duty.doneAt, explain: duty.explain }} />
      </div>
      {duty.metBy.includes('profile') && duty.enterprise ? (
        <Link to="/enterprises/$id" params={{ id: duty.enterprise.id }} className="button block">
          {t('enterprise.record_profile')}
        </Link>
      ) : null}
      {duty.metBy.includes('form') && monitor ? (
        <Link to="/m/monitor" className="button main block">
          {t('nav.monitor')}
        </Link>
      ) : null}
      {visitable ? (
        <Link
          to="/m/visit"
          search={duty.enterprise ? { enterprise: duty.enterprise.id } : { project: duty.project?.id ?? '' }}
          className="button main block"
        >
          {t('nav.visit_new')}
        </Link>
      ) : null}
    </div>
  )
}
