import pg from 'pg'
import { typeParsers } from './type-parsers.ts'

/** The role every page, job and import works as: it owns nothing, so row-level security holds for it. */
export const APP_ROLE = 'lianqi_app'

/** Oldest PostgreSQL the statements are written for. */
export const MINIMUM_SERVER = 15

/** Why a database cannot be used. */
export type DatabaseFault =
  | 'database.unreachable'
  | 'database.refused'
  | 'database.too_old'
  | 'database.migration'
  | 'database.disk_full'
  | 'database.embedded_failed'
  | 'database.folder_broken'
  | 'database.folder_in_use'
  | 'database.folder_unreachable'
  | 'database.no_binaries'
  | 'database.no_user'

/** The database cannot be used; `message` is one line for whoever starts the program. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly code: DatabaseFault
  constructor(code: DatabaseFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** The address without its password, for messages. */
export function shownUrl(url: string): string {
  try {
    const parsed = new URL(url)
    return `${parsed.protocol}//${parsed.username ? `${parsed.username}@` : ''}${parsed.host}${parsed.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

/** Settings of a session: moments in UTC, ISO dates; `role` makes it work as that role from the first statement. */
export function connectionConfig(url: string, role?: string): pg.PoolConfig {
  const settings = ['-c TimeZone=UTC', '-c DateStyle=ISO', '-c IntervalStyle=iso_8601', '-c extra_float_digits=1']
  if (role) settings.push(`-c role=${role}`)
  let own = ''
  let connectionString = url
  if (URL.canParse(url)) {
    const parsed = new URL(url)
    own = parsed.searchParams.get('options') ?? ''
    parsed.searchParams.delete('options')
    connectionString = parsed.toString()
  }
  return {
    connectionString,
    options: [own, ...settings].filter(Boolean).join(' '),
    types: typeParsers,
    connectionTimeoutMillis: 10_000,
    application_name: 'lianqi',
  }
}

const REFUSED: Record<string, string> = {
  '28P01': '用户名或密码不对 wrong user or password',
  '28000': '服务器不接受此用户 the server does not accept this user',
  '3D000': '数据库不存在 no such database',
}

/** What went wrong while connecting, as one line. Errors that are not about connecting come back unchanged. */
export function explainConnectError(error: unknown, url: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && REFUSED[code]) {
    return new DatabaseUnavailable('database.refused', `${REFUSED[code]}: ${shownUrl(url)}`, error)
  }
  const reasons = error instanceof AggregateError ? error.errors : [error]
  const reason = reasons
    .map((one) => (one as { code?: string } | null)?.code ?? (one instanceof Error ? one.message : ''))
    .find((text) => /^(E[A-Z_]+|57P0\d|53300)$/.test(text) || /timeout|terminated|invalid url/i.test(text))
  if (!reason) return error
  return new DatabaseUnavailable(
    'database.unreachable',
    `连不上数据库 cannot reach the database: ${shownUrl(url)} (${reason})`,
    error,
  )
}

/** One connection as the connecting user (the owner): for migrations, backup and restore. */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(url))
  // A connection that breaks between two statements is reported by the next statement; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw explainConnectError(error, url)
  }
  return client
}

/** Refuses a server older than {@link MINIMUM_SERVER}. */
export async function checkServerVersion(client: pg.ClientBase, url: string): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  )
  const found = rows[0]
  if (!found || found.number >= MINIMUM_SERVER * 10_000) return
  throw new DatabaseUnavailable(
    'database.too_old',
    `PostgreSQL 版本过低：${found.version}，至少需要 ${MINIMUM_SERVER} server too old, need at least ${MINIMUM_SERVER}: ${shownUrl(url)}`,
  )
}
