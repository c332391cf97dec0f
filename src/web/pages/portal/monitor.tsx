import { t } from '../../i18n/t.ts'
import { MonitorDesk } from '../../parts/monitor-desk.tsx'

/** An enterprise that is a monitoring point reports from its portal. */
export function PortalMonitor() {
  return (
    <>
      <h1>{t('nav.monitor')}</h1>
      <MonitorDesk />
    </>
  )
}
