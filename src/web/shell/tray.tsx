import { useMutationState } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isGoing, useBulkRuns } from '../api/bulk.ts'
import { useExports } from '../api/exports.ts'
import { explain } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { tellAfterAct } from '../parts/after-act.tsx'
import { RunLine } from '../parts/bulk/run-line.tsx'
import { useRunNews } from '../parts/bulk/use-run-news.ts'
import { ExportLine } from '../parts/export-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TrayIcon } from '../ui/icons.tsx'

type Going = { readonly id: number; readonly what: string; readonly status: string; readonly error: Error | null }

/** What lasts and was begun in this window: an import, a trial of changed rules. Leaving its page does not stop it. */
function useGoing(): readonly Going[] {
  return useMutationState({
    filters: { predicate: (one) => typeof one.meta?.tray === 'string' },
    select: (one) => ({
      id: one.mutationId,
      what: String(one.meta?.tray ?? ''),
      status: one.state.status,
      error: one.state.error,
    }),
  })
}

/** Work that goes on in the background, from any page: how far it is, and once, that it is done. */
export function Tray() {
  const [open, setOpen] = useState(false)
  const exports = useExports(true).data ?? []
  const going = useGoing()
  const runs = useBulkRuns().data ?? []
  useRunNews(runs)
  const writing = exports.filter(({ state }) => state === 'queued' || state === 'writing')
  const running =
    writing.length +
    going.filter(({ status }) => status === 'pending').length +
    // What waits for one's word is as good as going: it is not to be forgotten.
    runs.filter((run) => isGoing(run) || run.state === 'tried').length
  const before = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const ended = exports.find((one) => before.current.has(one.id) && one.state === 'ready')
    if (ended) tellAfterAct({ sentence: t('tray.ready', { what: ended.name }) })
    before.current = new Set(writing.map(({ id }) => id))
  }, [exports, writing])
  if (exports.length === 0 && going.length === 0 && runs.length === 0) return null
  const label = running > 0 ? t('tray.running', { n: running }) : t('tray.title')
  return (
    <>
      <button
        type="button"
        className="icon-button"
        style={{ width: 'auto', padding: '0 8px', display: 'inline-flex', alignItems: 'center', gap: 4 }}
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <TrayIcon />
        {running > 0 ? <span className="tag blue">{running}</span> : null}
      </button>
      {open ? (
        <Dialog title={t('tray.title')} onClose={() => setOpen(false)}>
          <p className="muted">{t('tray.what')}</p>
          <ul className="stack" aria-live="polite">
            {runs.map((run) => (
              <li key={run.id}>
                <RunLine run={run} onLook={() => setOpen(false)} />
              </li>
            ))}
            {going.map((one) => (
              <li key={one.id} className="row apart">
                <span>{one.what}</span>
                {one.status === 'pending' ? (
                  <progress aria-label={one.what} />
                ) : one.error ? (
                  <span className="note red">{explain(one.error)}</span>
                ) : (
                  <span className="tag">{t('tray.done')}</span>
                )}
              </li>
            ))}
            {exports.map((one) => (
              <ExportLine key={one.id} one={one} />
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  )
}
