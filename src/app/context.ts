import type { Database, Tx } from '#storage/open-database.ts'
import type { Logger } from 'pino'

/** One role held by an account. `scope` says over whose things: own, the unit, the area, the whole authority. */
export type Grant = {
  readonly role: Role
  readonly scope: 'own' | 'org' | 'area' | 'authority'
  readonly orgId: string | null
  readonly areaId: string | null
  /** null: all programs. */
  readonly programKey: string | null
}

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
  'viewer',
  'enterprise',
] as const
export type Role = (typeof ROLES)[number]

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

/** What a use case is given besides its input. `now` is an ISO instant; nothing below reads the clock. */
export type Ctx = {
  readonly db: Database
  readonly authorityId: string
  readonly timeZone: string
  readonly calendarId: string
  readonly actor: Actor
  readonly now: string
  readonly log: Logger
}

/** Inside a use case: the same, with the open transaction. */
export type TxCtx = Ctx & { readonly tx: Tx }
