import { useState } from 'react'
import { useFactorActs } from '../../api/second-factor.ts'
import { t } from '../../i18n/t.ts'
import { Qr } from '../../parts/qr.tsx'
import { Failure } from '../../parts/states.tsx'
import { TextField } from '../../ui/field.tsx'

/** First the password, then the QR code and the first code of it: only then it holds. */
export function EnrolFactor({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { begin, confirm } = useFactorActs()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const given = begin.data
  const error = given ? confirm.error : begin.error
  async function submit() {
    if (!given) return void (await begin.mutateAsync(password).catch(() => undefined))
    const done = await confirm.mutateAsync(code).catch(() => undefined)
    if (done) onCodes(done.codes)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {given ? (
        <>
          <p>{t('factor.scan')}</p>
          <Qr to={given.uri} label={t('factor.qr')} size={192} />
          <p className="small">
            {t('factor.by_hand')} <span className="code nowrap">{spaced(given.secret)}</span>
          </p>
          <TextField
            label={t('factor.code')}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            help={t('factor.code_help')}
            autoFocus
          />
        </>
      ) : (
        <TextField
          label={t('sign_in.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          help={t('factor.password_help')}
        />
      )}
      <Failure error={error} />
      <div className="row end">
        <button type="button" className="button" onClick={() => history.back()}>
          {t('do.cancel')}
        </button>
        <button
          type="submit"
          className="button main"
          disabled={begin.isPending || confirm.isPending || (given ? code.trim() === '' : password === '')}
        >
          {given ? t('factor.turn_on') : t('factor.begin')}
        </button>
      </div>
    </form>
  )
}

/** In fours, as one reads it off. */
function spaced(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
