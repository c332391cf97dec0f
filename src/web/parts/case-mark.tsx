import { Link } from '@tanstack/react-router'
import type { MatterDetail } from '../api/matters.ts'
import { useMay } from '../api/session.ts'
import { dayOf, formatDay, formatMoment } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'
import { inline } from './markdown.tsx'

/** What a case looks into: the mark and what it rests on, what whoever it is about said, who decided what and why, and the points that follow. */
export function CaseMark({ matter, phone = false }: { matter: MatterDetail; phone?: boolean }) {
  const may = useMay()
  const { mark } = matter
  if (!mark) return null
  // Oldest first; a case that was reopened has several of either.
  const acts = matter.acts.filter((act) => !act.refused).toReversed()
  const statements = acts.filter((act) => act.act === 'answer' && act.data.statement)
  const decisions = acts.filter((act) => act.act === 'close' || act.act === 'dismiss')
  const evidence = { id: mark.id, program: matter.programKey, of: 'mark' }
  return (
    <section className={phone ? 'card stack' : 'panel'}>
      <div className={phone ? 'row apart' : 'head'}>
        <h2>{t(mark.redLine ? 'case_mark.red_line' : 'case_mark.title')}</h2>
        <span className={mark.decision === 'upheld' ? 'tag red' : 'tag'}>{word('mark.decision', mark.decision)}</span>
      </div>
      <dl className={phone ? 'facts' : 'body facts'}>
        <dt>{t('case_mark.what')}</dt>
        <dd>
          {mark.title} · {mark.to}
          {mark.sentence ? <p className="muted small">{inline(mark.sentence)}</p> : null}
          {mark.clause ? <p className="muted small">{t('score.clause', { clause: mark.clause })}</p> : null}
        </dd>
        <dt>{t('case_mark.evidence')}</dt>
        <dd>
          {mark.gone ? (
            t('case_mark.gone')
          ) : may('mark.read') && !phone ? (
            <Link to="/evidence" search={evidence}>
              {t('case_mark.open_evidence', { day: formatDay(dayOf(mark.at), { weekday: false }) })}
            </Link>
          ) : (
            formatDay(dayOf(mark.at), { weekday: false })
          )}
          {mark.excused ? <span className="tag">{t('mark.excused')}</span> : null}
        </dd>
        <dt>{t('case_mark.statement')}</dt>
        <dd>
          {statements.length === 0 ? <span className="muted">{t('case_mark.no_statement')}</span> : null}
          {statements.map((act) => (
            <p key={act.seq}>
              <span className="said">{String(act.data.text ?? '')}</span>{' '}
              <span className="muted small">
                {[act.actor.person?.name ?? act.actor.org?.name, formatMoment(act.at)].filter(Boolean).join(' · ')}
              </span>
            </p>
          ))}
        </dd>
        <dt>{t('case_mark.decision')}</dt>
        <dd>
          {decisions.length === 0 ? <span className="muted">{t('case_mark.undecided')}</span> : null}
          {decisions.map((act) => (
            <p key={act.seq}>
              {act.sentence || act.title}
              {act.reason && !act.sentence?.includes(act.reason) ? `：${act.reason}` : ''}{' '}
              <span className="muted small">
                {[act.actor.person?.name, formatMoment(act.at)].filter(Boolean).join(' · ')}
              </span>
            </p>
          ))}
        </dd>
        <dt>{t('case_mark.points')}</dt>
        <dd>
          {mark.points.length === 0 ? (
            <span className="muted">{t(mark.confirmed ? 'case_mark.no_points' : 'case_mark.points_later')}</span>
          ) : (
            <ul>
              {mark.points.map((one) => (
                <li key={one.id}>
                  {phone ? (
                    one.title
                  ) : (
                    <Link to="/evidence" search={{ id: one.id, program: matter.programKey, of: 'points' }}>
                      {one.title}
                    </Link>
                  )}{' '}
                  {one.to} {one.value}
                  {one.cancelled ? <span className="tag">{t('case_mark.cancelled')}</span> : null}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </section>
  )
}
