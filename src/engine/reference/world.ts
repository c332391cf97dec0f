/** A small world in memory: the rows of the base tables, as the database holds them. Moments are ISO strings, days `YYYY-MM-DD` or ±infinity. */
import { sql, type Tx } from '#storage/open-database.ts'

type Id = string | null

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

type Recorded = { recorded_at: string; voided_at: string | null }
type Happened = Recorded & { at: string; day: string }
type Paths = { person_id: Id; org_id: Id; enterprise_id: Id; project_id: Id; area_id: Id }

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

/** The tables, in the order in which they can be filled. */
export type World = {
  area: Area[]
  org: Org[]
  person: Person[]
  post: Post[]
  enterprise: Enterprise[]
  project: Project[]
  roster_member: Member[]
  link: Link[]
  visit: Visit[]
  matter: Matter[]
  matter_history: MatterHistory[]
  matter_clock: MatterClock[]
  act: Act[]
  closing: Closing[]
  form_entry: FormEntry[]
  report: Report[]
  meeting: Meeting[]
  rating: Rating[]
  callback: Callback[]
  inspection: Inspection[]
  finding: Finding[]
  paper: Paper[]
  enterprise_profile: Profile[]
  policy: Policy[]
  policy_delivery: Delivery[]
  policy_claim: Claim[]
  reading: Reading[]
  target: Target[]
  exemption: Exemption[]
}

export const TABLES = [
  'area',
  'org',
  'person',
  'post',
  'enterprise',
  'project',
  'roster_member',
  'link',
  'visit',
  'matter',
  'matter_history',
  'matter_clock',
  'act',
  'closing',
  'form_entry',
  'report',
  'meeting',
  'rating',
  'callback',
  'inspection',
  'finding',
  'paper',
  'enterprise_profile',
  'policy',
  'policy_delivery',
  'policy_claim',
  'reading',
  'target',
  'exemption',
] as const satisfies readonly (keyof World)[]

/** Columns that must be there and that no rule reads. */
const FILLER: Partial<Record<keyof World, object>> = {
  target: { version: 1, schedule: [], measures: '' },
  org: { short_names: [], revision: 1 },
  area: { revision: 1 },
  person: { revision: 1 },
  enterprise: { revision: 1 },
  project: { revision: 1 },
  link: { revision: 1 },
  visit: { revision: 1 },
  form_entry: { revision: 1 },
  report: { revision: 1 },
  meeting: { revision: 1, state: 'closed', place: '' },
  finding: { revision: 1 },
  enterprise_profile: { data: {} },
  policy: { source: '', benefit: '', how_to_claim: '', from_day: '2000-01-01', conditions: [] },
  matter: {
    body: '',
    sealed: false,
    tier: 0,
    raised_by: 'official',
    reopened: 0,
    returned: 0,
    extended: 0,
    refused: 0,
    disputed: 0,
    false_closures: 0,
    acts: 1,
    revision: 1,
    search: '',
  },
  matter_clock: { unknown_years: [] },
  act: { data: {} },
  closing: { counts_as: 'solved' },
}

export function emptyWorld(): World {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as World
}

/** Puts a world into the database, under one authority. */
export async function insertWorld(tx: Tx, authorityId: string, world: World): Promise<void> {
  for (const table of TABLES) {
    const rows = world[table].map((row) => ({ ...FILLER[table], ...row, authority_id: authorityId }))
    if (rows.length === 0) continue
    // Only the columns a world knows: the others take their defaults, whatever the product keeps besides.
    const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    )
  }
}
