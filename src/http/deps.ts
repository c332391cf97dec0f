import type { Config } from '#app/config.ts'
import type { Logger } from '#app/log.ts'
import type { Readiness } from '#app/readiness.ts'
import type { Database } from '#storage/open-database.ts'
import type { EventHub } from './event-hub.ts'

/** What the server is made with. */
export type ServerDeps = {
  readonly db: Database
  readonly log: Logger
  readonly config: Pick<Config, 'root' | 'publicUrl' | 'dataDir'>
  readonly readiness: () => Promise<Readiness>
  /** The key over the keys of sealed raisers; by default the one beside the data. */
  readonly masterKey?: Uint8Array
  /** For tests: the moment of each request; else the clock of the machine. */
  readonly now?: () => string
  /** Tells open pages of what is new; made by the server itself. */
  readonly events?: EventHub
}
