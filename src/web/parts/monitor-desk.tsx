import { type MyNetwork, saidOf, useMyMonitoring } from '../api/monitoring.ts'
import { formatDay } from '../format/date.ts'
import { formatPeriod } from '../format/period.ts'
import { t } from '../i18n/t.ts'
import { ReportForm } from './report-form.tsx'
import { ReportOutcome } from './report-outcome.tsx'
import { EmptyState, Loaded } from './states.tsx'

/** A monitor's desk: report in a minute, what is owed this period, what became of earlier reports. */
export function MonitorDesk() {
  const mine = useMyMonitoring()
  return (
    <Loaded query={mine}>
      {(networks) =>
        networks.length === 0 ? (
          <EmptyState>{t('monitoring.nowhere')}</EmptyState>
        ) : (
          networks.map((network) => <OneDesk key={network.id} network={network} />)
        )
      }
    </Loaded>
  )
}

function OneDesk({ network }: { network: MyNetwork }) {
  const { quota, appointments } = network
  const done = appointments.reduce((most, one) => Math.max(most, one.reports), 0)
  return (
    <>
      <section className="card">
        <span className="strong">{network.title}</span>
        {appointments.map((one) => (
          <span key={one.id} className="muted small">
            {one.point.name}
            {one.termTo && !one.termTo.includes('infinity')
              ? ` · ${t('monitoring.until', { day: formatDay(one.termTo, { weekday: false }) })}`
              : ''}
          </span>
        ))}
        <span className={quota && done < quota.times ? 'strong' : undefined}>
          {t('monitoring.quota')}{' '}
          {quota
            ? t('monitoring.quota_of', { n: done, times: quota.times, period: formatPeriod(quota.period) })
            : t('monitoring.no_quota', { n: network.reports.length })}
        </span>
      </section>
      <section className="stack">
        <h2>{network.formTitle}</h2>
        <ReportForm network={network} points={appointments.map((one) => ({ id: one.id, label: one.point.name }))} />
      </section>
      <section className="stack">
        <h2>{t('monitoring.mine')}</h2>
        {network.reports.length === 0 ? <EmptyState>{t('monitoring.mine_none')}</EmptyState> : null}
        <ul className="cards">
          {network.reports.map((report) => (
            <li className="card" key={report.line}>
              <span>
                <span className="strong">{report.org?.name}</span> {saidOf(report.values, network.fields)}
              </span>
              <span className="row">
                <span className="muted small">{formatDay(report.day)}</span>
                <ReportOutcome report={report} to={null} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
