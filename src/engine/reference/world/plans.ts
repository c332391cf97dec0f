/** One plan an enterprise: what states it went through, its measures. */
import type { Id, Recorded } from './basics.ts'

export type Plan = {
  id: string
  program_key: string
  enterprise_id: string
  area_id: Id
  org_id: Id
  recorded_at: string
  recorded_by: Id
}

export type PlanState = {
  plan_id: string
  seq: number
  state: string
  agreed_by: string | null
  from_at: string
  to_at: string
}

export type PlanMeasure = Recorded & {
  id: string
  plan_id: string
  org_id: Id
  person_id: Id
  due_day: string | null
  state: string
  settled_day: string | null
  settled_at: string | null
}
