import { fail, ok, type Result } from '../result.ts'
import { type Actor, type Grant, type Role, SCOPES, type Scope } from './actor.ts'
import { ACTS, type Act, type ActRule } from './acts.ts'
import { brokenSeparation } from './separation.ts'
import type { Thing } from './thing.ts'

/**
 * Over which things an actor may do an act, by one of his grants. A thing is within reach when `all`, or when one of its
 * units, persons, its enterprise or its area is named here; `programKey` narrows to one program's things.
 */
export type Within = {
  readonly programKey: string | null
  /** Matters reserved to discipline: only these, none of these, or no matter (the system). */
  readonly reserved: boolean | null
  readonly all: boolean
  readonly orgIds: readonly string[]
  readonly areaIds: readonly string[]
  readonly personIds: readonly string[]
  readonly enterpriseIds: readonly string[]
}

const EVERYWHERE: Within = {
  programKey: null,
  reserved: null,
  all: true,
  orgIds: [],
  areaIds: [],
  personIds: [],
  enterpriseIds: [],
}

/** May the actor do the act to the thing? A refusal names the rule that refuses. */
export function can(actor: Actor, act: string, thing: Thing): Result<true> {
  const within = reachOf(actor, act)
  if (!within.ok) return within
  if (within.value.some((reach) => covers(reach, thing))) return ok(true)
  return fail('access.out_of_scope', { act, title: titleOf(act), thing: thing.kind })
}

/** May the actor do the act to anything at all? For menus, and for acts that have no thing yet. */
export function canSome(actor: Actor, act: string): Result<true> {
  const within = reachOf(actor, act)
  return within.ok ? ok(true) : within
}

/** The reaches of all grants that allow the act, widest first, none contained in another; a failure when there is none. */
export function reachOf(actor: Actor, act: string): Result<readonly Within[]> {
  if (actor.system) return ok([EVERYWHERE])
  const rule: ActRule | undefined = Object.hasOwn(ACTS, act) ? ACTS[act as Act] : undefined
  if (!rule) return fail('access.unknown_act', { act })
  const broken = brokenSeparation(actor.grants.map((grant) => grant.role))
  if (broken) return fail('access.separation', { roles: broken })
  const reaches = actor.grants.flatMap((grant) => {
    const most = rule.may[grant.role]
    return most ? [withinOf(actor, grant, narrower(grant.scope, most))] : []
  })
  if (reaches.length === 0) {
    return fail('access.role_missing', { act, title: rule.title, roles: rolesFor(rule) })
  }
  return ok(simplified(reaches))
}

/** Whether a thing lies within a reach. The SQL of storage/scope.ts says the same. */
export function covers(within: Within, thing: Thing): boolean {
  if (within.programKey !== null && thing.programKey != null && thing.programKey !== within.programKey) return false
  if (within.reserved !== null && thing.reserved !== undefined && thing.reserved !== within.reserved) return false
  if (within.all) return true
  return (
    meets(within.orgIds, thing.orgIds) ||
    meets(within.personIds, thing.personIds) ||
    meets(within.enterpriseIds, [thing.enterpriseId ?? null]) ||
    meets(within.areaIds, [thing.areaId ?? null])
  )
}

function withinOf(actor: Actor, grant: Grant, scope: Scope): Within {
  const own = {
    programKey: grant.programKey,
    reserved: grant.role === 'discipline',
    all: false,
    orgIds: [],
    areaIds: [],
    personIds: actor.personId ? [actor.personId] : [],
    // An official's account may name an enterprise only by mistake; what is the enterprise's own is for its own role.
    enterpriseIds: grant.role === 'enterprise' && actor.enterpriseId ? [actor.enterpriseId] : [],
  }
  if (scope === 'own') return own
  if (scope === 'org') return { ...own, orgIds: grant.orgId ? [grant.orgId] : actor.orgIds }
  if (scope === 'area') {
    return {
      ...own,
      orgIds: grant.orgId ? [grant.orgId] : actor.orgIds,
      areaIds: grant.areaId ? [grant.areaId] : [],
    }
  }
  return { ...EVERYWHERE, programKey: grant.programKey, reserved: grant.role === 'discipline' }
}

/** Joins the reaches of one program, and drops what a reach over everything already covers. */
function simplified(reaches: readonly Within[]): readonly Within[] {
  const everywhere = reaches.find((reach) => reach.all && reach.programKey === null)
  if (everywhere) return [everywhere]
  const byProgram = new Map<string | null, Within>()
  for (const reach of reaches) {
    const found = byProgram.get(reach.programKey)
    byProgram.set(reach.programKey, found ? joined(found, reach) : reach)
  }
  return [...byProgram.values()]
}

function joined(a: Within, b: Within): Within {
  const both = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])]
  return {
    programKey: a.programKey,
    // Discipline is held alone, so all grants of an account agree.
    reserved: a.reserved,
    all: a.all || b.all,
    orgIds: both(a.orgIds, b.orgIds),
    areaIds: both(a.areaIds, b.areaIds),
    personIds: both(a.personIds, b.personIds),
    enterpriseIds: both(a.enterpriseIds, b.enterpriseIds),
  }
}

function narrower(a: Scope, b: Scope): Scope {
  return SCOPES.indexOf(a) <= SCOPES.indexOf(b) ? a : b
}

function meets(mine: readonly string[], its: readonly (string | null)[] | undefined): boolean {
  return its?.some((id) => id !== null && mine.includes(id)) ?? false
}

function titleOf(act: string): string {
  return ACTS[act as Act].title
}

function rolesFor(rule: ActRule): string[] {
  return (Object.keys(rule.may) as Role[]).filter((role) => rule.may[role])
}
