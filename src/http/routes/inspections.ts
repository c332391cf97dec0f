import { todaysCallbacks } from '#app/callback/todays-callbacks.ts'
import { findingWords } from '#app/finding/finding-words.ts'
import { listFindings } from '#app/finding/list-findings.ts'
import { listSelfReportsOf } from '#app/finding/list-self-reports.ts'
import { matchSelfReportOf } from '#app/finding/match-self-report.ts'
import { orderRectification } from '#app/finding/order-rectification.ts'
import { readFinding } from '#app/finding/read-finding.ts'
import { decideRound } from '#app/inspection/decide-round.ts'
import { draftCircular } from '#app/inspection/draft-circular.ts'
import { drawForRound } from '#app/inspection/draw-for-round.ts'
import { cancelRound, closeRound } from '#app/inspection/end-round.ts'
import { listInspections } from '#app/inspection/list-inspections.ts'
import { listRounds } from '#app/inspection/list-rounds.ts'
import { planRound } from '#app/inspection/plan-round.ts'
import { readRound } from '#app/inspection/read-round.ts'
import { recordInspection } from '#app/inspection/record-inspection.ts'
import * as callback from '../contract/callback.ts'
import * as finding from '../contract/finding.ts'
import * as contract from '../contract/inspection.ts'
import { type Route, serve } from '../route.ts'

export const inspectionRoutes: readonly Route[] = [
  serve(contract.listRounds, listRounds),
  serve(contract.planRound, planRound),
  serve(contract.getRound, readRound),
  serve(contract.decideRound, decideRound),
  serve(contract.drawForRound, drawForRound),
  serve(contract.closeRound, closeRound),
  serve(contract.cancelRound, cancelRound),
  serve(contract.draftCircular, draftCircular),
  serve(contract.listInspections, listInspections),
  serve(contract.recordInspection, recordInspection),
  serve(callback.todaysCallbacks, todaysCallbacks),
  serve(finding.listFindings, listFindings),
  serve(finding.getFinding, readFinding),
  serve(finding.listSelfReports, listSelfReportsOf),
  serve(finding.matchSelfReport, matchSelfReportOf),
  serve(finding.getFindingWords, findingWords),
  serve(finding.orderRectification, orderRectification),
]
