import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMatter } from '../../api/matters.ts'
import { t } from '../../i18n/t.ts'
import { useWaiting } from '../../offline/queue.ts'
import { ActTimeline } from '../../parts/act-timeline.tsx'
import { CaseMark } from '../../parts/case-mark.tsx'
import { Clock } from '../../parts/clock.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { ActDialog, type ActDraft } from '../matters/act-dialog.tsx'
import { MatterActs } from '../matters/matter.tsx'

/** A matter on the phone: state and clock, what I may do, what was done. */
export function PhoneMatter() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { waiting: key } = useSearch({ strict: false }) as { waiting?: string }
  const waiting = useWaiting().find((one) => one.id === key)
  const navigate = useNavigate()
  const query = useMatter(id)
  return (
    <PhonePage title={query.data?.matterTitle ?? t('nav.matters')} back="/m/matters">
      <Loaded query={query} lines={8}>
        {(matter) => (
          <>
            <h2>{matter.title}</h2>
            <p className="muted small">
              <span className="code">{matter.number}</span>{' '}
              {[matter.enterprise?.name ?? matter.project?.name, matter.leadOrg?.name].filter(Boolean).join(' · ')}
            </p>
            <div className="row">
              <StateTag state={matter.state} endTitle={matter.endTitle} />
              {matter.clocks
                .filter((clock) => !clock.doneAt && !clock.cancelledAt)
                .map((clock) => (
                  <Clock key={clock.id} clock={clock} named />
                ))}
            </div>
            {matter.body ? <p className="card pre">{matter.body}</p> : null}
            <CaseMark matter={matter} phone />
            {waiting ? (
              <ActDialog
                matter={matter}
                {...(({ act, title }) => ({ act, title }))(waiting.draft as ActDraft)}
                waiting={waiting}
                onClose={() => void navigate({ to: '/m/waiting' })}
              />
            ) : null}
            <MatterActs matter={matter} />
            <section className="stack">
              <h2>{t('matter.acts')}</h2>
              <ActTimeline acts={matter.acts} />
            </section>
          </>
        )}
      </Loaded>
    </PhonePage>
  )
}
