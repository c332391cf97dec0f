import type { Actor, Grant } from '#domain/access/actor.ts'
import type { Who } from '#domain/matter/who.ts'

/** The actor as a matter's rules see him. */
export function whoAsks(actor: Actor, programKey: string): Who {
  const grants = actor.grants.filter((grant) => grant.programKey === null || grant.programKey === programKey)
  const unitsOf = (grant: Grant) => (grant.orgId ? [grant.orgId] : actor.orgIds)
  return {
    accountId: actor.accountId,
    personId: actor.personId,
    orgIds: [...new Set([...actor.orgIds, ...grants.filter(isUnits).flatMap(unitsOf)])],
    // An official's account that names an enterprise does not speak for it.
    enterpriseId:
      actor.via === 'link' || actor.grants.some((grant) => grant.role === 'enterprise') ? actor.enterpriseId : null,
    // What is reserved to discipline it handles as the office handles the rest; access keeps the two apart.
    office: grants.some((grant) => grant.role === 'office' || grant.role === 'discipline'),
    leader: grants.some((grant) => grant.role === 'leader'),
    headOf: [...new Set(grants.filter((grant) => grant.role === 'head').flatMap(unitsOf))],
    system: actor.system,
  }
}

/** Works for a unit, also for one he has no post in. */
function isUnits(grant: Grant): boolean {
  return (grant.role === 'handler' || grant.role === 'head') && grant.scope === 'org'
}
