import { useState } from 'react'
import { useFactorActs } from '../../api/second-factor.ts'
import { t } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

/** New recovery codes, for a code of the authenticator. */
export function RenewCodes({ onCodes, onClose }: { onCodes: (codes: readonly string[]) => void; onClose: () => void }) {
  const { renew } = useFactorActs()
  const [code, setCode] = useState('')
  return (
    <Dialog
      title={t('factor.renew')}
      onClose={onClose}
      onSubmit={() => renew.mutate(code, { onSuccess: (done) => onCodes(done.codes) })}
      bottom={
        <button type="submit" className="button main" disabled={renew.isPending || code.trim() === ''}>
          {t('factor.renew')}
        </button>
      }
    >
      <p>{t('factor.renew_what')}</p>
      <TextField label={t('factor.code')} value={code} onChange={setCode} autoComplete="one-time-code" />
      <Failure error={renew.error} />
    </Dialog>
  )
}

/** Taken away by password and code. */
export function TurnOff({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { off } = useFactorActs()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return (
    <Dialog
      title={t('factor.off')}
      onClose={onClose}
      onSubmit={() => off.mutate({ password, code }, { onSuccess: onDone })}
      bottom={
        <button type="submit" className="button main" disabled={off.isPending || code.trim() === '' || password === ''}>
          {t('factor.off')}
        </button>
      }
    >
      <TextField
        label={t('sign_in.password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        label={t('factor.code')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        help={t('factor.code_or_recovery')}
      />
      <Failure error={off.error} />
    </Dialog>
  )
}
