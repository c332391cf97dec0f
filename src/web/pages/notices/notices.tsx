import { t } from '../../i18n/t.ts'
import { CalendarFeed } from '../../parts/calendar-feed.tsx'
import { NoticeList } from '../../parts/notice-list.tsx'
import { NoticeTimes } from '../../parts/notice-times.tsx'

export function Notices() {
  return (
    <div className="page" style={{ maxWidth: 820 }}>
      <h1>{t('nav.notices')}</h1>
      <NoticeTimes />
      <NoticeList />
      <CalendarFeed />
    </div>
  )
}
