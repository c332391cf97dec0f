import { useParams, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { type Asked, useAnswerQuestionnaire, useOpenQuestionnaire } from '../../api/evaluations.ts'
import { explain } from '../../api/problem.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Mark } from '../../shell/mark.tsx'
import { TextField } from '../../ui/field.tsx'

/** The questionnaire behind a ticket: no account, no draft kept on the device, a minute at most. */
export function QuestionnairePage() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const hash = useRouterState({ select: (state) => state.location.hash })
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState(false)
  const code = typed || decodeURIComponent(hash)
  const query = useOpenQuestionnaire(authority, code)
  if (done) {
    return (
      <>
        <h1>{t('ask.title')}</h1>
        <p className="note after" role="status">
          {t('ask.done')}
        </p>
      </>
    )
  }
  if (code === '') return <TypeCode onOpen={setTyped} />
  return (
    <>
      {query.data ? null : <h1>{t('ask.title')}</h1>}
      <Loaded query={query}>
        {(asked) => <Questions asked={asked} code={code} authority={authority} onDone={() => setDone(true)} />}
      </Loaded>
      {query.error ? <TypeCode onOpen={setTyped} inside /> : null}
    </>
  )
}

function TypeCode({ onOpen, inside }: { onOpen: (code: string) => void; inside?: boolean }) {
  const [code, setCode] = useState('')
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim()) onOpen(code.trim())
      }}
    >
      {inside ? null : <h1>{t('ask.title')}</h1>}
      <TextField label={t('ask.code')} value={code} onChange={setCode} help={t('ask.code_help')} required />
      <button type="submit" className="button main block" disabled={code.trim() === ''}>
        {t('ask.open')}
      </button>
    </form>
  )
}

type Props = { asked: Asked; code: string; authority: string; onDone: () => void }

function Questions({ asked, code, authority, onDone }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, FormValues>>>({})
  const [faults, setFaults] = useState<Readonly<Record<string, Record<string, string>>>>({})
  const [nothing, setNothing] = useState(false)
  const send = useAnswerQuestionnaire(authority)
  const judged = asked.subjects.filter((one) => Object.keys(values[one.id] ?? {}).length > 0)
  const fields = asked.fields.map((field) =>
    field.type === 'text' && !field.help ? { ...field, help: t('ask.words_help') } : field,
  )
  function submit() {
    setNothing(judged.length === 0)
    const found = Object.fromEntries(
      judged.flatMap((one) => {
        const own = faultsOf(fields, values[one.id] ?? {})
        return Object.keys(own).length > 0 ? [[one.id, own]] : []
      }),
    )
    setFaults(found)
    if (judged.length === 0 || Object.keys(found).length > 0) return
    const answers = judged.map((one) => ({ orgId: one.id, values: { ...(values[one.id] ?? {}) } }))
    send.mutate({ code, answers }, { onSuccess: onDone })
  }
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="row strong">
        <Mark />
        {asked.authority}
      </p>
      <div className="stack tight">
        <h1>{asked.title}</h1>
        <p className="muted small">{t('ask.until', { day: formatDay(asked.toDay) })}</p>
      </div>
      <p className="note">{t('ask.promise', { n: asked.minimum })}</p>
      {asked.subjects.length > 1 ? <p>{t('ask.choose')}</p> : null}
      {asked.subjects.map((one) => (
        <fieldset className="card stack" key={one.id}>
          <legend className="strong" style={{ padding: '0 6px' }}>
            {one.name}
          </legend>
          <FormFromProgram
            fields={fields}
            values={values[one.id] ?? {}}
            faults={faults[one.id] ?? {}}
            onChange={(next) => setValues((before) => ({ ...before, [one.id]: next }))}
          />
        </fieldset>
      ))}
      {nothing || send.error ? (
        <p className="note red" role="alert">
          {send.error ? explain(send.error) : t('ask.nothing')}
        </p>
      ) : null}
      <button type="submit" className="button main block" disabled={send.isPending}>
        {send.isPending ? t('state.sending') : t('ask.send', { n: judged.length })}
      </button>
    </form>
  )
}
