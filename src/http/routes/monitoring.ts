import { networkChoices, setUpNetwork } from '#app/monitoring/network.ts'
import { listMonitoring, listMonitorReports } from '#app/monitoring/read-network.ts'
import { myMonitoring, reportAsMonitor } from '#app/monitoring/report.ts'
import { sortReports } from '#app/monitoring/sort-reports.ts'
import * as contract from '../contract/monitoring.ts'
import { type Route, serve } from '../route.ts'

export const monitoringRoutes: readonly Route[] = [
  serve(contract.listMonitoring, listMonitoring),
  serve(contract.networkChoices, networkChoices),
  serve(contract.setUpNetwork, setUpNetwork),
  serve(contract.listMonitorReports, listMonitorReports),
  serve(contract.reportAsMonitor, reportAsMonitor, ({ params, body }) => ({ ...body, networkId: params.id })),
  serve(contract.sortReports, sortReports),
  serve(contract.myMonitoring, myMonitoring),
]
