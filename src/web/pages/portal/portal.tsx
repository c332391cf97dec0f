import { Link } from '@tanstack/react-router'
import { useEnterprise } from '../../api/enterprises.ts'
import { useMatters } from '../../api/matters.ts'
import { useSession } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Announced } from '../../parts/announced.tsx'
import { MyPlans } from '../../parts/enterprise-plans.tsx'
import { LinkedPeople } from '../../parts/linked-people.tsx'
import { MatterCard } from '../../parts/matter-card.tsx'
import { MyEvaluations } from '../../parts/my-evaluations.tsx'
import { NoticeList } from '../../parts/notice-list.tsx'
import { MyPolicies } from '../../parts/policies-for.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../parts/states.tsx'
import { UnitRatings } from '../../parts/unit-ratings.tsx'
import { ConfirmVisit } from './confirm-visit.tsx'

/** The enterprise's own page: what waits for its word, what it raised, who is there for it. */
export function Portal() {
  const session = useSession()
  const matters = useMatters({ sort: 'newest' })
  const enterprise = useEnterprise(session.enterprise?.id ?? '')
  const waiting = matters.rows.filter((row) => row.state === 'answered')
  const others = matters.rows.filter((row) => row.state !== 'answered')
  return (
    <>
      <div>
        <h1>{session.enterprise?.name ?? t('nav.portal')}</h1>
        <p className="muted">{session.authority.name}</p>
      </div>
      <Link to="/portal/raise" className="button main block">
        {t('nav.raise')}
      </Link>
      {waiting.length > 0 ? (
        <section className="stack">
          <h2>{t('portal.waiting', { n: waiting.length })}</h2>
          <ul className="cards">
            {waiting.map((row) => (
              <li key={row.id}>
                <MatterCard matter={row} to="/portal/matters/$id" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <MyPlans />
      <MyEvaluations />
      {enterprise.data ? <Announced enterprise={enterprise.data} heading={t('announced.title')} /> : null}
      <section className="stack">
        <h2>{t('portal.raised')}</h2>
        {matters.waiting ? (
          <Skeleton lines={4} />
        ) : matters.error ? (
          <ErrorState error={matters.error} retry={matters.again} />
        ) : others.length === 0 ? (
          <EmptyState>{t('portal.nothing')}</EmptyState>
        ) : null}
        <ul className="cards">
          {others.map((row) => (
            <li key={row.id}>
              <MatterCard matter={row} to="/portal/matters/$id" />
            </li>
          ))}
        </ul>
        {matters.more ? (
          <button type="button" className="button" onClick={matters.more}>
            {t('list.more')}
          </button>
        ) : null}
      </section>
      {enterprise.data ? (
        <>
          <LinkedPeople links={enterprise.data.links} />
          <MyPolicies />
          <section className="stack">
            <h2>{t('nav.visits')}</h2>
            {enterprise.data.visits.length === 0 ? <EmptyState>{t('portal.no_visits')}</EmptyState> : null}
            <ul className="cards">
              {enterprise.data.visits.slice(0, 10).map((visit) => (
                <li key={visit.id} className="card">
                  <span>
                    {t('timeline.visit', {
                      who: [visit.org?.name, visit.person.name].filter(Boolean).join(' '),
                      how: word('how', visit.how),
                    })}
                  </span>
                  <span className="row">
                    <span className="muted small">{formatMoment(visit.at)}</span>
                    <ConfirmVisit visit={visit} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
      <details>
        <summary className="strong">{t('portal.rate_units')}</summary>
        <UnitRatings />
      </details>
      <section className="stack tight">
        <h2>{t('portal.elsewhere')}</h2>
        <p>
          <Link
            to="/p/$authority/complain"
            params={{ authority: session.authority.code }}
            style={{ textDecoration: 'underline' }}
          >
            {t('complain.title')}
          </Link>{' '}
          <span className="muted small">{t('portal.complain_what')}</span>
        </p>
        <p>
          <Link
            to="/p/$authority"
            params={{ authority: session.authority.code }}
            style={{ textDecoration: 'underline' }}
          >
            {t('public.title')}
          </Link>{' '}
          <span className="muted small">{t('portal.public_what')}</span>
        </p>
      </section>
      <section className="stack">
        <h2>{t('nav.notices')}</h2>
        <NoticeList phone />
      </section>
    </>
  )
}
