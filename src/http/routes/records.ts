import { recordAppeal } from '#app/appeal/record-appeal.ts'
import { callBackMatter } from '#app/callback/call-back-matter.ts'
import { callBackVisit } from '#app/callback/call-back-visit.ts'
import { grantExemption, voidExemption } from '#app/exemption/grant-exemption.ts'
import { recheckFinding } from '#app/finding/recheck-finding.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding, voidFinding } from '#app/finding/settle-finding.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { voidEntry } from '#app/form/void-entry.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { issuePaper, voidPaper } from '#app/paper/issue-paper.ts'
import { rateMatter } from '#app/rating/rate-matter.ts'
import { returnReport } from '#app/report/return-report.ts'
import { submitReport } from '#app/report/submit-report.ts'
import { callBackMatter as callBackContract } from '../contract/matter-act.ts'
import * as contract from '../contract/record.ts'
import { type Route, serve } from '../route.ts'

export const recordRoutes: readonly Route[] = [
  serve(contract.enterForm, enterForm),
  serve(contract.voidForm, voidEntry),
  serve(contract.submitReport, submitReport),
  serve(contract.returnReport, returnReport),
  serve(contract.recordMeeting, recordMeeting),
  serve(contract.recordFinding, recordFinding),
  serve(contract.confirmFinding, confirmFinding),
  serve(contract.recheckFinding, recheckFinding),
  serve(contract.voidFinding, voidFinding),
  serve(contract.grantExemption, grantExemption),
  serve(contract.voidExemption, voidExemption),
  serve(contract.rateMatter, rateMatter),
  serve(contract.recordAppeal, recordAppeal),
  serve(callBackContract, callBackMatter),
  serve(contract.callBackVisit, callBackVisit),
  serve(contract.issuePaper, issuePaper),
  serve(contract.voidPaper, voidPaper),
]
