import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type EvaluationRead, useCloseEvaluation, useEvaluation } from '../../api/evaluations.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { Results } from './results.tsx'
import { TicketSheet } from './ticket-sheet.tsx'

/** A round: how many voices so far; issue tickets, close; afterwards the results as far as numbers allow. */
export function EvaluationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useEvaluation(id)
  return <Loaded query={query}>{(round) => <Round round={round} />}</Loaded>
}

function Round({ round }: { round: EvaluationRead }) {
  const may = useMay()
  const isOpen = round.state === 'open'
  return (
    <div className="page">
      <div className="page-head no-print">
        <div>
          <p className="muted">
            <Link to="/evaluations">{t('nav.evaluations')}</Link>
          </p>
          <h1>{round.title}</h1>
          <p className="sub">
            {t('evaluation.days', {
              from: formatDay(round.fromDay, { weekday: false }),
              to: formatDay(round.toDay, { weekday: false }),
            })}
            {' · '}
            {word('evaluation.state', round.state)}
          </p>
        </div>
        {isOpen && may('evaluation.close') ? <CloseButton round={round} /> : null}
      </div>
      <section className="panel no-print">
        <dl className="body facts">
          <dt>{t('evaluation.form')}</dt>
          <dd>
            {round.formTitle}
            <span className="muted"> · {round.programTitle}</span>
          </dd>
          <dt>{t('evaluation.audience')}</dt>
          <dd>{round.groupTitle ?? word('evaluation.audience', round.audience)}</dd>
          <dt>{t('evaluation.progress')}</dt>
          <dd>{t('evaluation.progress_of', { used: round.used, tickets: round.tickets })}</dd>
          <dt>{t('evaluation.minimum')}</dt>
          <dd>{round.minimum}</dd>
          {round.measures.length > 0 ? (
            <>
              <dt>{t('evaluation.measures')}</dt>
              <dd>
                {round.measures.map((one) => (
                  <Link
                    key={one.measure}
                    to="/programs/$key"
                    params={{ key: round.programKey }}
                    search={{ view: 'book' }}
                    style={{ marginInlineEnd: 12 }}
                  >
                    {one.title}
                  </Link>
                ))}
              </dd>
            </>
          ) : null}
        </dl>
      </section>
      <p className="note no-print">{t('evaluation.anonymity')}</p>
      {isOpen && may('evaluation.issue') ? <TicketSheet round={round} /> : null}
      <Results round={round} />
    </div>
  )
}

function CloseButton({ round }: { round: EvaluationRead }) {
  const [open, setOpen] = useState(false)
  const close = useCloseEvaluation(round.id)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('evaluation.close')}
      </button>
      {open ? (
        <Dialog
          title={t('evaluation.close')}
          onClose={() => setOpen(false)}
          onSubmit={() =>
            close.mutate(round.revision, {
              onSuccess: (done) => {
                tellAfterAct({ sentence: t('evaluation.closed', { voices: done.voices, n: done.notApplicable }) })
                setOpen(false)
              },
            })
          }
          bottom={
            <SendOrCancel onCancel={() => setOpen(false)} disabled={close.isPending}>
              {t('evaluation.close')}
            </SendOrCancel>
          }
        >
          <p>{t('evaluation.progress_of', { used: round.used, tickets: round.tickets })}</p>
          <p>{t('evaluation.close_what')}</p>
          <Failure error={close.error} />
        </Dialog>
      ) : null}
    </>
  )
}
