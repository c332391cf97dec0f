import { Link } from '@tanstack/react-router'
import { type Network, useRenew } from '../../api/monitoring.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { daysBetween, formatDay, today } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { EmptyState } from '../../parts/states.tsx'

const SOON = 60
type Row = Network['appointments'][number]

/** Who is appointed, until when, with how many reports of those owed; terms that end soon stand first. */
export function Appointments({ network }: { network: Network }) {
  const { quota } = network
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('monitoring.appointments')}</h2>
        <span className="muted small">
          {network.renewals === null ? '' : t('monitoring.renewals', { n: network.renewals })}
        </span>
      </div>
      {network.appointments.length === 0 ? (
        <EmptyState>{t('link.nobody')}</EmptyState>
      ) : (
        <div className="table-wrap">
          <table className="table dense">
            <thead>
              <tr>
                <th scope="col">{t('monitoring.person')}</th>
                <th scope="col">{t('monitoring.point')}</th>
                <th scope="col">{t('monitoring.term')}</th>
                <th scope="col">{t('monitoring.quota')}</th>
              </tr>
            </thead>
            <tbody>
              {network.appointments.map((row) => (
                <tr key={row.id}>
                  <td>{row.person?.name ?? ''}</td>
                  <td>{row.point.name}</td>
                  <td>
                    <Term row={row} />
                  </td>
                  <td className={quota && row.reports < quota.times ? 'strong' : undefined}>
                    <Link to="/monitoring" search={{ network: network.id, personId: row.person?.id }}>
                      {quota
                        ? t('monitoring.quota_of', {
                            n: row.reports,
                            times: quota.times,
                            period: formatPeriod(quota.period),
                          })
                        : t('monitoring.no_quota', { n: row.reports })}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Term({ row }: { row: Row }) {
  const may = useMay()
  const renew = useRenew()
  if (!row.termTo || row.termTo.includes('infinity')) return <span className="muted">{t('monitoring.no_term')}</span>
  const left = daysBetween(today(), row.termTo)
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="nowrap">{formatDay(row.termTo, { weekday: false })}</span>
      {left < 0 ? (
        <span className="tag red">{t('monitoring.expired')}</span>
      ) : left <= SOON ? (
        <span className="tag amber">{t('monitoring.expiring', { n: left })}</span>
      ) : null}
      {left <= SOON && may('link.make') ? (
        <button
          type="button"
          className="button small"
          disabled={renew.isPending}
          onClick={() =>
            renew.mutate(
              { id: row.id, revision: row.revision },
              {
                onSuccess: ({ sentence }) => tellAfterAct({ sentence }),
                onError: (error) => tellAfterAct({ sentence: explain(error) }),
              },
            )
          }
        >
          {t('monitoring.renew')}
        </button>
      ) : null}
    </span>
  )
}
