import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type PledgeRead, usePledge, usePledgeAct } from '../../api/pledges.ts'
import { explain } from '../../api/problem.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { StandingTag } from '../../parts/standing-tag.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

type Asking =
  | { kind: 'step' }
  | { kind: 'settle'; kept: boolean }
  | { kind: 'hide' | 'answer'; comment: string; said: string }

/** One pledge: what was done for it, what people say, and the office's word. */
export function CommitmentPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = usePledge(id)
  return <Loaded query={query}>{(pledge) => <Pledge pledge={pledge} />}</Loaded>
}

function Pledge({ pledge }: { pledge: PledgeRead }) {
  const [asking, setAsking] = useState<Asking>()
  const isOpen = pledge.state === 'open'
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/commitments">{t('nav.commitments')}</Link>
          </p>
          <h1>{pledge.text}</h1>
          <p className="sub">
            {pledge.driveTitle} · {pledge.org.name} ·{' '}
            {t('pledge.published_on', { day: formatDay(pledge.publishedDay, { weekday: false }) })}
            {pledge.dueDay ? ` · ${t('pledge.due_on', { day: formatDay(pledge.dueDay, { weekday: false }) })}` : ''}{' '}
            <StandingTag standing={pledge.standing} />
          </p>
        </div>
        <div className="row">
          {isOpen && pledge.may.progress ? (
            <button type="button" className="button main" onClick={() => setAsking({ kind: 'step' })}>
              {t('pledge.report')}
            </button>
          ) : null}
          {isOpen && pledge.may.settle ? (
            <>
              <button type="button" className="button" onClick={() => setAsking({ kind: 'settle', kept: true })}>
                {t('pledge.settle_kept')}
              </button>
              <button type="button" className="button" onClick={() => setAsking({ kind: 'settle', kept: false })}>
                {t('pledge.settle_not_kept')}
              </button>
            </>
          ) : null}
        </div>
      </div>
      {pledge.note ? (
        <p className="note">
          {t('pledge.settled_on', { day: formatDay(pledge.settledDay, { weekday: false }), note: pledge.note })}
        </p>
      ) : null}
      <div className="columns">
        <section className="panel">
          <div className="head">
            <h2>{t('pledge.steps')}</h2>
          </div>
          <div className="body">
            {pledge.stepRows.length === 0 ? (
              <EmptyState>{t('pledge.no_steps')}</EmptyState>
            ) : (
              <ul className="stack">
                {pledge.stepRows.map((step) => (
                  <li key={step.id}>
                    <p className="pre">{step.text}</p>
                    <p className="muted small">
                      {formatMoment(step.at)} {step.person?.name}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </section>
        <Comments pledge={pledge} onAsk={setAsking} />
      </div>
      {asking ? <Ask pledge={pledge} asking={asking} onClose={() => setAsking(undefined)} /> : null}
    </div>
  )
}

function Comments({ pledge, onAsk }: { pledge: PledgeRead; onAsk: (asking: Asking) => void }) {
  const act = usePledgeAct(pledge.id)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('pledge.comments')}</h2>
      </div>
      <div className="body">
        {pledge.commentRows.length === 0 ? <EmptyState>{t('pledge.no_comments')}</EmptyState> : null}
        <ul className="stack">
          {pledge.commentRows.map((one) => (
            <li key={one.id} className="stack tight">
              <p className="pre">{one.text}</p>
              <p className="muted small">
                {formatDay(one.day)}{' '}
                {one.state === 'waiting' ? <span className="tag amber">{t('pledge.comment_waiting')}</span> : null}
                {one.state === 'hidden' ? t('pledge.comment_hidden', { why: one.reason ?? '' }) : null}
              </p>
              {one.answer ? (
                <p className="note">
                  {one.answer} <span className="muted small">{formatDay(one.answeredDay)}</span>
                </p>
              ) : null}
              <div className="row">
                {one.state === 'waiting' && pledge.may.decide ? (
                  <>
                    <button
                      type="button"
                      className="button small"
                      disabled={act.isPending}
                      onClick={() =>
                        act.mutate(
                          { act: 'decide', comment: one.id, show: true },
                          { onError: (error) => tellAfterAct({ sentence: explain(error) }) },
                        )
                      }
                    >
                      {t('pledge.show')}
                    </button>
                    <button
                      type="button"
                      className="button small"
                      onClick={() => onAsk({ kind: 'hide', comment: one.id, said: one.text })}
                    >
                      {t('pledge.hide')}
                    </button>
                  </>
                ) : null}
                {one.state === 'shown' && !one.answer && pledge.may.answer ? (
                  <button
                    type="button"
                    className="button small"
                    onClick={() => onAsk({ kind: 'answer', comment: one.id, said: one.text })}
                  >
                    {t('pledge.answer')}
                  </button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Ask({ pledge, asking, onClose }: { pledge: PledgeRead; asking: Asking; onClose: () => void }) {
  const act = usePledgeAct(pledge.id)
  const title = {
    step: t('pledge.report'),
    settle: asking.kind === 'settle' && asking.kept ? t('pledge.settle_kept') : t('pledge.settle_not_kept'),
    hide: t('pledge.hide'),
    answer: t('pledge.answer'),
  }[asking.kind]
  const label = {
    step: t('pledge.step_text'),
    settle: t('pledge.settle_why'),
    hide: undefined,
    answer: t('pledge.answer'),
  }
  const send = (text: string) => {
    switch (asking.kind) {
      case 'step':
        return act.mutateAsync({ act: 'step', text })
      case 'settle':
        return act.mutateAsync({ act: 'settle', revision: pledge.revision, kept: asking.kept, note: text })
      case 'hide':
        return act.mutateAsync({ act: 'decide', comment: asking.comment, show: false, reason: text })
      case 'answer':
        return act.mutateAsync({ act: 'answer', comment: asking.comment, text })
    }
  }
  const said = label[asking.kind]
  return (
    <ReasonForm title={title} onClose={onClose} onSend={send} {...(said ? { label: said } : {})}>
      {'said' in asking ? <p className="pre muted">{asking.said}</p> : null}
    </ReasonForm>
  )
}
