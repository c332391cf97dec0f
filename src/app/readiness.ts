import { listMigrations } from '#storage/migrate.ts'
import { type Database, sql } from '#storage/open-database.ts'
import type { Logger } from './log.ts'

/** Whether the program can do its work: all three must hold. */
export type Readiness = { ready: boolean; database: boolean; migrations: boolean; jobs: boolean }

/**
 * Makes the check behind `/readyz`.
 * @param jobsRunning whether the clock's jobs are at work in this process
 */
export function createReadiness(db: Database, log: Logger, jobsRunning: () => boolean): () => Promise<Readiness> {
  return async () => {
    const jobs = jobsRunning()
    try {
      const brought = await listMigrations()
      const { rows } = await db.inSystem((tx) => sql<{ name: string }>`select name from schema_migration`.execute(tx))
      const applied = new Set(rows.map((row) => row.name))
      const migrations = applied.size === brought.length && brought.every((one) => applied.has(one.name))
      return { ready: migrations && jobs, database: true, migrations, jobs }
    } catch (error) {
      log.warn({ err: error }, 'database did not answer the readiness check')
      return { ready: false, database: false, migrations: false, jobs }
    }
  }
}
