import { useSyncExternalStore } from 'react'
import { t } from '../i18n/t.ts'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine)
}

/** Says what is saved here while there is no network: drafts stay in this browser, nothing has been sent. */
export function OfflineBar() {
  const online = useOnline()
  if (online) return null
  return (
    <div role="status" className="offline-bar">
      {t('state.offline')}
    </div>
  )
}
