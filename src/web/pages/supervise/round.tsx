import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { explain } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { type Round, useRound, useRoundActs } from '../../api/supervise.ts'
import { dayOf, formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Loaded } from '../../parts/states.tsx'
import { DrawCheck } from './draw-check.tsx'
import { poolOf, RoundState, spanOf } from './inspections.tsx'
import { RecordInspection } from './record-inspection.tsx'

/** One round: its plan and approval, the draw and how to repeat it, who inspects whom. */
export function RoundPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <Loaded query={useRound(id)}>{(round) => <RoundView round={round} />}</Loaded>
}

function RoundView({ round }: { round: Round }) {
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/inspections">{t('nav.inspections')}</Link>
          </p>
          <h1>{round.title}</h1>
          <p className="sub">
            <RoundState state={round.state} />{' '}
            {[
              round.kind,
              round.unannounced ? t('round.unannounced') : t('round.announced'),
              spanOf(round.fromDay, round.toDay),
            ].join(' · ')}
          </p>
        </div>
        <RoundButtons round={round} />
      </div>
      <div className="columns">
        <div className="stack wide">
          <Tasks round={round} />
          {round.draws.map((draw) => (
            <DrawCheck key={draw.nth} draw={draw} />
          ))}
        </div>
        <aside className="stack">
          <Plan round={round} />
          <Limits round={round} />
        </aside>
      </div>
    </div>
  )
}

type Doing = 'approve' | 'refuse' | 'draw' | 'again' | 'close' | 'cancel'

function RoundButtons({ round }: { round: Round }) {
  const acts = useRoundActs(round.id)
  const [doing, setDoing] = useState<Doing | null>(null)
  const { revision } = round
  const { person } = useSession()
  const navigate = useNavigate()
  const forms = {
    approve: [
      t('round.approve'),
      t('round.approve_note'),
      (reason: string) => acts.decide.mutateAsync({ revision, approved: true, reason }),
    ],
    refuse: [
      t('round.refuse'),
      t('round.approve_note'),
      (reason: string) => acts.decide.mutateAsync({ revision, approved: false, reason }),
    ],
    draw: [t('round.draw'), t('round.draw_note'), (reason: string) => acts.draw.mutateAsync({ revision, reason })],
    again: [
      t('round.draw_again'),
      t('round.draw_again_note'),
      (reason: string) => acts.draw.mutateAsync({ revision, reason }),
    ],
    close: [t('round.close'), t('round.close_note'), (reason: string) => acts.close.mutateAsync({ revision, reason })],
    cancel: [t('round.cancel'), '', (reason: string) => acts.cancel.mutateAsync({ revision, reason })],
  } as const satisfies Record<Doing, readonly [string, string, (reason: string) => Promise<unknown>]>
  const shown: Doing[] = []
  const planner = round.plannedBy !== null && person?.id === round.plannedBy.id
  if (round.may.decide && !planner) shown.push('approve', 'refuse')
  if (round.may.draw) shown.push(round.draws.length === 0 ? 'draw' : 'again')
  if (round.may.close) shown.push('close')
  if (round.may.cancel) shown.push('cancel')
  const main: readonly Doing[] = ['approve', 'draw', 'close']
  return (
    <div className="row">
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          className={main.includes(name) ? 'button main' : 'button'}
          onClick={() => setDoing(name)}
        >
          {forms[name][0]}
        </button>
      ))}
      {round.may.circular ? (
        <button
          type="button"
          className="button main"
          disabled={acts.circular.isPending}
          onClick={() =>
            acts.circular.mutate(undefined, {
              onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }),
              onError: (error) => tellAfterAct({ sentence: explain(error) }),
            })
          }
        >
          {t('round.circular')}
        </button>
      ) : null}
      {doing ? (
        <ReasonForm
          title={forms[doing][0]}
          onClose={() => setDoing(null)}
          onSend={forms[doing][2]}
          required={doing !== 'approve' && doing !== 'draw'}
          {...(doing === 'close' ? { label: t('round.summary') } : {})}
        >
          {forms[doing][1] ? <p className="note">{forms[doing][1]}</p> : null}
        </ReasonForm>
      ) : null}
    </div>
  )
}

function Tasks({ round }: { round: Round }) {
  const [recording, setRecording] = useState<string | null>(null)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('round.tasks')}</h2>
        <span className="muted">
          {round.tasks.length > 0 ? t('round.held_of', { held: round.held, tasks: round.tasks.length }) : ''}
        </span>
      </div>
      {round.tasks.length === 0 ? <p className="body muted">{t('round.tasks_empty')}</p> : null}
      <ul className="body stack">
        {round.tasks.map((task) => (
          <li key={task.id} className="row apart">
            <span>
              <span className="strong">{task.subject.name}</span>{' '}
              <span className="muted small">{task.inspectors.map((one) => one.name).join('、')}</span>
              {task.inspection?.note ? <p className="small">{task.inspection.note}</p> : null}
            </span>
            <span className="row">
              {task.inspection ? (
                <>
                  <span className="tag">
                    {t('round.inspected', { day: formatDay(dayOf(task.inspection.at), { weekday: false }) })}
                  </span>
                  {task.inspection.findings > 0 ? (
                    <Link to="/findings" search={{ roundId: round.id }}>
                      {`${t('round.found')} ${task.inspection.findings}`}
                    </Link>
                  ) : null}
                  {task.mine ? (
                    <Link
                      to="/findings"
                      search={{
                        record: 'yes',
                        program: round.programKey,
                        inspectionId: task.inspection.id,
                        kind: task.subject.kind,
                        subject: task.subject.id,
                        name: task.subject.name,
                      }}
                      className="button small"
                    >
                      {t('finding.record')}
                    </Link>
                  ) : null}
                </>
              ) : task.mine && round.state === 'ready' ? (
                <button type="button" className="button small main" onClick={() => setRecording(task.id)}>
                  {t('round.inspect')}
                </button>
              ) : (
                <span className="muted">{t('round.not_yet')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {recording ? <RecordInspection round={round} taskId={recording} onClose={() => setRecording(null)} /> : null}
    </section>
  )
}

function Plan({ round }: { round: Round }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('round.plan_section')}</h2>
      </div>
      <dl className="body facts">
        <dt>{t('matter.program')}</dt>
        <dd>{round.programTitle}</dd>
        <dt>{t('round.ground')}</dt>
        <dd>{round.ground}</dd>
        {round.content ? (
          <>
            <dt>{t('round.content')}</dt>
            <dd>{round.content}</dd>
          </>
        ) : null}
        <dt>{t('round.subject_kind')}</dt>
        <dd>
          {word('subject', round.subjectKind)}，{poolOf(round)}
        </dd>
        <dt>{t('round.inspectors')}</dt>
        <dd>{round.inspectors.map((one) => one.name).join('、')}</dd>
        <dt>{t('round.planned_by')}</dt>
        <dd>{round.plannedBy?.name ?? t('value.unknown')}</dd>
        {round.decidedAt ? (
          <>
            <dt>{t('round.decided_by')}</dt>
            <dd>
              {round.decidedBy?.name} <span className="muted small">{formatMoment(round.decidedAt)}</span>
              {round.decision ? <p className="small">{round.decision}</p> : null}
            </dd>
          </>
        ) : null}
        {round.seedDigest ? (
          <>
            <dt>{t('draw.promised')}</dt>
            <dd className="code breaks">{round.seedDigest}</dd>
          </>
        ) : null}
        {round.summary ? (
          <>
            <dt>{t('round.summary')}</dt>
            <dd>{round.summary}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function Limits({ round }: { round: Round }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('round.limits')}</h2>
      </div>
      <div className="body stack tight">
        {round.limits.length === 0 ? <p className="muted">{t('round.limits_none')}</p> : null}
        {round.limits.map((limit) => (
          <p key={limit.title}>
            {limit.title}：
            {[
              limit.atMost === null
                ? ''
                : limit.every
                  ? t('round.limit_most_every', { every: word('every', limit.every), n: limit.atMost })
                  : t('round.limit_most', { n: limit.atMost }),
              limit.notWith.length > 0 ? t('round.limit_not_with', { kinds: limit.notWith.join('、') }) : '',
            ]
              .filter(Boolean)
              .join('；')}{' '}
            {limit.clause ? <span className="muted small">{t('score.clause', { clause: limit.clause })}</span> : null}
          </p>
        ))}
        {round.bans.length > 0 ? (
          <>
            <p className="strong">{t('round.bans')}</p>
            {round.bans.map((ban) => (
              <p key={ban}>{ban}</p>
            ))}
          </>
        ) : null}
      </div>
    </section>
  )
}
