import { fail, ok, type Result } from '../result.ts'

export const ORG_CHANGES = ['move', 'rename', 'merge', 'close'] as const
export type OrgChangeKind = (typeof ORG_CHANGES)[number]

/** What hangs on a unit, counted on the day of the change. */
export type OrgBurden = {
  readonly people: number
  /** Persons whose primary post is here. */
  readonly belonging: number
  readonly below: number
  /** Pairings the unit holds itself, and those of its people. */
  readonly ownLinks: number
  readonly peopleLinks: number
  readonly leading: number
  readonly assisting: number
  /** Accounts whose role names this unit. */
  readonly grants: number
  /** Lists of programs the unit stands on. */
  readonly lists: number
}

export type OrgAsked = {
  readonly kind: OrgChangeKind
  readonly orgId: string
  readonly toOrgId: string | null
  readonly name: string | null
}

export type OrgFacts = {
  readonly parentId: string | null
  readonly name: string
  readonly toDay: string | null
  readonly fromDay: string | null
  /** Whether the target lies below the unit. */
  readonly targetBelow: boolean
  readonly targetClosed: boolean
  readonly nameTaken: boolean
  readonly burden: OrgBurden
}

/** May this change be made? A unit is closed only when nothing hangs on it any more; a merger takes along what it can. */
export function decideOrgChange(asked: OrgAsked, facts: OrgFacts): Result<true> {
  if (facts.toDay !== null) return fail('org.closed', { day: facts.toDay })
  switch (asked.kind) {
    case 'move':
      if (asked.toOrgId === facts.parentId) return fail('org.already_there')
      if (asked.toOrgId === asked.orgId || facts.targetBelow) return fail('org.below_itself', undefined, ['toOrgId'])
      if (facts.targetClosed) return fail('org.target_closed', undefined, ['toOrgId'])
      return ok(true)
    case 'rename':
      if (!asked.name || asked.name === facts.name) return fail('org.same_name', undefined, ['name'])
      if (facts.nameTaken) return fail('org.name_taken', { name: asked.name }, ['name'])
      return ok(true)
    case 'merge':
      if (!asked.toOrgId || asked.toOrgId === asked.orgId) return fail('org.merge_into_what', undefined, ['toOrgId'])
      if (facts.targetBelow) return fail('org.below_itself', undefined, ['toOrgId'])
      if (facts.targetClosed) return fail('org.target_closed', undefined, ['toOrgId'])
      if (facts.burden.ownLinks > 0) return fail('org.holds_links', { n: facts.burden.ownLinks })
      return ok(true)
    case 'close': {
      const { belonging, below, ownLinks, leading } = facts.burden
      if (belonging + below + ownLinks + leading > 0)
        return fail('org.not_empty', { people: belonging, below, links: ownLinks, matters: leading })
      return ok(true)
    }
  }
}
