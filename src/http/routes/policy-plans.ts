import { agreePlan, offerPlan } from '#app/plan/agree-plan.ts'
import { changePlan } from '#app/plan/change-plan.ts'
import { drawUpPlan } from '#app/plan/draw-up-plan.ts'
import { listPlans, planForms, readPlan } from '#app/plan/read-plans.ts'
import { reviewPlan } from '#app/plan/review-plan.ts'
import { measureToMatter, settleMeasure } from '#app/plan/settle-measure.ts'
import * as contract from '../contract/policy-plan.ts'
import { type Route, serve } from '../route.ts'

export const policyPlanRoutes: readonly Route[] = [
  serve(contract.listPlans, listPlans),
  serve(contract.getPlan, readPlan),
  serve(contract.planForms, planForms),
  serve(contract.drawUpPlan, drawUpPlan),
  serve(contract.changePlan, changePlan),
  serve(contract.offerPlan, offerPlan),
  serve(contract.agreePlan, agreePlan),
  serve(contract.settleMeasure, settleMeasure),
  serve(contract.measureToMatter, measureToMatter),
  serve(contract.reviewPlan, reviewPlan),
]
