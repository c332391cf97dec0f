export type ThingKind =
  | 'matter'
  | 'visit'
  | 'plan'
  | 'form'
  | 'report'
  | 'meeting'
  | 'finding'
  | 'evaluation'
  | 'monitoring'
  | 'round'
  | 'inspection'
  | 'pledge'
  | 'comment'
  | 'contest'
  | 'policy_plan'
  | 'duty'
  | 'link'
  | 'handover'
  | 'org'
  | 'person'
  | 'enterprise'
  | 'project'
  | 'area'
  | 'program'
  | 'score'
  | 'mark'
  | 'ranking'
  | 'paper'
  | 'account'
  | 'audit'
  | 'authority'

/** Whose a thing is: what `can()` compares with the reach of an actor. */
export type Thing = {
  readonly kind: ThingKind | (string & {})
  /** Units it belongs to: lead, assisting, the unit it counts for. */
  readonly orgIds?: readonly (string | null)[]
  /** Persons it belongs to: holder, handler, leader, raiser, whoever holds a pairing with what it is about. */
  readonly personIds?: readonly (string | null)[]
  readonly enterpriseId?: string | null
  readonly areaId?: string | null
  /** Of a matter: whether its program reserves it to discipline; absent for what cannot be reserved. */
  readonly reserved?: boolean
  /** Absent: belongs to no program. */
  readonly programKey?: string | null
}
