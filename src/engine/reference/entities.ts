/** What a path reaches, looked up row by row. */
import { parseIndustry } from '#domain/enterprise/industry.ts'
import { ENTITIES, reachedBy } from '#program/catalogue.ts'
import type { EvaluateOptions, Value } from '#program/expression/evaluate.ts'
import type { Scene } from '../scene.ts'
import type { Fact } from './fact.ts'
import { stretchesOf } from './groups.ts'
import type { Derived } from './rows.ts'
import { dayAtOrBefore, ms } from './time.ts'
import type { Matter, MatterHistory, World } from './world.ts'

export type Known = {
  readonly world: World
  readonly scene: Scene
  readonly authorityId: string
  readonly derived: Derived
}

export function optionsOf(known: Known): EvaluateOptions {
  return {
    zone: known.scene.timeZone,
    workingDays: (from, to) => known.scene.calendar.countWorkingDays(from, to),
  }
}

/** Known by the run's moment and not taken back by then. */
export function isKnown(
  known: Known,
  row: { readonly recorded_at: string; readonly voided_at: string | null },
): boolean {
  const asOf = ms(known.scene.asOf)
  return ms(row.recorded_at) <= asOf && (row.voided_at === null || ms(row.voided_at) > asOf)
}

/** The matter's fold at the run's moment. */
export function stateOfMatter(known: Known, id: string): (Matter & { readonly now: MatterHistory }) | undefined {
  const asOf = ms(known.scene.asOf)
  const matter = known.world.matter.find(
    (one) => one.id === id && one.program_key === known.scene.program.id && ms(one.recorded_at) <= asOf,
  )
  const now = known.world.matter_history.find(
    (one) => one.matter_id === id && ms(one.from_at) <= asOf && ms(one.to_at) > asOf,
  )
  return matter && now ? { ...matter, now } : undefined
}

/** The unit a person belonged to on a day. */
export function unitOf(known: Known, person: string | null | undefined, day: string): string | undefined {
  if (!person) return undefined
  return known.world.post.find(
    (post) =>
      post.person_id === person &&
      post.is_primary &&
      dayAtOrBefore(post.from_day, day) &&
      dayAtOrBefore(day, post.to_day),
  )?.org_id
}

/** The id that a further step leads to. */
function step(known: Known, kind: string, id: string, next: string, day: string): string | undefined {
  if (kind === 'person' && next === 'org') return unitOf(known, id, day)
  if (kind === 'matter') {
    const matter = stateOfMatter(known, id)
    const ids: Record<string, string | null | undefined> = {
      org: matter?.now.org_id,
      respondent: matter?.respondent_org_id,
      enterprise: matter?.enterprise_id,
      project: matter?.project_id,
    }
    return ids[next] ?? undefined
  }
  const row = (known.world[kind as 'org'] as unknown as Record<string, string | null>[]).find((one) => one.id === id)
  return row?.[`${next}_id`] ?? undefined
}

function kindAfter(kind: string, next: string): string {
  const attribute = (ENTITIES as Record<string, Record<string, { entity?: string }>>)[kind]?.[next]
  return attribute?.entity ?? next
}

const COLUMN: Readonly<Record<string, string>> = { industry: 'industry_code', region: 'region_code' }

/** The section and the division an enterprise's code belongs to; undefined of a code that is none. */
function industryOf(code: string | null | undefined, name: 'section' | 'division'): string | undefined {
  const industry = code ? parseIndustry(code) : undefined
  return industry?.ok ? (industry.value[name] ?? undefined) : undefined
}

/** An attribute of an entity: `kind`, `area.name`. */
export function attributeOf(
  known: Known,
  kind: string,
  id: string | null | undefined,
  path: string,
  day: string,
): Value | undefined {
  if (!id) return undefined
  const [first = '', ...rest] = path.split('.')
  if (rest.length > 0)
    return attributeOf(known, kindAfter(kind, first), step(known, kind, id, first, day), rest.join('.'), day)
  if (first === 'id') return id
  if (first === 'groups') return groupsOf(known, kind, id)
  if (kind === 'matter') {
    const matter = stateOfMatter(known, id)
    const all = matter && { ...matter, ...matter.now, kind: matter.kind }
    return (all as unknown as Record<string, Value | null> | undefined)?.[first] ?? undefined
  }
  const row = (known.world[kind as 'org'] as unknown as Record<string, Value | null>[]).find((one) => one.id === id)
  if (kind === 'enterprise' && (first === 'section' || first === 'division'))
    return industryOf(row?.industry_code as string | null | undefined, first)
  return row?.[COLUMN[first] ?? first] ?? undefined
}

function groupsOf(known: Known, kind: string, id: string): string[] {
  const { today } = known.scene
  return known.scene.program.roster
    .filter(
      (group) =>
        group.of === kind &&
        stretchesOf(known, group.id).some(
          (one) => one.id === id && dayAtOrBefore(one.from, today) && dayAtOrBefore(today, one.to),
        ),
    )
    .map((group) => group.id)
    .sort()
}

/** The id a path leads to from a fact; without a path the authority. */
export function reach(known: Known, fact: Fact, path: readonly string[] | undefined): string | undefined {
  if (!path || path.length === 0) return known.authorityId
  const [first = '', ...rest] = path
  let kind: string = reachedBy(first)
  let id = fact[first as 'person'] ?? undefined
  if (first === 'person' && rest[0] === 'org' && (fact.ref.kind === 'visit' || fact.ref.kind === 'duty')) {
    // These facts carry the person's unit of the day themselves.
    rest.shift()
    kind = 'org'
    id = fact.org ?? undefined
  }
  for (const next of rest) {
    if (!id) return undefined
    id = step(known, kind, id, next, fact.day)
    kind = kindAfter(kind, next)
  }
  return id
}

/** Value of `value`, `project.points`, `person.org.kind` for a fact. */
export function read(known: Known, fact: Fact, path: string): Value | null | undefined {
  const steps = path.split('.')
  if (steps.length > 1) {
    const lead = steps.slice(0, -1)
    const kind = lead.slice(1).reduce(kindAfter, reachedBy(lead[0] ?? '') as string)
    return attributeOf(known, kind, reach(known, fact, lead), steps.at(-1) ?? '', fact.day)
  }
  if (path === 'id') return fact.id
  if (path === 'at') return fact.at
  if (path === 'day') return fact.day
  if (path === 'today') return known.scene.today
  return fact.columns[path]
}
