import { useState } from 'react'
import { useFeedState, useMakeFeed, useRevokeFeed } from '../api/feed.ts'
import { useMay } from '../api/session.ts'
import { formatMoment } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { Failure, Loaded } from './states.tsx'

/** One's duties, clocks and planned visits in one's own calendar: a secret address, shown once, revoked with a touch. */
export function CalendarFeed() {
  const may = useMay()
  return may('feed.make') ? <Feed /> : null
}

function Feed() {
  const query = useFeedState()
  const make = useMakeFeed()
  const revoke = useRevokeFeed()
  const [url, setUrl] = useState<string>()
  const error = make.error ?? revoke.error
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('feed.title')}</h2>
      </div>
      <div className="body stack">
        <p className="muted small">{t('feed.what')}</p>
        <Loaded query={query} lines={1}>
          {({ feed }) => (
            <>
              {url ? (
                <>
                  <label className="field">
                    <span className="label">{t('feed.address')}</span>
                    <input className="input code" readOnly value={url} onFocus={(event) => event.target.select()} />
                  </label>
                  <p className="note amber">{t('feed.once')}</p>
                </>
              ) : feed ? (
                <p>
                  {t('feed.since', { at: formatMoment(feed.madeAt) })}{' '}
                  {feed.readAt ? t('feed.read', { at: formatMoment(feed.readAt) }) : t('feed.unread')}
                </p>
              ) : null}
              <div className="row">
                <button
                  type="button"
                  className="button"
                  disabled={make.isPending}
                  onClick={() => make.mutate({}, { onSuccess: (made) => setUrl(made.url) })}
                >
                  {feed ? t('feed.renew') : t('feed.make')}
                </button>
                {feed ? (
                  <button
                    type="button"
                    className="button"
                    disabled={revoke.isPending}
                    onClick={() => revoke.mutate({}, { onSuccess: () => setUrl(undefined) })}
                  >
                    {t('feed.revoke')}
                  </button>
                ) : null}
              </div>
            </>
          )}
        </Loaded>
        <Failure error={error} />
      </div>
    </section>
  )
}
