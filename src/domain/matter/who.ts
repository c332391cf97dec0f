import type { MatterRole } from './act-names.ts'
import { countedFor, leadOf, type Matter, partiesNow } from './matter.ts'
import type { PartyRule, Ruling } from './rules.ts'

/** Who acts, as far as a matter is concerned. */
export type Who = {
  readonly accountId: string | null
  readonly personId: string | null
  readonly orgIds: readonly string[]
  readonly enterpriseId: string | null
  /** Works for the programme's office. */
  readonly office: boolean
  /** Coordinates across units. */
  readonly leader: boolean
  /** Units he signs for. */
  readonly headOf: readonly string[]
  readonly system: boolean
}

export const SYSTEM: Who = {
  accountId: null,
  personId: null,
  orgIds: [],
  enterpriseId: null,
  office: false,
  leader: false,
  headOf: [],
  system: true,
}

/** What somebody is in this matter: often several things at once. Before there is one: what he could record it as. */
export function rolesIn(matter: Matter | null, who: Who): readonly MatterRole[] {
  if (who.system) return ['system']
  const roles: MatterRole[] = []
  if (who.office) roles.push('office')
  if (who.leader || (matter?.leaderId != null && matter.leaderId === who.personId)) roles.push('leader')
  if (!matter) {
    if (who.orgIds.length > 0) roles.push('lead')
    if (who.personId) roles.push('holder')
    if (who.enterpriseId) roles.push('raiser')
    return roles
  }
  for (const party of partiesNow(matter)) {
    if (who.orgIds.includes(party.orgId)) roles.push(party.role)
    if (who.headOf.includes(party.orgId)) roles.push('head')
  }
  if (matter.about && matter.personId !== null && matter.personId === who.personId) roles.push('concerned')
  else if (matter.personId !== null && matter.personId === who.personId) roles.push('holder')
  // A case about a unit: whoever speaks for the unit.
  if (matter.about?.kind === 'mark' && matter.personId === null && matter.holderOrgId !== null)
    if (who.orgIds.includes(matter.holderOrgId)) roles.push('concerned')
  if (isRaiser(matter, who)) roles.push('raiser')
  return [...new Set(roles)]
}

/** Whose word an answer needs: the enterprise it is about, else the person who raised it. */
function isRaiser(matter: Matter, who: Who): boolean {
  if (matter.enterpriseId !== null) return who.enterpriseId === matter.enterpriseId
  return matter.raiserPersonId !== null && matter.raiserPersonId === who.personId
}

/**
 * Handles it, himself or by his unit, so may neither confirm nor check it. The contact handles what no unit has; whoever
 * has it, he does not call back about his own enterprise.
 */
export function isHandler(matter: Matter, who: Who, act: 'confirm' | 'dispute' | 'callback' = 'callback'): boolean {
  if (who.personId !== null && who.personId === matter.handlerId) return true
  const isContact = who.personId !== null && who.personId === matter.personId
  if (isContact && (act === 'callback' || !leadOf(matter))) return true
  return partiesNow(matter).some((party) => who.orgIds.includes(party.orgId))
}

/** Whether a party named by the program is this somebody. */
export function isParty(rule: PartyRule, matter: Matter, who: Who, ruling: Ruling): boolean {
  const roles = rolesIn(matter, who)
  switch (rule.kind) {
    case 'public':
      return true
    case 'group': {
      const members = ruling.membersOf(rule.group)
      return (
        who.orgIds.some((id) => members.orgIds.includes(id)) ||
        (who.personId !== null && members.personIds.includes(who.personId))
      )
    }
    case 'role':
      if (rule.role === 'units')
        return roles.some((role) => role === 'lead' || role === 'parallel' || role === 'assist')
      if (rule.role === 'first_hand')
        return (
          who.personId !== null && (who.personId === matter.raiserPersonId || ruling.firstHand.includes(who.personId))
        )
      return (roles as readonly string[]).includes(rule.role)
    case 'path':
      if (rule.path[0] === 'person' && rule.path.length === 1)
        return who.personId !== null && who.personId === matter.personId
      if (rule.path.at(-1) === 'org') return who.orgIds.includes(countedFor(matter) ?? '')
      if (rule.path[0] === 'enterprise') return who.enterpriseId !== null && who.enterpriseId === matter.enterpriseId
      return false
  }
}
