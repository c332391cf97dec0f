/** The roles an account may hold; docs/permissions.md says what each may do. */
export const ROLES = [
  'system_admin',
  'security_admin',
  'audit_admin',
  'office',
  'leader',
  'head',
  'handler',
  'cadre',
  'monitor',
  'discipline',
  'viewer',
  'enterprise',
] as const
export type Role = (typeof ROLES)[number]

/** Over whose things a role is held, from the narrowest to the widest. */
export const SCOPES = ['own', 'org', 'area', 'authority'] as const
export type Scope = (typeof SCOPES)[number]

/** One role held by an account. `scope` says over whose things: own, the unit, the area, the whole authority. */
export type Grant = {
  readonly role: Role
  readonly scope: Scope
  /** The unit of an `org` grant; null: whichever units the person belongs to. */
  readonly orgId: string | null
  readonly areaId: string | null
  /** null: all programs. */
  readonly programKey: string | null
}

/** Who asks. A link visitor has no account, only the enterprise and the purpose of the link; a job acts as `system`. */
export type Actor = {
  readonly via: 'web' | 'cli' | 'job' | 'link'
  readonly accountId: string | null
  readonly personId: string | null
  readonly enterpriseId: string | null
  /** Units the person belongs to today. */
  readonly orgIds: readonly string[]
  readonly grants: readonly Grant[]
  readonly system: boolean
}
