import type { Config } from '#app/config.ts'
import type { Logger } from '#app/log.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { type Embedded, findRunning, startEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'
import { type Database, openDatabase } from '#storage/open-database.ts'

/** An open, migrated database and where it is. */
export type House = {
  db: Database
  /** Address as the owner, with the password; for connections only. */
  url: string
  /** The folder with the data; undefined with a database server of one's own. */
  place: string | undefined
  close(): Promise<void>
}

export type HouseOptions = {
  /** True for commands: when the program is running on this folder, work beside it on its database. */
  beside: boolean
  /** Told when the embedded server could not be started again after it died. */
  onLost?: () => void
}

/**
 * Opens the database the configuration names, embedded or not, and brings it up to date.
 * @throws DatabaseUnavailable in one clear line
 */
export async function openHouse(config: Config, log: Logger, options: HouseOptions): Promise<House> {
  const { url, embedded } = await findDatabase(config, log, options)
  try {
    const report = await migrate({ url })
    if (report.applied.length > 0)
      log.info({ applied: report.applied.length, total: report.total }, 'database migrated')
    if (!report.role)
      log.warn('role lianqi_app could not be made: row-level security rests on the connecting user alone')
    const db = await openDatabase({
      url,
      max: config.databaseConnections,
      onIdleError: (error) => log.warn({ err: error }, 'idle database connection lost'),
    })
    const reference = await loadReference(db)
    if (reference.days + reference.regions + reference.industries > 0) log.info(reference, 'reference data loaded')
    return {
      db,
      url,
      place: embedded?.place,
      async close() {
        await db.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** Where the database is; starts the embedded one unless a server was named or the program already runs on the folder. */
export async function findDatabase(
  config: Config,
  log: Logger,
  options: HouseOptions,
): Promise<{ url: string; embedded?: Embedded }> {
  if (config.databaseUrl) return { url: config.databaseUrl }
  const running = options.beside ? findRunning(config.dataDir) : undefined
  if (running) return { url: running }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    onCrash({ restarted, error }) {
      if (restarted) log.error('PostgreSQL died and was started again')
      else {
        log.fatal({ err: error }, 'PostgreSQL died and cannot be started again')
        options.onLost?.()
      }
    },
  })
  if (embedded.place !== config.dataDir) {
    log.warn({ place: embedded.place }, 'data are in another folder: the user PostgreSQL runs as cannot enter DATA_DIR')
  }
  if (embedded.orphanStopped) log.warn('a PostgreSQL that a killed program left behind was stopped')
  return { url: embedded.url, embedded }
}
