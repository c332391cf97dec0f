import { useState } from 'react'
import { type PolicyEnterprise, useSettle } from '../../api/policies.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'

type Props = {
  readonly policy: { readonly id: string; readonly title: string }
  readonly enterprise: PolicyEnterprise
  readonly onClose: () => void
}

/** What the owner unit grants, or why not. */
export function SettleDialog({ policy, enterprise, onClose }: Props) {
  const asked = enterprise.claim?.state === 'asked'
  const [state, setState] = useState<'granted' | 'refused'>('granted')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const send = useSettle(policy.id)
  const place = placeOf(send.error)
  const fault = (name: string) => (place === name ? explain(send.error) : undefined)
  function submit() {
    const n = Number(amount.replaceAll(',', ''))
    send.mutate(
      {
        enterpriseId: enterprise.id,
        state,
        ...(state === 'granted' && amount.trim() !== '' && !Number.isNaN(n) ? { amount: n } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('policy.settled') })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('policy.settle')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {send.isPending ? t('state.sending') : t('do.save')}
        </SendOrCancel>
      }
    >
      <p>
        {enterprise.name} · {policy.title}
      </p>
      {asked ? (
        <ChoiceField
          label={t('policy.claim')}
          value={[state]}
          options={[
            { value: 'granted', label: t('policy.claim.granted') },
            { value: 'refused', label: t('policy.claim.refused') },
          ]}
          onChange={([one]) => setState(one as typeof state)}
        />
      ) : (
        <p className="muted small">{t('policy.without_asking')}</p>
      )}
      {state === 'granted' ? (
        <TextField
          label={t('policy.amount')}
          type="number"
          required
          value={amount}
          onChange={setAmount}
          fault={fault('amount')}
        />
      ) : null}
      <TextField
        label={t('form.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        required={state === 'refused'}
        fault={fault('reason')}
      />
      {send.error && !place ? (
        <p className="note red" role="alert">
          {explain(send.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
