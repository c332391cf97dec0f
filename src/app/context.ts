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
  /** 32 bytes of this installation, kept outside the database: the key over the keys of sealed raisers. */
  readonly masterKey?: Uint8Array
  /** Network the request came from, as a prefix (/24, /48): never the whole address. For the signals of a false closure. */
  readonly network?: string
}

/** Inside a use case: the same, with the open transaction. */
export type TxCtx = Ctx & { readonly tx: Tx }
