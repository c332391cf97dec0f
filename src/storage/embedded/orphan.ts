import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../connection.ts'
import { commandOf, isAlive, waitUntilGone } from './processes.ts'

/** What a running PostgreSQL writes into its folder (`postmaster.pid`, one value a line). */
export type Postmaster = { pid: number; port: number; ready: boolean }

const fileOf = (cluster: string) => join(cluster, 'postmaster.pid')

/** Reads the file; undefined when there is none or it is still being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(fileOf(cluster), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/**
 * When the program was killed, its PostgreSQL lives on. Called by the program that now holds the folder's lock: stops
 * that server in an orderly way (its clients are dead; what they had not committed is rolled back), and removes a pid
 * file whose number meanwhile belongs to some other process.
 * @returns true when a server was stopped
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const found = readPostmaster(cluster)
  if (!found) return false
  if (!isAlive(found.pid)) return false
  if (!runsOn(found.pid, cluster)) {
    rmSync(fileOf(cluster), { force: true })
    return false
  }
  // SIGINT: fast shutdown. SIGQUIT: stop at once; the next start recovers from the log.
  process.kill(found.pid, 'SIGINT')
  if (await waitUntilGone(found.pid, 20_000)) return true
  process.kill(found.pid, 'SIGQUIT')
  if (await waitUntilGone(found.pid, 10_000)) return true
  throw new DatabaseUnavailable(
    'database.folder_in_use',
    `遗留的 PostgreSQL（进程 ${found.pid}）停不下来 a PostgreSQL left behind (process ${found.pid}) cannot be stopped`,
  )
}

/** Whether this process is a PostgreSQL that was started on this folder. */
export function runsOn(pid: number, cluster: string): boolean {
  const command = commandOf(pid)
  return command?.program === 'postgres' && command.args.includes(` ${cluster} `)
}
