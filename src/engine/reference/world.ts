/** A small world in memory: the rows of the base tables, as the database holds them. */
import type { Area, Enterprise, Link, Member, Org, Person, Post, Project } from './world/entities.ts'
import type { Claim, Delivery, Policy, Profile, Reading, Target } from './world/figures.ts'
import type { Act, Closing, Matter, MatterClock, MatterHistory } from './world/matters.ts'
import type { Plan, PlanMeasure, PlanState } from './world/plans.ts'
import type {
  Callback,
  Exemption,
  Finding,
  FormEntry,
  Inspection,
  Meeting,
  Paper,
  Rating,
  Report,
  Visit,
} from './world/recorded.ts'

export type * from './world/entities.ts'
export type * from './world/figures.ts'
export type * from './world/matters.ts'
export type * from './world/plans.ts'
export type * from './world/recorded.ts'

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
  policy_plan: Plan[]
  policy_plan_state: PlanState[]
  policy_measure: PlanMeasure[]
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
  'policy_plan',
  'policy_plan_state',
  'policy_measure',
  'reading',
  'target',
  'exemption',
] as const satisfies readonly (keyof World)[]

export function emptyWorld(): World {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as World
}
