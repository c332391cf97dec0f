/** Who and what there is: units, persons, enterprises, projects, areas, lists and pairings. */
import type { Id, Recorded } from './basics.ts'

export type Org = { id: string; name: string; kind: string; area_id: Id; is_office: boolean }

export type Person = { id: string; name: string; rank: string | null }

export type Post = {
  id: string
  person_id: string
  org_id: string
  title: string
  is_primary: boolean
  is_head: boolean
  from_day: string
  to_day: string
}

export type Enterprise = {
  id: string
  name: string
  name_key: string
  classes: string[]
  industry_code: string | null
  size: string | null
  region_code: string | null
  area_id: Id
  status: string
  from_day: string | null
  to_day: string | null
}

export type Project = {
  id: string
  name: string
  class: string | null
  stage: string | null
  industry_code: string | null
  points: string | null
  org_id: Id
  enterprise_id: Id
  area_id: Id
  from_day: string | null
  to_day: string | null
}

export type Area = { id: string; name: string; level: string }

export type Member = {
  id: string
  program_key: string
  group_id: string
  subject_kind: string
  subject_id: string
  from_day: string
  to_day: string
}

export type Link = Recorded & {
  id: string
  program_key: string
  link: string
  person_id: Id
  org_id: Id
  target_kind: string
  target_org_id: Id
  target_person_id: Id
  enterprise_id: Id
  project_id: Id
  area_id: Id
  kinds: string[]
  from_day: string
  to_day: string
  term_to: string | null
  end_reason: string | null
  ended_at: string | null
}
