import { Link } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { useOnline } from '../parts/offline.tsx'
import { useWaiting } from './queue.ts'

/** On the phone: that there is no network, what can be done all the same, and what waits to go. Silent when all is well. */
export function WaitingBar() {
  const online = useOnline()
  const waiting = useWaiting()
  const refused = waiting.filter((one) => one.refusal).length
  if (online && waiting.length === 0) return null
  return (
    <div role="status" className="offline-bar">
      {online ? null : t('waiting.offline')}{' '}
      {waiting.length > 0 ? (
        <Link to="/m/waiting">
          {refused > 0
            ? t('waiting.some_refused', { n: waiting.length, refused })
            : t('waiting.some', { n: waiting.length })}
        </Link>
      ) : null}
    </div>
  )
}
