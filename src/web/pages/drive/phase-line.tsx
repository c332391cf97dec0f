import { useState } from 'react'
import { type Campaign, type Phase, useClosePhase, useReopenPhase } from '../../api/campaigns.ts'
import { useMay } from '../../api/session.ts'
import { daysBetween, formatDay, formatMoment } from '../../format/date.ts'
import { formatShare } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'

/** The phases in the order of time, each as long as it lasts, with where today is; below each its gate and its end. */
export function PhaseLine({ campaign }: { campaign: Campaign }) {
  const { phases, today } = campaign
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('campaign.phases')}</h2>
        <span className="muted small">{t('campaign.today', { day: formatDay(today) })}</span>
      </div>
      <ol className="body phases">
        {phases.map((phase) => (
          <li key={phase.id} data-state={phase.state}>
            <div className="row apart">
              <span className="strong">{phase.title}</span>
              <span className={phase.state === 'running' ? 'tag blue' : 'tag'}>{word('phase', phase.state)}</span>
            </div>
            <p className="muted small">
              {t('link.span', {
                from: formatDay(phase.from, { weekday: false }),
                to: formatDay(phase.to, { weekday: false }),
              })}
              {phase.state === 'running' ? ` · ${t('campaign.days_left', { n: daysBetween(today, phase.to) })}` : ''}
            </p>
            <div className="progress" aria-hidden="true">
              <span style={{ width: `${elapsed(phase, today) * 100}%` }} />
            </div>
            <Gate phase={phase} />
            <PhaseActs program={campaign.program} phase={phase} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function elapsed({ from, to }: Phase, today: string): number {
  const length = daysBetween(from, to) + 1
  return Math.min(1, Math.max(0, (daysBetween(from, today) + 1) / length))
}

function Gate({ phase }: { phase: Phase }) {
  return (
    <>
      {phase.gate.length > 0 ? (
        <ul className="small stack tight">
          {phase.gate.map((one) => (
            <li key={one.duty}>
              {one.title} {t('campaign.gate_asks', { share: formatShare(one.share) })}{' '}
              <span className={phase.state !== 'to_come' && !one.reached ? 'tag amber' : 'tag'}>
                {one.owed === 0
                  ? t('campaign.nothing_owed')
                  : `${one.done}/${one.owed} ${one.reached ? t('campaign.reached') : t('campaign.not_reached')}`}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {phase.closed ? (
        <p className="small muted">
          {t('campaign.closed_at', { at: formatMoment(phase.closed.at), by: phase.closed.by ?? '' })}
          {phase.closed.reason ? ` ${t('campaign.because', { reason: phase.closed.reason })}` : ''}
        </p>
      ) : null}
    </>
  )
}

function PhaseActs({ program, phase }: { program: string; phase: Phase }) {
  const [asking, setAsking] = useState(false)
  const may = useMay()
  const close = useClosePhase(program, phase.id)
  const reopen = useReopenPhase(program, phase.id)
  if (!may('phase.close') || phase.state === 'to_come') return null
  const short = phase.gate.filter((one) => !one.reached)
  const again = phase.state === 'closed'
  const title = again ? t('campaign.reopen', { phase: phase.title }) : t('campaign.close', { phase: phase.title })
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        {again ? t('campaign.reopen_phase') : t('campaign.close_phase')}
      </button>
      {asking ? (
        <ReasonForm
          title={title}
          required={again || short.length > 0}
          onClose={() => setAsking(false)}
          onSend={async (reason) => {
            if (again) await reopen.mutateAsync({ reason })
            else await close.mutateAsync({ ...(reason ? { reason } : {}) })
            tellAfterAct({ sentence: t(again ? 'campaign.reopened' : 'campaign.closed', { phase: phase.title }) })
          }}
        >
          {short.length > 0 && !again ? (
            <p className="note amber">
              {t('campaign.short', {
                what: short.map((one) => `${one.title} ${one.done}/${one.owed}`).join(t('drive.comma')),
              })}
            </p>
          ) : null}
        </ReasonForm>
      ) : null}
    </>
  )
}
