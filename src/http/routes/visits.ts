import { cancelPlan } from '#app/visit/cancel-plan.ts'
import { confirmVisit } from '#app/visit/confirm-visit.ts'
import { listVisits } from '#app/visit/list-visits.ts'
import { planVisit } from '#app/visit/plan-visit.ts'
import { readVisit } from '#app/visit/read-visit.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { visitEntry } from '#app/visit/visit-entry.ts'
import { voidVisit } from '#app/visit/void-visit.ts'
import * as contract from '../contract/visit.ts'
import { type Route, serve } from '../route.ts'

export const visitRoutes: readonly Route[] = [
  serve(contract.listVisits, listVisits),
  serve(contract.visitEntry, visitEntry),
  serve(contract.getVisit, readVisit),
  serve(contract.recordVisit, recordVisit),
  serve(contract.voidVisit, voidVisit),
  serve(contract.confirmVisit, confirmVisit),
  serve(contract.planVisit, planVisit),
  serve(contract.cancelPlan, cancelPlan),
]
