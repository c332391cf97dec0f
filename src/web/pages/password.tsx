import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { explain } from '../api/problem.ts'
import { changeMyPassword, homeOf, loadSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { tellAfterAct } from '../parts/after-act.tsx'
import { TextField } from '../ui/field.tsx'

/** Change of one's own password; the first page after the first sign-in. */
export function PasswordPage() {
  const { next } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<string>()
  const differ = again !== '' && again !== fresh
  async function submit() {
    if (fresh !== again) return
    try {
      const session = await changeMyPassword(current, fresh)
      tellAfterAct({ sentence: t('sign_in.changed') })
      if (next?.startsWith('/') && !next.startsWith('//')) location.assign(next)
      else await navigate({ to: homeOf(session) })
    } catch (error) {
      setFault(explain(error))
    }
  }
  return (
    <main className="narrow">
      <h1>{t('sign_in.change')}</h1>
      <MustChange />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('sign_in.old_password')}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          label={t('sign_in.new_password')}
          value={fresh}
          onChange={setFresh}
          type="password"
          autoComplete="new-password"
          help={t('sign_in.password_rule')}
        />
        <TextField
          label={t('sign_in.new_password_again')}
          value={again}
          onChange={setAgain}
          type="password"
          autoComplete="new-password"
          fault={differ ? t('sign_in.differ') : undefined}
        />
        {fault ? (
          <p className="note red" role="alert">
            {fault}
          </p>
        ) : null}
        <div className="row end">
          <button type="button" className="button" onClick={() => history.back()}>
            {t('do.cancel')}
          </button>
          <button type="submit" className="button main" disabled={current === '' || fresh === '' || fresh !== again}>
            {t('sign_in.change')}
          </button>
        </div>
      </form>
    </main>
  )
}

function MustChange() {
  const [must, setMust] = useState(false)
  void loadSession().then((session) => setMust(session?.account.mustChange ?? false))
  return must ? <p className="note">{t('sign_in.must_change')}</p> : null
}
