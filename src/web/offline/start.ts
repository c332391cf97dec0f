import { renewSession, type Session } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { tellAfterAct } from '../parts/after-act.tsx'
import { waitingStore } from './database.ts'
import { keepSession } from './kept.ts'
import { sendNow, watchQueue } from './queue.ts'

const EVERY = 60_000

/**
 * The phone's pages are open: keeps who is signed in, shows what waits, and sends it now, when the network is back, when
 * the page is looked at again, and every minute while something waits.
 * @returns ends it
 */
export function startOffline(session: Session): () => void {
  const account = session.account.id
  void keepSession(session)
  registerWorker()
  const send = async () => {
    try {
      if (!navigator.onLine) return
      // Opened from what was kept: there is no token for writes yet.
      if (session.csrf === '') await renewSession()
      if ((await waitingStore.of(account)).length === 0) return
      const { outcomes } = await sendNow()
      const n = [...outcomes.values()].filter((one) => one.sent).length
      const refused = outcomes.size - n
      if (outcomes.size > 0)
        tellAfterAct({ sentence: refused ? t('waiting.went_some', { n, refused }) : t('waiting.went', { n }) })
    } catch {
      // The server is not there, or no store in this browser: the next round tries again.
    }
  }
  const looked = () => {
    if (document.visibilityState === 'visible') void send()
  }
  void watchQueue(account).then(send)
  addEventListener('online', send)
  document.addEventListener('visibilitychange', looked)
  const timer = setInterval(send, EVERY)
  return () => {
    removeEventListener('online', send)
    document.removeEventListener('visibilitychange', looked)
    clearInterval(timer)
  }
}

/** Its scope is the phone's pages; the office's, the portal's and the public's are none of its business. */
function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () =>
    void navigator.serviceWorker.register('/sw.js', { scope: '/m/', updateViaCache: 'none' }).catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
