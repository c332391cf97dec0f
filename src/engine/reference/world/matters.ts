/** Matters and what hangs on them. */
import type { Id } from './basics.ts'

export type Matter = {
  id: string
  number: string
  program_key: string
  program_version: number
  matter: string
  kind: string
  title: string
  source: string | null
  document: string | null
  state: string
  lead_org_id: Id
  leader_id: Id
  handler_id: Id
  raiser_person_id: Id
  /** Absent: nobody is complained of. */
  respondent_org_id?: Id
  /** What the order itself set. Absent: nothing. */
  finish_by?: string | null
  standard?: string | null
  enterprise_id: Id
  project_id: Id
  area_id: Id
  about_kind: string | null
  about_id: Id
  units: string[]
  recorded_at: string
  at: string
  state_json: object
}

export type MatterHistory = {
  matter_id: string
  seq: number
  from_at: string
  to_at: string
  state: string
  end_id: string | null
  counts_as: string | null
  tier: number
  org_id: Id
  person_id: Id
  category: string | null
  urgency: string | null
  weight: string | null
  level: string | null
  reopened: number
  returned: number
  extended: number
  closed_at: string | null
  answered_at: string | null
}

export type MatterClock = {
  id: string
  matter_id: string
  clock: string
  org_id: Id
  person_id: Id
  opened_at: string
  due_at: string
  due_day: string
  done_at: string | null
  cancelled_at: string | null
  state: string
  explain: object
  recorded_at: string
}

export type Act = {
  matter_id: string
  seq: number
  act: string
  at: string
  actor_person: Id
  actor_org: Id
  actor_role: string
  reason: string | null
  refused: boolean
  program_version: number
  recorded_at: string
}

export type Closing = {
  id: string
  matter_id: string
  end_id: string
  counts_as: string
  at: string
  recorded_at: string
  org_id: Id
  person_id: Id
  enterprise_id: Id
  project_id: Id
  agreed: string
  refuted_at: string | null
  signals: string[]
  evidence: number
}
