import { createHash } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseUnavailable } from '../connection.ts'
import type { ServerUser } from './server-user.ts'

/** Where data goes when PostgreSQL's user cannot enter the folder it should be in. */
const REACHABLE = '/var/lib/lianqi'

/**
 * The folder that really holds the data. It is `wanted`, unless PostgreSQL runs as another user who may not enter a folder
 * above it (a clone below `/root`): then one below `/var/lib/lianqi`, named for the folder it stands for.
 */
export function settlePlace(wanted: string, user: ServerUser): string {
  const folder = resolve(wanted)
  if (user && !mayPass(dirname(folder), user)) return makeFolder(substituteFor(folder), user)
  return makeFolder(folder, user)
}

/** The folder below `/var/lib/lianqi` that stands for `folder`. */
export function substituteFor(folder: string): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8)
  return join(REACHABLE, `${basename(dirname(folder))}-${mark}`)
}

/** The folder for a copy of PostgreSQL's programs, which all clones on the machine share. */
export function reachableFolder(place: string, user: ServerUser): string {
  return user ? REACHABLE : place
}

/** Makes the folder in which PostgreSQL's own folder will be; PostgreSQL's user may pass through it, not list it. */
function makeFolder(folder: string, user: ServerUser): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    accessSync(folder, constants.W_OK)
    if (user && !mayPass(folder, user)) chmodSync(folder, statSync(folder).mode | 0o011)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new DatabaseUnavailable(
      code === 'ENOSPC' ? 'database.disk_full' : 'database.folder_unreachable',
      `数据目录无法写入 the data folder cannot be written (${code}): ${folder}`,
      error,
    )
  }
  return folder
}

/** Whether the user may pass this folder and every folder above it; those that do not exist yet will be made passable. */
function mayPass(folder: string, user: NonNullable<ServerUser>): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
      if (!(found.mode & bit)) return false
    }
    if (path === dirname(path)) return true
  }
}

/** Gives a folder to PostgreSQL's user, and to nobody else. */
export function makeOwnFolder(folder: string, user: ServerUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}
