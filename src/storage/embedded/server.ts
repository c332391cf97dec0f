import { spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { clusterOf, explainServerFailure, serverEnvironment } from './cluster.ts'
import { readPostmaster } from './orphan.ts'
import { waitUntilGone } from './processes.ts'
import type { ServerUser } from './server-user.ts'
import { serverSettings } from './settings.ts'

/** A PostgreSQL that was started and answers. */
export type RunningServer = { pid: number; port: number; exited: Promise<void>; stop(): Promise<void> }

/** Crash recovery of a large log may take long; a server that says nothing for this time counts as failed. */
const START_MILLISECONDS = 120_000

export type ServerOptions = { place: string; binaries: Binaries; user: ServerUser; durable: boolean }

/**
 * Starts PostgreSQL on the folder and waits until it accepts connections. It runs in a session of its own: Ctrl-C in the
 * terminal reaches the program, which first lets go of its connections and then stops the server.
 */
export async function startServer(options: ServerOptions, wantedPort?: number): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort ?? (await findFreePort())
    const outcome = await tryStart(options, port)
    if (typeof outcome !== 'string') return outcome
    // The killed server's last processes still hold its memory for a moment; a free port may be taken by another.
    const passing = /shared memory block|already in use|postmaster\.pid|Address already in use/i.test(outcome)
    if (!passing || attempt >= 10) throw explainServerFailure(outcome, options.place, 'postgres')
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

async function tryStart(
  { place, binaries, user, durable }: ServerOptions,
  port: number,
): Promise<RunningServer | string> {
  const cluster = clusterOf(place)
  const { file, size: logStart } = openLog(place, user)
  const settings = Object.entries(serverSettings(port, durable)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', cluster, ...settings], {
    cwd: cluster,
    env: serverEnvironment(),
    stdio: ['ignore', file, file],
    detached: true,
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  })
  closeSync(file)
  let gone = false
  const exited = new Promise<void>((resolve) => {
    const done = () => {
      gone = true
      resolve()
    }
    child.once('exit', done)
    child.once('error', done)
  })
  for (let waited = 0; waited < START_MILLISECONDS && !gone; waited += 15) {
    const found = readPostmaster(cluster)
    if (found?.ready && found.pid === child.pid) {
      const pid = found.pid
      child.unref()
      return { pid, port, exited, stop: () => stopServer(pid) }
    }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  if (!gone && child.pid) await stopServer(child.pid)
  return readFileSync(logFileOf(place)).subarray(logStart).toString() || 'no message'
}

/** Fast shutdown: what is not committed is rolled back, the log is written out. At once, if that takes too long. */
async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
      throw error
    }
    if (await waitUntilGone(pid, 15_000)) return
  }
}

const logFileOf = (place: string) => join(place, 'postgres.log')

/** PostgreSQL says little (warnings and worse); beyond 10 MB the old part is dropped at start. */
function openLog(place: string, user: ServerUser): { file: number; size: number } {
  const path = logFileOf(place)
  const file = openSync(path, 'a', 0o600)
  if (user) chownSync(path, user.uid, user.gid)
  let { size } = statSync(path)
  if (size > 10 * 1024 ** 2) {
    truncateSync(path, 0)
    size = 0
  }
  return { file, size }
}

/** A port nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
