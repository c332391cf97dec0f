/** Every fact of a kind, in a list. */
import type { FactKind, FactRef, PeriodName } from '#program/model.ts'
import type { Known } from './entities.ts'
import type { Fact } from './fact.ts'
import * as derived from './facts/derived.ts'
import * as lists from './facts/groups-and-links.ts'
import * as matters from './facts/matters.ts'
import type { Lister } from './facts/paths.ts'
import * as plans from './facts/plans.ts'
import { readings } from './facts/readings.ts'
import * as recorded from './facts/recorded.ts'
import * as shared from './facts/shared.ts'

const LISTERS = {
  member: lists.members,
  link: lists.links,
  visit: recorded.visits,
  form: recorded.entries,
  report: recorded.reports,
  meeting: recorded.meetings,
  rating: recorded.ratings,
  callback: recorded.callbacks,
  inspection: recorded.inspections,
  finding: recorded.findings,
  paper: recorded.papers,
  exemption: recorded.exemptions,
  matter: matters.matters,
  act: matters.acts,
  closing: matters.closings,
  cover: derived.covers,
  duty: derived.duties,
  measure: derived.measures,
  ranking: derived.rankings,
  mark: derived.marks,
  points: derived.points,
  profile: shared.profiles,
  delivery: shared.deliveries,
  claim: shared.claims,
  plan: plans.plans,
  plan_measure: plans.planMeasures,
  reading: readings,
} as const satisfies Record<FactKind, Lister>

const listed = new WeakMap<Known, Map<string, { readonly stamp: number; readonly facts: Fact[] }>>()

/** All facts that `each` names. `calendar`: of the rule that asks; covers are looked at period by period. Listed once, until something more is derived. */
export function factsOf(known: Known, ref: FactRef, calendar?: PeriodName): Fact[] {
  const { cover, duty, measure, ranking, mark, points } = known.derived
  const stamp = cover.length + duty.length + measure.length + ranking.length + mark.length + points.length
  const lists = listed.get(known) ?? new Map<string, { readonly stamp: number; readonly facts: Fact[] }>()
  listed.set(known, lists)
  const key = `${ref.kind} ${ref.name ?? ''} ${calendar ?? ''}`
  const before = lists.get(key)
  if (before?.stamp === stamp) return before.facts
  const facts = LISTERS[ref.kind](known, ref, calendar)
  lists.set(key, { stamp, facts })
  return facts
}
