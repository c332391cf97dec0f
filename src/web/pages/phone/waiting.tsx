import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { explain, Problem } from '../../api/problem.ts'
import { signOut } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { discardWaiting, sendAgain, sendNow, useStopped, useWaiting } from '../../offline/queue.ts'
import { mayEdit, type Waiting } from '../../offline/waiting.ts'
import { useOnline } from '../../parts/offline.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** What was entered here and has not reached the server: since when, why, and what can be done about it. */
export function WaitingPage() {
  const { leaving } = useSearch({ strict: false })
  const waiting = useWaiting()
  const online = useOnline()
  const [discarding, setDiscarding] = useState<Waiting>()
  const [busy, setBusy] = useState(false)
  async function during(work: () => Promise<unknown>) {
    setBusy(true)
    await work().finally(() => setBusy(false))
  }
  return (
    <PhonePage title={t('waiting.title')} back="/m/me">
      {leaving && waiting.length > 0 ? <Leaving n={waiting.length} /> : null}
      {waiting.length === 0 ? (
        <EmptyState>{t('waiting.none')}</EmptyState>
      ) : (
        <>
          <p className="muted small">{t('waiting.what')}</p>
          <button
            type="button"
            className="button main block"
            disabled={busy || !online}
            onClick={() => void during(sendNow)}
          >
            {busy ? t('state.sending') : t('waiting.send')}
          </button>
          <ul className="cards">
            {waiting.map((entry) => (
              <li key={entry.id}>
                <WaitingCard
                  entry={entry}
                  busy={busy}
                  onSend={() => void during(() => sendAgain(entry))}
                  onDiscard={() => setDiscarding(entry)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {discarding ? (
        <Discard
          entry={discarding}
          onClose={() => setDiscarding(undefined)}
          onDiscard={() => void discardWaiting(discarding.id).then(() => setDiscarding(undefined))}
        />
      ) : null}
    </PhonePage>
  )
}

type CardProps = {
  readonly entry: Waiting
  readonly busy: boolean
  readonly onSend: () => void
  readonly onDiscard: () => void
}

function WaitingCard({ entry, busy, onSend, onDiscard }: CardProps) {
  const navigate = useNavigate()
  return (
    <div className="card">
      <div className="row apart">
        <span className="strong">{entry.title}</span>
        <span className="muted small">{word('waiting.kind', entry.what)}</span>
      </div>
      <span className="muted small">{t('waiting.since', { at: formatMoment(entry.since) })}</span>
      <Why entry={entry} />
      <div className="row">
        {entry.refusal ? (
          <button type="button" className="button small" disabled={busy} onClick={onSend}>
            {t('waiting.again')}
          </button>
        ) : null}
        {mayEdit(entry) ? (
          <button
            type="button"
            className="button small"
            onClick={() =>
              void navigate({ href: `${entry.place}${entry.place.includes('?') ? '&' : '?'}waiting=${entry.id}` })
            }
          >
            {t('do.edit')}
          </button>
        ) : null}
        <button type="button" className="button plain small" disabled={busy} onClick={onDiscard}>
          {t('waiting.discard')}
        </button>
      </div>
    </div>
  )
}

/** Why it has not gone: the server's own sentence, or what stands in the way. */
function Why({ entry }: { entry: Waiting }) {
  const online = useOnline()
  const stopped = useStopped()
  if (entry.refusal) return <p className="note red small">{explain(new Problem(entry.refusal))}</p>
  if (!online) return <p className="small">{t('waiting.why.offline')}</p>
  if (stopped === 'session') return <p className="small">{t('waiting.why.session')}</p>
  return <p className="small">{t(entry.tries > 0 ? 'waiting.why.unanswered' : 'waiting.why.soon')}</p>
}

function Discard({ entry, onClose, onDiscard }: { entry: Waiting; onClose: () => void; onDiscard: () => void }) {
  return (
    <Dialog
      title={t('waiting.discard_title')}
      onClose={onClose}
      bottom={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('do.cancel')}
          </button>
          <button type="button" className="button danger" onClick={onDiscard}>
            {t('waiting.discard')}
          </button>
        </>
      }
    >
      <p className="strong">{entry.title}</p>
      <p>{t(mayEdit(entry) ? 'waiting.discard_lost' : 'waiting.discard_maybe')}</p>
    </Dialog>
  )
}

/** Signing out takes what waits with it: said before it happens. */
function Leaving({ n }: { n: number }) {
  return (
    <div className="note stack">
      <p>{t('waiting.leaving', { n })}</p>
      <button type="button" className="button block" onClick={() => void signOut(true)}>
        {t('waiting.leave')}
      </button>
    </div>
  )
}
