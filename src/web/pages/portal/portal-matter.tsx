import { Link, useParams } from '@tanstack/react-router'
import { useMatter } from '../../api/matters.ts'
import { t } from '../../i18n/t.ts'
import { ActTimeline } from '../../parts/act-timeline.tsx'
import { Clock } from '../../parts/clock.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Loaded } from '../../parts/states.tsx'
import { MatterActs } from '../matters/matter.tsx'
import { Rate } from './rate.tsx'

/** The enterprise follows its matter, accepts or disputes the answer. */
export function PortalMatter() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useMatter(id)
  return (
    <Loaded query={query} lines={8}>
      {(matter) => (
        <>
          <div className="stack tight">
            <p className="muted small">
              <Link to="/portal">{t('nav.portal')}</Link> · <span className="code">{matter.number}</span>
            </p>
            <h1>{matter.title}</h1>
            <div className="row">
              <StateTag state={matter.state} endTitle={matter.endTitle} />
              {matter.leadOrg ? (
                <span className="muted">{t('portal.handled_by', { org: matter.leadOrg.name })}</span>
              ) : null}
              {matter.clocks
                .filter((clock) => !clock.doneAt && !clock.cancelledAt)
                .slice(0, 1)
                .map((clock) => (
                  <Clock key={clock.id} clock={clock} named />
                ))}
            </div>
          </div>
          {matter.state === 'answered' ? <p className="note after">{t('portal.your_word')}</p> : null}
          <MatterActs matter={matter} />
          {matter.state === 'closed' && matter.ratings.length === 0 ? <Rate id={matter.id} /> : null}
          {matter.body ? <p className="card pre">{matter.body}</p> : null}
          <section className="stack">
            <h2>{t('matter.acts')}</h2>
            <ActTimeline acts={matter.acts} />
          </section>
        </>
      )}
    </Loaded>
  )
}
