import { Link } from '@tanstack/react-router'
import { useEvents } from '../api/events.ts'
import { useUnread } from '../api/notices.ts'
import { t } from '../i18n/t.ts'
import { BellIcon } from '../ui/icons.tsx'

/** How many notices are unread; the word is on the link, the number beside it. */
export function Bell({ to }: { to: string }) {
  useEvents()
  const unread = useUnread()
  const shown = unread && unread > 99 ? '99+' : String(unread)
  // The name holds what is seen, so that it can be spoken (WCAG 2.5.3).
  const label = unread ? t('notice.unread', { n: shown }) : t('nav.notices')
  return (
    <Link
      to={to}
      className="icon-button"
      aria-label={label}
      title={label}
      style={{ width: 'auto', padding: '0 8px', display: 'inline-flex', alignItems: 'center', gap: 4 }}
    >
      <BellIcon />
      {unread ? <span className="tag blue">{shown}</span> : null}
    </Link>
  )
}
