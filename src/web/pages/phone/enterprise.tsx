import { Link, useParams } from '@tanstack/react-router'
import { useEnterprise, useReveal } from '../../api/enterprises.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { Announced } from '../../parts/announced.tsx'
import { LinkedPeople } from '../../parts/linked-people.tsx'
import { SendLink } from '../../parts/send-link.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Timeline } from '../../parts/timeline.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'

/** The enterprise's one page on the phone: where, whom to call, what is open, what was promised. */
export function PhoneEnterprise() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useEnterprise(id)
  const reveal = useReveal(id)
  const may = useMay()
  return (
    <PhonePage title={query.data?.shortName ?? query.data?.name ?? t('nav.enterprises')} back="/m/enterprises">
      <Loaded query={query} lines={8}>
        {(enterprise) => (
          <>
            <div className="card">
              <span className="strong">{enterprise.name}</span>
              {enterprise.address ? <span className="muted">{enterprise.address}</span> : null}
              <span className="muted small">
                {[...enterprise.classes, enterprise.size].filter(Boolean).join(' · ')}
              </span>
              {enterprise.contactName ? (
                <div className="row apart">
                  <span>
                    {enterprise.contactName}{' '}
                    <span className="code">{reveal.data?.contactPhone ?? enterprise.contactPhone}</span>
                  </span>
                  {reveal.data?.contactPhone ? (
                    <a className="button small" href={`tel:${reveal.data.contactPhone}`}>
                      {t('enterprise.call')}
                    </a>
                  ) : may('enterprise.reveal') && enterprise.contactPhone ? (
                    <button type="button" className="button small" onClick={() => reveal.mutate()}>
                      {t('enterprise.reveal')}
                    </button>
                  ) : null}
                </div>
              ) : null}
            </div>
            <Link to="/m/visit" search={{ enterprise: id }} className="button main block">
              {t('nav.visit_new')}
            </Link>
            <Announced enterprise={enterprise} heading={t('today.plans')} />
            <SendLink purpose="enterprise" id={id} />
            <LinkedPeople links={enterprise.links} />
            <section className="stack">
              <h2>{t('enterprise.timeline')}</h2>
              <Timeline visits={enterprise.visits} matters={enterprise.matters} phone />
            </section>
          </>
        )}
      </Loaded>
    </PhonePage>
  )
}
