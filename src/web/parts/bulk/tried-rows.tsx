import { t } from '../../i18n/t.ts'
import type { Trial } from './use-trial.ts'

/** So many are named; the others are counted. */
const NAMED = 50

/** What would happen to which rows. */
export function TriedRows({ trial, total }: { trial: Trial | undefined; total: number }) {
  if (!trial?.over) {
    const tried = trial?.tried ?? 0
    const said = t('bulk.trying', { n: tried, total })
    return (
      <div className="stack tight" role="status">
        <p>{said}</p>
        <progress value={tried} max={total} aria-label={said} />
      </div>
    )
  }
  const { will, refuse } = trial
  return (
    <>
      {refuse.length > 0 ? (
        <section className="stack tight">
          <p className="strong">{t('bulk.refuse', { n: refuse.length })}</p>
          <ul className="stack tight small">
            {refuse.slice(0, NAMED).map(({ item, why }) => (
              <li key={item.id}>
                {item.label} <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
          <More n={refuse.length - NAMED} />
        </section>
      ) : null}
      <section className="stack tight">
        <p className="strong">{t('bulk.will', { n: will.length })}</p>
        <ul className="stack tight small">
          {will.slice(0, NAMED).map((item) => (
            <li key={item.id}>{item.label}</li>
          ))}
        </ul>
        <More n={will.length - NAMED} />
      </section>
    </>
  )
}

function More({ n }: { n: number }) {
  return n > 0 ? <p className="muted small">{t('bulk.and_more', { n })}</p> : null
}
