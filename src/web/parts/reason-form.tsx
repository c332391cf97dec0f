import { type ReactNode, useState } from 'react'
import { explain } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Dialog, SendOrCancel } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly onSend: (reason: string) => Promise<unknown>
  readonly required?: boolean
  /** What will follow, told before it is done. */
  readonly children?: ReactNode
  readonly label?: string
  readonly send?: string
}

/** An act that needs a reason: says what will happen, asks why, keeps what was typed when it fails. */
export function ReasonForm({ title, onClose, onSend, required = true, children, label, send }: Props) {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const [sending, setSending] = useState(false)
  async function submit() {
    if (required && reason.trim() === '') return setFault(t('form.fault.required'))
    setSending(true)
    setFault(undefined)
    try {
      await onSend(reason.trim())
      onClose()
    } catch (error) {
      setFault(explain(error))
      setSending(false)
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={sending}>
          {sending ? t('state.sending') : (send ?? title)}
        </SendOrCancel>
      }
    >
      {children}
      <TextField
        label={label ?? t('form.reason')}
        value={reason}
        onChange={setReason}
        lines={4}
        required={required}
        help={t('form.reason_needed')}
        fault={fault}
      />
    </Dialog>
  )
}
