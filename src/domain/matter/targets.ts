import { countedFor, type Matter, partiesNow } from './matter.ts'
import type { PartyRule, Ruling } from './rules.ts'

/** Who owes something of a matter. Both null: owed, and nobody is named for it yet. */
export type Target = { readonly orgId: string | null; readonly personId: string | null }

/** Whom a party of the program means in this matter: one target for each unit or person. */
export function targetsOf(rule: PartyRule, matter: Matter, ruling: Ruling): readonly Target[] {
  switch (rule.kind) {
    case 'role':
      return ofRole(rule.role, matter, ruling)
    case 'path':
      return ofPath(rule.path, matter)
    case 'group': {
      const { orgIds, personIds } = ruling.membersOf(rule.group)
      return [
        ...orgIds.map((orgId) => ({ orgId, personId: null })),
        ...personIds.map((personId) => ({ orgId: null, personId })),
      ]
    }
    case 'public':
      return []
  }
}

function ofRole(role: string, matter: Matter, ruling: Ruling): readonly Target[] {
  const units = (...roles: readonly string[]) =>
    partiesNow(matter)
      .filter((party) => roles.includes(party.role))
      .map((party) => ({ orgId: party.orgId, personId: null }))
  switch (role) {
    case 'lead':
    case 'parallel':
    case 'assist':
      return units(role)
    case 'units':
      return units('lead', 'parallel', 'assist')
    case 'office':
      return [{ orgId: ruling.officeId, personId: null }]
    case 'leader':
      return [{ orgId: null, personId: matter.leaderId ?? ruling.leaderId }]
    case 'holder':
      return [{ orgId: matter.holderOrgId, personId: matter.personId }]
    case 'concerned':
      return [{ orgId: matter.holderOrgId, personId: matter.personId }]
    case 'raiser':
      return [{ orgId: null, personId: matter.enterpriseId === null ? matter.raiserPersonId : null }]
    default:
      return [{ orgId: null, personId: matter.raiserPersonId }]
  }
}

function ofPath(path: readonly string[], matter: Matter): readonly Target[] {
  if (path[0] === 'person' && path.length === 1) return [{ orgId: matter.holderOrgId, personId: matter.personId }]
  if (path.at(-1) === 'org') return [{ orgId: countedFor(matter), personId: null }]
  return [{ orgId: null, personId: null }]
}
