import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { useLink as answerLink, openLink } from '#http/contract/confirm.ts'
import { call } from '../../api/client.ts'
import { enterByLink } from '../../api/session.ts'
import { useWrite } from '../../api/use-write.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure, Loaded, Skeleton } from '../../parts/states.tsx'
import { Mark } from '../../shell/mark.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { RaiseByLink } from './raise-by-link.tsx'

export type Opened = z.output<typeof openLink.response>
type Answer = z.input<typeof answerLink.body>

/** What an enterprise sees behind a link: one question, two answers, a word of its own. No account, nothing else. */
export function LinkPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const query = useQuery({
    queryKey: ['c', token],
    queryFn: () => call<typeof openLink>('GET', '/api/c/:token', { params: { token } }),
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [thanks, setThanks] = useState<string>()
  return (
    <div className="phone">
      <main className="narrow" style={{ paddingTop: 32 }}>
        <p className="row strong">
          <Mark />
          {query.data?.authority ?? t('app.name')}
        </p>
        {thanks ? (
          <div className="note after" role="status">
            {thanks}
          </div>
        ) : (
          <Loaded query={query}>
            {(opened) =>
              opened.purpose === 'enterprise' ? (
                <Entering token={token} />
              ) : opened.purpose === 'raise' ? (
                <RaiseByLink token={token} opened={opened} onDone={setThanks} />
              ) : (
                <Question token={token} opened={opened} onDone={setThanks} />
              )
            }
          </Loaded>
        )}
      </main>
    </div>
  )
}

/** The standing link: it opens the enterprise's own pages. */
function Entering({ token }: { token: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    enterByLink(token)
    void navigate({ to: '/portal', replace: true })
  }, [token, navigate])
  return <Skeleton lines={4} />
}

function Question({ token, opened, onDone }: { token: string; opened: Opened; onDone: (sentence: string) => void }) {
  const [answer, setAnswer] = useState<Answer['answer']>()
  const [grade, setGrade] = useState('')
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const send = useWrite({
    touches: [],
    send: (body: Answer, key) => call<typeof answerLink>('POST', '/api/c/:token', { params: { token }, body, key }),
  })
  const about = opened.visit ? 'visit' : 'matter'
  function submit() {
    if (opened.purpose === 'rating') {
      if (!grade) return setFault(t('form.fault.required'))
      return send.mutate(
        { grade, ...(text.trim() ? { text: text.trim() } : {}) },
        { onSuccess: (done) => onDone(done.sentence) },
      )
    }
    if (!answer) return setFault(t('form.fault.required'))
    if (answer === 'deny' && text.trim() === '') return setFault(t('link_page.why_needed'))
    setFault(undefined)
    const said = text.trim()
    send.mutate(
      { answer, ...(grade ? { grade } : {}), ...(said ? (answer === 'deny' ? { reason: said } : { text: said }) : {}) },
      { onSuccess: (done) => onDone(done.sentence) },
    )
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
      <h1>{opened.enterprise}</h1>
      {opened.visit ? <VisitAsked visit={opened.visit} /> : null}
      {opened.matter ? <MatterAsked matter={opened.matter} /> : null}
      {opened.purpose === 'rating' ? null : (
        <ChoiceField
          label={about === 'visit' ? t('link_page.visit_question') : t('link_page.matter_question')}
          required
          fault={answer === undefined ? fault : undefined}
          value={answer ? [answer] : []}
          options={
            about === 'visit'
              ? [
                  { value: 'confirm', label: t('link_page.visit_yes') },
                  { value: 'deny', label: t('link_page.visit_no') },
                ]
              : [
                  { value: 'confirm', label: t('link_page.matter_yes') },
                  { value: 'deny', label: t('link_page.matter_no') },
                ]
          }
          onChange={([one]) => setAnswer(one as Answer['answer'])}
        />
      )}
      {opened.grades.length > 0 ? (
        <ChoiceField
          label={t('link_page.grade')}
          required={opened.purpose === 'rating'}
          fault={opened.purpose === 'rating' && grade === '' ? fault : undefined}
          value={grade ? [grade] : []}
          options={opened.grades.map((one) => ({ value: one, label: one }))}
          onChange={([one = '']) => setGrade(one)}
        />
      ) : null}
      <TextField
        label={answer === 'deny' ? t('link_page.why') : t('link_page.say')}
        value={text}
        onChange={setText}
        lines={3}
        {...(answer === 'deny' ? { required: true } : {})}
        fault={answer === 'deny' ? fault : undefined}
      />
      <Failure error={send.error} />
      <button type="submit" className="button main block" disabled={send.isPending}>
        {send.isPending ? t('state.sending') : t('do.send')}
      </button>
      <p className="muted small">{t('link_page.once', { at: formatMoment(opened.expiresAt) })}</p>
    </form>
  )
}

function VisitAsked({ visit }: { visit: NonNullable<Opened['visit']> }) {
  return (
    <div className="card">
      <p>
        {t('link_page.visit', {
          day: formatDay(visit.day),
          who: [visit.org, visit.person].filter(Boolean).join(' '),
          how: word('how', visit.how),
        })}
      </p>
      {visit.problems.length > 0 ? (
        <>
          <p className="muted small">{t('link_page.visit_problems')}</p>
          <ul className="stack tight">
            {visit.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function MatterAsked({ matter }: { matter: NonNullable<Opened['matter']> }) {
  return (
    <div className="card">
      <p className="strong">{matter.title}</p>
      <p className="muted small">
        <span className="code">{matter.number}</span> {matter.org}
      </p>
      {matter.answer ? (
        <>
          <p className="muted small">{t('link_page.answer')}</p>
          <p className="pre">{matter.answer}</p>
        </>
      ) : null}
    </div>
  )
}
