/** Figures: profiles, policies brought and claimed, readings and targets. */
import type { Happened, Id, Recorded } from './basics.ts'

export type Profile = Recorded & {
  id: string
  enterprise_id: string
  as_of: string
  staff: number | null
  revenue: string | null
  assets: string | null
  fixed_assets: string | null
  output: string | null
  tax: string | null
  recorded_by: Id
}

export type Policy = { id: string; title: string; level: string | null; org_id: string; recorded_at: string }

export type Delivery = Happened & {
  id: string
  policy_id: string
  enterprise_id: string
  person_id: Id
  org_id: Id
  visit_id: Id
  how: string
  read_at: string | null
}

export type Claim = Happened & {
  id: string
  policy_id: string
  enterprise_id: string
  org_id: Id
  state: string
  amount: string | null
  settled_at: string | null
}

export type Reading = Happened & {
  id: string
  program_key: string
  indicator: string
  subject_kind: string
  subject_id: string
  calendar: string
  ordinal: number
  value: string
  reason: string | null
  remedy: string | null
}

export type Target = {
  target_id: string
  program_key: string
  indicator: string
  subject_kind: string
  subject_id: string
  calendar: string
  ordinal: number
  target: string
  baseline: string | null
  recorded_at: string
  /** Absent: 1. */
  version?: number
  filed_at?: string | null
  voided_at?: string | null
}
