import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { createStore } from './store.ts'

/** What happened and what follows, in one sentence; stays until it is read. */
export type AfterAct = { readonly sentence: ReactNode; readonly undo?: () => void }

const store = createStore<AfterAct | null>(null)

export function tellAfterAct(what: AfterAct): void {
  store.set(what)
}

/** The line at the foot of the page after an act. */
export function AfterActLine() {
  const what = store.use()
  return (
    <div className="after-act" role="status" aria-live="polite">
      {what ? (
        <div className="note after row apart">
          <span className="grow">{what.sentence}</span>
          {what.undo ? (
            <button type="button" className="button small" onClick={what.undo}>
              {t('do.undo')}
            </button>
          ) : null}
          <button type="button" className="icon-button" aria-label={t('do.close')} onClick={() => store.set(null)}>
            <CloseIcon />
          </button>
        </div>
      ) : null}
    </div>
  )
}
