import { Link } from '@tanstack/react-router'
import { type NoticeRow, useHeld, useNotices, useReadNotices } from '../api/notices.ts'
import { formatMoment } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { EmptyState, ErrorState, Skeleton } from './states.tsx'

const PAGES: Readonly<Record<string, string>> = {
  matter: '/matters/',
  enterprise: '/enterprises/',
  project: '/projects/',
  paper: '/papers/',
}

/** Where a notice leads; undefined when its thing has no page of its own. */
export function placeOfNotice(notice: Pick<NoticeRow, 'thingKind' | 'thingId'>, phone: boolean): string | undefined {
  const page = PAGES[notice.thingKind]
  if (notice.thingKind === 'handover') return '/handovers'
  if (!page) return undefined
  return `${phone && (notice.thingKind === 'matter' || notice.thingKind === 'enterprise') ? '/m' : ''}${page}${notice.thingId}`
}

/** What one was told, newest first; unread ones stand out by a word and weight. */
export function NoticeList({ phone = false }: { phone?: boolean }) {
  const pages = useNotices(false)
  const read = useReadNotices()
  const held = useHeld()
  if (pages.waiting) return <Skeleton lines={3} />
  if (pages.error && pages.rows.length === 0) return <ErrorState error={pages.error} retry={pages.again} />
  if (pages.rows.length === 0) return <EmptyState>{t('notice.empty')}</EmptyState>
  const unread = pages.rows.some((row) => row.readAt === null)
  return (
    <div className="stack">
      {unread ? (
        <div>
          <button type="button" className="button small" onClick={() => read.mutate({})}>
            {t('notice.read_all')}
          </button>
        </div>
      ) : null}
      {held > 0 ? <p className="note small">{t('notice.held', { n: held })}</p> : null}
      <ul className="cards">
        {pages.rows.map((row) => {
          const to = placeOfNotice(row, phone)
          return (
            <li key={row.id} className="card">
              <span className={row.readAt ? '' : 'strong'}>
                {row.readAt ? null : <span className="tag blue">{t('notice.new')}</span>}{' '}
                {to ? (
                  <Link to={to} onClick={() => read.mutate({ ids: [row.id] })}>
                    {row.sentence}
                  </Link>
                ) : (
                  row.sentence
                )}
              </span>
              <span className="muted small">{formatMoment(row.at)}</span>
            </li>
          )
        })}
      </ul>
      {pages.more ? (
        <button type="button" className="button" onClick={pages.more}>
          {t('list.more')}
        </button>
      ) : null}
    </div>
  )
}
