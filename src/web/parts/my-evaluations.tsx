import { ticketAddress, useDrawTicket, useMyEvaluations } from '../api/evaluations.ts'
import { useMay } from '../api/session.ts'
import { formatDay } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { Failure } from './states.tsx'

/** Rounds in which the account has a voice: it fetches its ticket here and answers outside, without the account. */
export function MyEvaluations() {
  const may = useMay()
  const mine = useMyEvaluations(may('ticket.draw'))
  const draw = useDrawTicket()
  if (!mine.data || mine.data.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('evaluation.mine')}</h2>
      <ul className="cards">
        {mine.data.map((round) => (
          <li className="card" key={round.id}>
            <span className="strong">{round.title}</span>
            <span className="muted small">
              {t('evaluation.mine_until', { n: round.subjects, day: formatDay(round.toDay) })}
            </span>
            {round.drawn ? (
              <span className="tag">{t('evaluation.drawn')}</span>
            ) : (
              <button
                type="button"
                className="button main block"
                disabled={draw.isPending}
                onClick={() =>
                  draw.mutate(round.id, {
                    onSuccess: ({ authority, code }) => window.location.assign(ticketAddress(authority, code)),
                  })
                }
              >
                {t('evaluation.draw')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('evaluation.draw_note')}</p>
      <Failure error={draw.error} />
    </section>
  )
}
