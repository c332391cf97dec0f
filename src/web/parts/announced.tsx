import { useState } from 'react'
import type { z } from 'zod'
import type { cancelPlan, planVisit } from '#http/contract/visit.ts'
import { call } from '../api/client.ts'
import type { Enterprise } from '../api/enterprises.ts'
import { explain } from '../api/problem.ts'
import { useMay, useSession } from '../api/session.ts'
import { useWrite } from '../api/use-write.ts'
import { formatDay, today } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'
import { Dialog, SendOrCancel } from '../ui/dialog.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { tellAfterAct } from './after-act.tsx'

const WAYS = ['visit', 'call', 'meeting', 'online'] as const

/** What an enterprise may expect: visits and calls that are planned, and, for whoever visits, planning one. */
export function Announced({
  enterprise,
  heading,
}: {
  enterprise: Pick<Enterprise, 'id' | 'announced'>
  heading: string
}) {
  const may = useMay()
  const { person } = useSession()
  const [planning, setPlanning] = useState(false)
  const plans = may('visit.plan') && person !== null
  if (enterprise.announced.length === 0 && !plans) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{heading}</h2>
        {plans ? (
          <button type="button" className="button small" onClick={() => setPlanning(true)}>
            {t('announced.plan')}
          </button>
        ) : null}
      </div>
      <ul className="body stack tight">
        {enterprise.announced.length === 0 ? <li className="muted">{t('announced.none')}</li> : null}
        {enterprise.announced.map((one) => (
          <li key={one.id} className="row apart">
            <span>
              <span className="strong">{formatDay(one.day)}</span> {word('how', one.how)}{' '}
              <span className="muted small">{[one.org?.name, one.person.name].filter(Boolean).join(' ')}</span>
            </span>
            {person?.id === one.person.id ? <CancelPlan id={one.id} /> : null}
          </li>
        ))}
      </ul>
      {planning ? <PlanDialog enterpriseId={enterprise.id} onClose={() => setPlanning(false)} /> : null}
    </section>
  )
}

function CancelPlan({ id }: { id: string }) {
  const cancel = useWrite({
    touches: ['enterprise', 'workbench'],
    send: (_: undefined, key) => call<typeof cancelPlan>('DELETE', '/api/plans/:id', { params: { id }, key }),
  })
  return (
    <button
      type="button"
      className="button small"
      disabled={cancel.isPending}
      onClick={() => cancel.mutate(undefined, { onError: (error) => tellAfterAct({ sentence: explain(error) }) })}
    >
      {t('do.cancel')}
    </button>
  )
}

function PlanDialog({ enterpriseId, onClose }: { enterpriseId: string; onClose: () => void }) {
  const [day, setDay] = useState('')
  const [how, setHow] = useState<(typeof WAYS)[number]>('visit')
  const [fault, setFault] = useState<string>()
  const plan = useWrite({
    touches: ['enterprise', 'workbench'],
    send: (body: z.input<typeof planVisit.body>, key) => call<typeof planVisit>('POST', '/api/plans', { body, key }),
  })
  function submit() {
    if (day === '') return setFault(t('form.fault.required'))
    plan.mutate(
      { enterpriseId, day, how },
      {
        onSuccess: ({ around }) => {
          const others = around.filter((one) => !one.mine)
          tellAfterAct({
            sentence:
              t('announced.done', { day: formatDay(day), how: word('how', how) }) +
              (others.length > 0
                ? t('announced.others', {
                    who: others.map((one) => `${formatDay(one.day)} ${one.org?.name ?? one.person.name}`).join('、'),
                  })
                : ''),
          })
          onClose()
        },
        onError: (error) => setFault(explain(error)),
      },
    )
  }
  return (
    <Dialog
      title={t('announced.plan')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={plan.isPending}>
          {plan.isPending ? t('state.sending') : t('announced.plan')}
        </SendOrCancel>
      }
    >
      <TextField
        label={t('announced.day')}
        type="date"
        min={today()}
        value={day}
        onChange={setDay}
        required
        fault={fault}
      />
      <SelectField
        label={t('announced.how')}
        value={how}
        options={WAYS.map((one) => ({ value: one, label: word('how', one) }))}
        onChange={(value) => setHow(value as (typeof WAYS)[number])}
        help={t('announced.told')}
      />
    </Dialog>
  )
}
