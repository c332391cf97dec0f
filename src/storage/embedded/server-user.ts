import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { DatabaseUnavailable } from '../connection.ts'

/** PostgreSQL refuses to run as root; started by root, it runs as this user. Undefined: as whoever runs the program. */
export type ServerUser = { uid: number; gid: number; name: string } | undefined

/**
 * Chooses the user for PostgreSQL. Started by root: the owner of an existing cluster, else `postgres` where the system
 * has it, else a system user `lianqi` made for it, else `nobody`.
 * @param cluster folder of the cluster; need not exist
 */
export function chooseServerUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  const users = readUsers()
  if (owner) {
    const found = users.find((user) => user.uid === owner)
    if (found) return found
  }
  const byName = (name: string) => users.find((user) => user.name === name && user.uid !== 0)
  return byName('postgres') ?? byName('lianqi') ?? createUser() ?? byName('nobody') ?? refuse()
}

function readUsers(): NonNullable<ServerUser>[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function createUser(): ServerUser {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'lianqi'],
      {
        stdio: 'ignore',
      },
    )
  } catch {
    // No useradd in this image, or /etc is read-only: the next choice is tried.
    return undefined
  }
  return readUsers().find((user) => user.name === 'lianqi')
}

function refuse(): never {
  throw new DatabaseUnavailable(
    'database.no_user',
    'PostgreSQL 不能以 root 运行，且无法建立系统用户 PostgreSQL cannot run as root and no system user could be made: run as an ordinary user, or set DATABASE_URL',
  )
}
