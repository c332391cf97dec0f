import { holds } from './conditions.ts'
import type { Matter, Suggestion } from './matter.ts'
import type { Ruling } from './rules.ts'
import { targetsOf } from './targets.ts'

/** The first of the program's routes that fits; `unitIds` are those the catalogue names. */
export function suggest(matter: Matter, unitIds: readonly string[], ruling: Ruling): Suggestion | null {
  const route = ruling.rules.route.find((one) => holds(one.where, matter, ruling))
  if (!route) return null
  const toUnits = route.to.kind === 'role' && route.to.role === 'units'
  const orgIds = toUnits ? unitIds : targetsOf(route.to, matter, ruling).flatMap((target) => target.orgId ?? [])
  return { give: route.give, orgIds, clause: route.clause ?? route.assumed ?? null }
}
