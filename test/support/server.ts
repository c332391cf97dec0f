import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectOwner } from '#storage/connection.ts'
import { clusterOf } from '#storage/embedded/cluster.ts'
import { findHolder } from '#storage/embedded/lock.ts'
import { stopOrphan } from '#storage/embedded/orphan.ts'
import { startEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'

const PREFIX = 'lianqi-test-'

/** The database every test database is a copy of (test/support/database.ts). */
const TEMPLATE = 'lianqi_template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the one PostgreSQL of this test run. */
    databaseUrl: string
  }
}

/** Starts one PostgreSQL for the whole run, in a temporary folder, and migrates the template in it once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  const server = await startEmbedded({ dataDir: folder, durable: false })
  const owner = await connectOwner(server.url)
  await owner.query(`create database ${TEMPLATE}`)
  await owner.end()
  await migrate({ url: server.url.replace(/\/[^/]*$/, `/${TEMPLATE}`) })
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(server.place, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Removes what test runs that were killed have left: their PostgreSQL and their folder. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    // A folder without a lock may belong to a run that is just starting.
    if (findHolder(folder) || !readdirSync(folder).includes('lianqi.lock')) continue
    await stopOrphan(clusterOf(folder))
    rmSync(folder, { recursive: true, force: true })
  }
}
