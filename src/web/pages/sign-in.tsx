import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { explain, Problem } from '../api/problem.ts'
import { homeOf, signIn, useAuthorities } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { Loaded } from '../parts/states.tsx'
import { Mark } from '../shell/mark.tsx'
import { SelectField, TextField } from '../ui/field.tsx'

type Choice = { readonly code: string; readonly name: string }

export function SignIn() {
  const authorities = useAuthorities()
  return (
    <main className="narrow">
      <div className="stack tight">
        <div className="row">
          <Mark />
          <h1>{t('app.name')}</h1>
        </div>
        <p className="muted">{t('app.what')}</p>
      </div>
      <Loaded query={authorities} lines={4}>
        {(choices) => <SignInForm choices={choices} />}
      </Loaded>
    </main>
  )
}

function SignInForm({ choices }: { choices: readonly Choice[] }) {
  const { next } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [authority, setAuthority] = useState(choices[0]?.code ?? '')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string>()
  const [fault, setFault] = useState<string>()
  const [sending, setSending] = useState(false)
  async function submit() {
    setSending(true)
    setFault(undefined)
    try {
      const session = await signIn(authority, login.trim(), password, code?.trim())
      if (session.account.mustChange) await navigate({ to: '/password' })
      else if (session.account.mustEnrol) await navigate({ to: '/second-factor', search: next ? { next } : {} })
      else if (next?.startsWith('/') && !next.startsWith('//')) location.assign(next)
      else await navigate({ to: homeOf(session) })
    } catch (error) {
      setSending(false)
      // The password was right: one more thing is asked, and only of who has it.
      if (error instanceof Problem && error.body.code === 'session.code_needed') return setCode('')
      setFault(explain(error))
    }
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
      {choices.length > 1 ? (
        <SelectField
          label={t('sign_in.authority')}
          value={authority}
          options={choices.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setAuthority}
        />
      ) : (
        <p className="strong">{choices[0]?.name}</p>
      )}
      <TextField label={t('sign_in.login')} value={login} onChange={setLogin} autoComplete="username" autoFocus />
      <TextField
        label={t('sign_in.password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
      />
      {code === undefined ? null : (
        <TextField
          label={t('factor.code')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          help={t('factor.asked')}
          autoFocus
        />
      )}
      {fault ? (
        <p className="note red" role="alert">
          {fault}
        </p>
      ) : null}
      <button
        type="submit"
        className="button main block"
        disabled={sending || login === '' || password === '' || code?.trim() === ''}
        style={{ minHeight: 44 }}
      >
        {sending ? t('state.sending') : t('do.sign_in')}
      </button>
      <p className="muted small">{t('sign_in.help')}</p>
    </form>
  )
}
