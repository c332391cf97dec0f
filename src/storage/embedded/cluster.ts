import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../connection.ts'
import type { Binaries } from './binaries.ts'
import { makeOwnFolder } from './place.ts'
import type { ServerUser } from './server-user.ts'

/** The user inside PostgreSQL that owns the database. */
export const OWNER = 'lianqi'

/** A new cluster and its first log need about 60 MB; below this the disk counts as full. */
const LEAST_FREE = 150 * 1024 ** 2

export const clusterOf = (place: string) => join(place, 'postgres')
export const passwordFileOf = (place: string) => join(place, 'database-password')

/**
 * Makes the cluster of a folder if there is none. It is made beside its place and moved there when complete, so that an
 * interrupted start leaves nothing that looks like data: the unfinished folder is removed by the next one.
 * @throws DatabaseUnavailable when the disk is full, the programs fail, or the folder holds something else
 */
export async function ensureCluster(place: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const cluster = clusterOf(place)
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  if (existsSync(cluster)) return checkCluster(place, binaries)
  checkDisk(place)

  const passwordFile = passwordFileOf(place)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  makeOwnFolder(unfinished, user)
  const handed = `${cluster}.password`
  writeFileSync(handed, password, { mode: 0o600 })
  if (user) chownSync(handed, user.uid, user.gid)
  try {
    // The C locale sorts by code point on every machine alike; Chinese order is the program's business.
    const args = ['-D', unfinished, '-U', OWNER, '-E', 'UTF8', '--no-locale', '-A', 'scram-sha-256', '--pwfile', handed]
    const { code, output } = await runInitdb(binaries.initdb, args, place, user)
    if (code !== 0) throw explainServerFailure(output, place, 'initdb')
    renameSync(unfinished, cluster)
  } finally {
    rmSync(handed, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The password of the owner, as the first start wrote it. */
export function readPassword(place: string): string {
  try {
    return readFileSync(passwordFileOf(place), 'utf8').trim()
  } catch (error) {
    throw broken(place, '缺少 database-password 文件 the file database-password is missing', error)
  }
}

function checkCluster(place: string, binaries: Binaries): void {
  const cluster = clusterOf(place)
  let version: string
  try {
    version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    throw broken(
      place,
      'postgres 文件夹不完整（缺 PG_VERSION）the folder postgres is incomplete (no PG_VERSION)',
      error,
    )
  }
  for (const part of ['global/pg_control', 'base', 'pg_wal', 'postgresql.conf', 'pg_hba.conf']) {
    if (!existsSync(join(cluster, part)))
      throw broken(place, `postgres 文件夹不完整（缺 ${part}）the folder postgres is incomplete (no ${part})`)
  }
  const ours = binaries.version.split('.')[0]
  if (version !== ours) {
    throw broken(
      place,
      `数据属于 PostgreSQL ${version}，程序带的是 ${ours} the data belong to PostgreSQL ${version}, this program brings ${ours}: back up with the old program, restore with this one`,
    )
  }
}

function checkDisk(place: string): void {
  if (freeBytes(place) < LEAST_FREE) throw diskFull(place)
}

function freeBytes(place: string): number {
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize
}

function runInitdb(
  program: string,
  args: string[],
  cwd: string,
  user: ServerUser,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** What PostgreSQL's programs get to see of our environment: no locale, no PG* settings, no secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

/** Turns what a program of PostgreSQL said before it failed into one line. */
export function explainServerFailure(output: string, place: string, what: string): DatabaseUnavailable {
  // It does not always say so itself: what failed may be the clearing up after the failure.
  if (
    /No space left on device|Disk quota exceeded|Check free disk space/i.test(output) ||
    freeBytes(place) < 16 * 1024 ** 2
  ) {
    return diskFull(place)
  }
  const line = output
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => /(FATAL|PANIC|error):/i.test(one))
    .at(-1)
  return new DatabaseUnavailable(
    'database.embedded_failed',
    `内嵌 PostgreSQL 启动失败 the embedded PostgreSQL did not start (${what}): ${line ?? 'see postgres.log'}: ${place}`,
  )
}

function diskFull(place: string): DatabaseUnavailable {
  return new DatabaseUnavailable('database.disk_full', `磁盘已满 the disk is full: ${place}`)
}

function broken(place: string, what: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable('database.folder_broken', `${what}: ${place}`, cause)
}
