import { setTimeout as delay } from 'node:timers/promises'
import { connectOwner, DatabaseUnavailable } from './connection.ts'
import { findBinaries } from './embedded/binaries.ts'
import { clusterOf, ensureCluster, OWNER, readPassword } from './embedded/cluster.ts'
import { findHolder, takeLock } from './embedded/lock.ts'
import { readPostmaster, runsOn, stopOrphan } from './embedded/orphan.ts'
import { reachableFolder, settlePlace, substituteFor } from './embedded/place.ts'
import { type RunningServer, startServer } from './embedded/server.ts'
import { chooseServerUser } from './embedded/server-user.ts'

export type Embedded = {
  /** Address of the database, with the password: for connections only, never for a log. */
  url: string
  /** The folder that holds the data; differs from the wanted one when PostgreSQL's user could not enter that. */
  place: string
  /** True when a server that a killed program had left behind was stopped first. */
  orphanStopped: boolean
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Folder for the data. */
  dataDir: string
  /** False for tests only: commits do not wait for the disk. */
  durable?: boolean
  /** Told when the server died under us and was started again, or could not be. */
  onCrash?: (event: { restarted: boolean; error?: unknown }) => void
}

const DATABASE = 'lianqi'

/**
 * Starts the PostgreSQL that comes with the program on a folder: makes the cluster on the first start, recovers from
 * whatever an earlier program left, and starts the server again if it dies under us.
 * @throws DatabaseUnavailable in one clear line: folder in use, disk full, folder broken or unreachable, no user, no programs
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const user = chooseServerUser(clusterOf(options.dataDir))
  const place = settlePlace(options.dataDir, user)
  const release = takeLock(place)
  try {
    const binaries = findBinaries(user, reachableFolder(place, user))
    await ensureCluster(place, binaries, user)
    const orphanStopped = await stopOrphan(clusterOf(place))
    const start = { place, binaries, user, durable: options.durable ?? true }
    const server = await startServer(start)
    const url = addressOf(place, server.port)
    await ensureDatabase(url)
    const stop = supervise(server, (port) => startServer(start, port), options.onCrash)
    return {
      url,
      place,
      orphanStopped,
      async stop() {
        await stop()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * The address of a server that another program is running on this folder right now; undefined when none runs. For
 * commands that work beside the running program.
 */
export function findRunning(dataDir: string): string | undefined {
  for (const place of [dataDir, substituteFor(dataDir)]) {
    if (!findHolder(place)) continue
    const found = readPostmaster(clusterOf(place))
    if (found?.ready && runsOn(found.pid, clusterOf(place))) return addressOf(place, found.port)
  }
  return undefined
}

function addressOf(place: string, port: number): string {
  return `postgres://${OWNER}:${encodeURIComponent(readPassword(place))}@127.0.0.1:${port}/${DATABASE}`
}

async function ensureDatabase(url: string): Promise<void> {
  const client = await connectOwner(url.replace(/\/[^/]*$/, '/postgres'))
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/**
 * Starts the server again, on the same port, when it ends without being told to (killed, out of memory). Five times in a
 * minute is not an accident any more: then it is left down and said so.
 */
function supervise(
  first: RunningServer,
  restart: (port: number) => Promise<RunningServer>,
  onCrash: EmbeddedOptions['onCrash'],
): () => Promise<void> {
  let current = first
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  const crashes: number[] = []

  const watch = (server: RunningServer) => {
    void server.exited.then(() => {
      if (stopping) return
      restarting = again()
    })
  }
  const again = async () => {
    crashes.push(performance.now())
    const recent = crashes.filter((at) => at > performance.now() - 60_000).length
    try {
      if (recent > 5)
        throw new DatabaseUnavailable('database.embedded_failed', 'PostgreSQL 反复退出 PostgreSQL keeps dying')
      await delay(50)
      current = await restart(first.port)
      watch(current)
      onCrash?.({ restarted: true })
    } catch (error) {
      onCrash?.({ restarted: false, error })
    }
  }

  watch(first)
  return async () => {
    stopping = true
    await restarting
    await current.stop()
  }
}
