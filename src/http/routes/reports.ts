import { acceptReport, draftReport, writeReport } from '#app/report/draft-report.ts'
import { listReports, readReport } from '#app/report/list-reports.ts'
import * as contract from '../contract/report.ts'
import { type Route, serve } from '../route.ts'

export const reportRoutes: readonly Route[] = [
  serve(contract.listReports, listReports),
  serve(contract.readReport, readReport),
  serve(contract.draftReport, draftReport),
  serve(contract.writeReport, writeReport),
  serve(contract.acceptReport, acceptReport),
]
