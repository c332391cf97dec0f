import type { Logger } from 'pino'
import type { Actor } from '#domain/access/actor.ts'
import type { Database, Tx } from '#storage/open-database.ts'

export { type Actor, type Grant, ROLES, type Role, type Scope } from '#domain/access/actor.ts'

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
