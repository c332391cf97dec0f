import { formatDay, today } from '../format/date.ts'
import { t } from '../i18n/t.ts'

type Linked = {
  readonly id: string
  readonly linkTitle: string
  readonly person: { name: string } | null
  readonly org: { name: string } | null
  readonly fromDay: string
  readonly toDay: string
}

/** Who is there for it, and as what; former ones below, muted. */
export function LinkedPeople({ links }: { links: readonly Linked[] }) {
  const now = links.filter((link) => link.toDay.includes('infinity') || link.toDay >= today())
  const former = links.filter((link) => !now.includes(link))
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('link.people')}</h2>
      </div>
      <ul className="body stack tight">
        {links.length === 0 ? <li className="muted">{t('link.nobody')}</li> : null}
        {[...now, ...former].map((link) => (
          <li key={link.id} className={former.includes(link) ? 'muted' : ''}>
            <span className="strong">{link.person?.name ?? link.org?.name}</span>{' '}
            {link.person && link.org ? <span className="muted small">{link.org.name}</span> : null}
            <p className="muted small">
              {link.linkTitle} ·{' '}
              {former.includes(link)
                ? t('link.span', {
                    from: formatDay(link.fromDay, { weekday: false }),
                    to: formatDay(link.toDay, { weekday: false }),
                  })
                : t('link.since', { day: formatDay(link.fromDay, { weekday: false }) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
