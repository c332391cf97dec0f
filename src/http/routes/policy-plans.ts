import {
  agreePlan,
  changePlan,
  drawUpPlan,
  measureToMatter,
  offerPlan,
  reviewPlan,
  settleMeasure,
} from '#app/plan/plan-acts.ts'
import { listPlans, planForms, readPlan } from '#app/plan/read-plans.ts'
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
