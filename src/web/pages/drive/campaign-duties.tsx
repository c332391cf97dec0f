import { Link } from '@tanstack/react-router'
import { type CampaignDuty, useUrge } from '../../api/campaigns.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { headOf } from '../../parts/head-of.ts'
import { DefinedWords, NumHead } from '../../parts/num-head.tsx'
import { ShareBar } from '../../parts/share-bar.tsx'

type Props = {
  readonly program: string
  readonly title: string
  readonly duties: readonly CampaignDuty[]
  /** Their phase has not begun: nobody is missing yet. */
  readonly toCome: boolean
}

/** What a phase asks, a line each: the share with its figures, who is missing, and the button that urges them all. */
export function CampaignDuties({ program, title, duties, toCome }: Props) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{title}</h2>
      </div>
      <div className="table-wrap">
        <table className="table stacks campaign">
          <thead>
            <tr>
              <th scope="col">{t('duty.title')}</th>
              <th scope="col">
                <DefinedWords {...headOf('campaign.share')} />
              </th>
              <th scope="col">{t('campaign.missing')}</th>
              <NumHead {...headOf('campaign.sofar')} />
              <th scope="col">
                <span className="visually-hidden">{t('campaign.urge')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <tr key={duty.duty}>
                <td>
                  {duty.title}
                  <span className="muted small">
                    {duty.times > 1 ? ` ${t('campaign.times', { n: duty.times })}` : ''}
                    {duty.period ? ` ${formatPeriod(duty.period)}` : ''}
                  </span>
                  {duty.clause ? <div className="muted small">{t('score.clause', { clause: duty.clause })}</div> : null}
                </td>
                <td>
                  {duty.owed === 0 || toCome ? (
                    <span className="muted">{t('campaign.nothing_owed')}</span>
                  ) : (
                    <Link to="/duties" search={rowsOf(program, duty)}>
                      <ShareBar done={duty.done} owed={duty.owed} label={duty.title} />
                    </Link>
                  )}
                  {duty.times > 1 && duty.need > 0 ? (
                    <div className="muted small">{t('campaign.quota', { have: duty.have, need: duty.need })}</div>
                  ) : null}
                </td>
                <td>{toCome ? null : <Missing program={program} duty={duty} />}</td>
                <td className="num nowrap" data-label={t('campaign.sofar')}>
                  {duty.recurring && duty.sofar.owed > 0 ? (
                    <Link to="/duties" search={{ program, rule: duty.duty }}>
                      {duty.sofar.done}/{duty.sofar.owed}
                    </Link>
                  ) : null}
                </td>
                <td>{toCome ? null : <UrgeButton program={program} duty={duty} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const rowsOf = (program: string, duty: CampaignDuty, state?: string) => ({
  program,
  rule: duty.duty,
  ...(duty.ordinal === null ? {} : { ordinal: String(duty.ordinal) }),
  ...(state ? { state } : {}),
})

const NAMED = 6

function Missing({ program, duty }: { program: string; duty: CampaignDuty }) {
  const n = duty.owed - duty.done
  if (n === 0) return duty.owed > 0 ? <span className="muted">{t('campaign.none_missing')}</span> : null
  const shown = duty.missing.slice(0, NAMED)
  const due = shown[0]?.dueDay
  return (
    <>
      <div>
        <Link to="/duties" search={rowsOf(program, duty, 'open,missed')}>
          {t('campaign.n_missing', { n })}
        </Link>
      </div>
      <div>
        {duty.overdue > 0 ? <span className="tag red">{t('campaign.n_overdue', { n: duty.overdue })}</span> : null}
        {due ? (
          <span className="muted small"> {t('campaign.due', { day: formatDay(due, { weekday: false }) })}</span>
        ) : null}
      </div>
      <div className="small">
        {shown
          .map((one) => (one.org ? `${one.name}（${one.org}）` : one.name || t('campaign.office')))
          .join(t('drive.comma'))}
        {n > shown.length ? t('campaign.and_more') : ''}
      </div>
    </>
  )
}

function UrgeButton({ program, duty }: { program: string; duty: CampaignDuty }) {
  const may = useMay()
  const urge = useUrge(program, duty.duty)
  if (!may('duty.urge') || duty.owed === duty.done) return null
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-label={t('campaign.urge_all', { duty: duty.title, n: duty.owed - duty.done })}
        disabled={urge.isPending}
        onClick={() =>
          urge.mutate(
            {},
            {
              onSuccess: ({ urged, urgedToday }) =>
                tellAfterAct({
                  sentence: t('campaign.urged', { n: urged, before: urgedToday, duty: duty.title }),
                }),
            },
          )
        }
      >
        {t('campaign.urge')}
      </button>
      {urge.error ? <span role="alert">{explain(urge.error)}</span> : null}
    </>
  )
}
