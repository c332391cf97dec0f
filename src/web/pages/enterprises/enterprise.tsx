import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Enterprise, useEnterprise, useReveal } from '../../api/enterprises.ts'
import { useMay, useSession } from '../../api/session.ts'
import { formatAmount, formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { Announced } from '../../parts/announced.tsx'
import { EnterprisePlans } from '../../parts/enterprise-plans.tsx'
import { headOf } from '../../parts/head-of.ts'
import { LinkedPeople } from '../../parts/linked-people.tsx'
import { NumHead } from '../../parts/num-head.tsx'
import { PoliciesFor } from '../../parts/policies-for.tsx'
import { SendLink } from '../../parts/send-link.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { StandingLink } from '../../parts/standing-link.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Timeline } from '../../parts/timeline.tsx'
import { Trend } from '../../parts/trend.tsx'
import { MergeDialog, ProfileDialog } from './enterprise-acts.tsx'

/** 一企一档: what it is, who is there for it, what happened, what is open. */
export function EnterprisePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useEnterprise(id)
  return <Loaded query={query}>{(enterprise) => <EnterpriseView enterprise={enterprise} />}</Loaded>
}

function EnterpriseView({ enterprise }: { enterprise: Enterprise }) {
  const may = useMay()
  const session = useSession()
  const [merging, setMerging] = useState(false)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/enterprises">{t('nav.enterprises')}</Link>
          </p>
          <h1>{enterprise.name}</h1>
          <p className="row" style={{ marginTop: 4 }}>
            {enterprise.classes.map((one) => (
              <span className="tag" key={one}>
                {one}
              </span>
            ))}
            {enterprise.size ? <span className="tag">{enterprise.size}</span> : null}
            {enterprise.status === 'active' ? null : (
              <span className="tag">{word('enterprise.status', enterprise.status)}</span>
            )}
            {enterprise.mergedInto ? (
              <Link to="/enterprises/$id" params={{ id: enterprise.mergedInto.id }}>
                {t('enterprise.merged_into', { name: enterprise.mergedInto.name })}
              </Link>
            ) : null}
          </p>
        </div>
        <div className="row">
          {may('visit.record') ? (
            <Link to="/m/visit" search={{ enterprise: enterprise.id }} className="button main">
              {t('nav.visit_new')}
            </Link>
          ) : null}
          <SheetButtons
            sheet="feedback_form"
            label={t('sheet.feedback_form')}
            query={{ enterpriseId: enterprise.id }}
          />
          {may('enterprise.merge') ? (
            <button type="button" className="button" onClick={() => setMerging(true)}>
              {t('enterprise.merge')}
            </button>
          ) : null}
          <Link
            to="/p/$authority/plate/$id"
            params={{ authority: session.authority.code, id: enterprise.id }}
            className="button"
          >
            {t('plate.open')}
          </Link>
          {may('matter.record') ? (
            <Link to="/matters/new" search={{ enterpriseId: enterprise.id }} className="button">
              {t('matter.new')}
            </Link>
          ) : null}
        </div>
      </div>
      {merging ? <MergeDialog keep={enterprise} onClose={() => setMerging(false)} /> : null}
      <div className="columns">
        <section className="panel">
          <div className="head">
            <h2>{t('enterprise.timeline')}</h2>
            <span className="row">
              <Link to="/visits" search={{ enterpriseId: enterprise.id }}>
                {t('enterprise.visits', { n: enterprise.counts.visits })}
              </Link>
              <Link to="/matters" search={{ enterpriseId: enterprise.id }}>
                {t('enterprise.matters', { n: enterprise.counts.matters, open: enterprise.counts.open })}
              </Link>
            </span>
          </div>
          <div className="body">
            <Timeline visits={enterprise.visits} matters={enterprise.matters} />
          </div>
        </section>
        <aside className="stack">
          <section className="panel">
            <div className="head">
              <h2>{t('enterprise.facts')}</h2>
            </div>
            <div className="body">
              <Facts enterprise={enterprise} />
              <StandingLink enterprise={enterprise} />
              <SendLink purpose="enterprise" id={enterprise.id} />
            </div>
          </section>
          <Announced enterprise={enterprise} heading={t('today.plans')} />
          <EnterprisePlans enterpriseId={enterprise.id} />
          <LinkedPeople links={enterprise.links} />
          <PoliciesFor enterpriseId={enterprise.id} />
          <Profile enterprise={enterprise} />
          {enterprise.projects.length > 0 ? (
            <section className="panel">
              <div className="head">
                <h2>{t('nav.projects')}</h2>
              </div>
              <ul className="body stack tight">
                {enterprise.projects.map((project) => (
                  <li key={project.id}>
                    <Link to="/projects/$id" params={{ id: project.id }}>
                      {project.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </aside>
      </div>
    </div>
  )
}

function Facts({ enterprise }: { enterprise: Enterprise }) {
  const may = useMay()
  const reveal = useReveal(enterprise.id)
  return (
    <dl className="facts">
      <dt>{t('enterprise.code')}</dt>
      <dd className="code">{enterprise.creditCode ?? t('value.missing')}</dd>
      {enterprise.codeForced ? (
        <>
          <dt>{t('enterprise.code_forced')}</dt>
          <dd>{enterprise.codeForced}</dd>
        </>
      ) : null}
      <dt>{t('enterprise.industry')}</dt>
      <dd>{enterprise.industry?.name ?? t('value.missing')}</dd>
      <dt>{t('enterprise.size')}</dt>
      <dd>{enterprise.size ?? t('enterprise.size_unknown')}</dd>
      <dt>{t('enterprise.area')}</dt>
      <dd>{enterprise.area?.name ?? t('value.unknown')}</dd>
      <dt>{t('enterprise.address')}</dt>
      <dd>{enterprise.address ?? t('value.unknown')}</dd>
      <dt>{t('enterprise.contact')}</dt>
      <dd>
        {reveal.data?.contactName ?? enterprise.contactName ?? t('value.unknown')}{' '}
        <span className="code">{reveal.data?.contactPhone ?? enterprise.contactPhone}</span>{' '}
        {enterprise.contactPhone && !reveal.data && may('enterprise.reveal') ? (
          <button
            type="button"
            className="button small"
            onClick={() => reveal.mutate()}
            title={t('enterprise.reveal_audited')}
          >
            {t('enterprise.reveal')}
          </button>
        ) : null}
      </dd>
    </dl>
  )
}

/** Figures over time, newest first; what was not given is said so. */
function Profile({ enterprise }: { enterprise: Enterprise }) {
  const may = useMay()
  const [entering, setEntering] = useState(false)
  const points = [...enterprise.profile].reverse()
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('enterprise.profile')}</h2>
        {may('enterprise.change') ? (
          <button type="button" className="button small" onClick={() => setEntering(true)}>
            {t('enterprise.record_profile')}
          </button>
        ) : null}
      </div>
      {entering ? <ProfileDialog id={enterprise.id} onClose={() => setEntering(false)} /> : null}
      <div className="body stack tight">
        <Trend
          label={t('enterprise.revenue')}
          points={points.map((one) => ({ day: one.asOf, value: one.revenue === null ? null : Number(one.revenue) }))}
          format={formatAmount}
        />
        <Trend
          label={t('enterprise.staff')}
          points={points.map((one) => ({ day: one.asOf, value: one.staff }))}
          format={formatCount}
        />
      </div>
      <div className="table-wrap">
        <table className="table dense">
          <thead>
            <tr>
              <th scope="col">{t('enterprise.as_of')}</th>
              <NumHead {...headOf('enterprise.staff')} />
              <NumHead {...headOf('enterprise.revenue')} />
              <NumHead {...headOf('enterprise.tax')} />
            </tr>
          </thead>
          <tbody>
            {enterprise.profile.map((row) => (
              <tr key={row.asOf}>
                <td className="nowrap">{row.asOf}</td>
                <td className="num">{row.staff ?? t('value.missing')}</td>
                <td className="num">{formatAmount(row.revenue)}</td>
                <td className="num">{formatAmount(row.tax)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
