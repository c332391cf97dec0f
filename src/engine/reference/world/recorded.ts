/** Facts that people record. */
import type { Happened, Id, Paths, Recorded } from './basics.ts'

export type Visit = Happened &
  Paths & {
    id: string
    person_id: string
    how: string
    unannounced: boolean
    minutes: number | null
    note: string | null
    link_ids: string[]
    companions: string[]
  }

export type FormEntry = Happened &
  Paths & {
    id: string
    program_key: string
    program_version: number
    form: string
    values: Record<string, unknown>
    visit_id: Id
    matter_id: Id
  }

export type Report = Happened &
  Paths & {
    id: string
    program_key: string
    report: string
    calendar: string | null
    ordinal: number | null
    body: string
    data: object
    reason: string | null
    remedy: string | null
    state: string
  }

export type Meeting = Happened & {
  id: string
  program_key: string
  meeting: string
  title: string
  person_id: Id
  org_id: Id
  area_id: Id
  chair_id: Id
  attendees: number
  minutes_text: string
}

export type Rating = Happened &
  Paths & {
    id: string
    matter_id: Id
    visit_id: Id
    grade: string | null
    score: string | null
    rater: string
    named: boolean
    channel: string
  }

export type Callback = Happened & {
  id: string
  program_key: string | null
  matter_id: Id
  visit_id: Id
  link_id: Id
  person_id: Id
  org_id: Id
  enterprise_id: Id
  project_id: Id
  by_person_id: string
  how: string
  reached: boolean
  outcome: string | null
  confirmed: boolean | null
}

export type Inspection = Happened &
  Paths & {
    id: string
    program_key: string
    kind: string
    planned: boolean
    unannounced: boolean
    approved: boolean
    by_person_id: Id
  }

export type Finding = Happened &
  Paths & {
    id: string
    program_key: string
    category: string
    level: string | null
    source: string | null
    ban: string | null
    text: string
    confirmed: boolean
    rectified: boolean
    self_reported_on: string | null
  }

export type Paper = Happened &
  Paths & {
    id: string
    program_key: string
    paper: string
    title: string
    matter_id: Id
    issued_at: string
    read_at: string | null
    to_names: string[]
    copy_names: string[]
    content: object
  }

export type Exemption = Recorded & {
  id: string
  program_key: string
  exemption: string
  effect: string
  subject_kind: string
  subject_id: string
  rule: string | null
  calendar: string | null
  ordinal: number | null
  other_ordinal: number | null
  from_day: string | null
  to_day: string | null
  reason: string
}
