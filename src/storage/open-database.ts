import { type IsolationLevel, Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { authorityDialect, openingAs } from './authority-dialect.ts'
import { APP_ROLE, checkServerVersion, connectionConfig, connectOwner, explainConnectError } from './connection.ts'
import { PreparingClient } from './preparing-client.ts'

export { type RawBuilder, sql } from 'kysely'

/** One transaction: the first argument of every storage function. Statements are written with `sql` and run on it. */
export type Tx = Transaction<Record<string, never>>

export type TransactionOptions = {
  /** Default `read committed`. `repeatable read` sees one snapshot throughout. */
  isolation?: IsolationLevel
  readOnly?: boolean
}

/** The database, as far as anyone outside storage may see it: transactions only, the pool itself is not reachable. */
export type Database = {
  /** Runs `work` in one transaction that sees only this authority's rows; commits when it returns, rolls back when it throws. */
  inAuthority<T>(authorityId: string, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Runs `work` in one transaction without an authority: reference tables and the list of authorities; every other table looks empty. */
  inSystem<T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** For the job queue, which runs its own statements outside anyone's transaction. */
  readonly forJobs: { executeSql(text: string, values?: unknown[]): Promise<{ rows: never[] }> }
  /** The address it was opened at, with the password: for a thread that opens it for itself, never for a log. */
  readonly address: string
  /** Whether row-level security binds this connection: false when the role could not be created. */
  readonly guarded: boolean
  /** Answers when the database answers; throws otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Opens a migrated database. Connections work as `lianqi_app`, so row-level security binds them even when the address
 * names a superuser.
 * @param onIdleError told when the server drops a connection nobody was using (restart, network)
 * @throws DatabaseUnavailable with one clear line
 */
export async function openDatabase(options: {
  url: string
  max?: number
  onIdleError?: (error: Error) => void
}): Promise<Database> {
  const guarded = await mayUseAppRole(options.url)
  const pool = new pg.Pool({
    ...connectionConfig(options.url, guarded ? APP_ROLE : undefined),
    max: options.max ?? 16,
    Client: PreparingClient,
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', (error) => options.onIdleError?.(error))
  // A server that dies between two statements of a transaction tells the connection in use, which the pool does not
  // listen to: unheard, the event would end the program. The next statement fails and rolls back.
  pool.on('connect', (client) => client.on('error', (error) => options.onIdleError?.(error)))
  const closed = connectionsClosed(pool)
  const kysely = new Kysely<Record<string, never>>({ dialect: authorityDialect(pool) })

  const run = async <T>(authorityId: string, work: (tx: Tx) => Promise<T>, how: TransactionOptions = {}) => {
    let begin = kysely.transaction()
    if (how.isolation) begin = begin.setIsolationLevel(how.isolation)
    if (how.readOnly) begin = begin.setAccessMode('read only')
    return openingAs(authorityId, () => begin.execute(work))
  }

  return {
    guarded,
    address: options.url,
    inAuthority(authorityId, work, how) {
      if (!UUID.test(authorityId)) throw new Error('inAuthority needs the id of an authority')
      return run(authorityId, work, how)
    },
    inSystem: (work, how) => run('', work, how),
    forJobs: {
      async executeSql(text, values) {
        // The queue reads its own columns and expects the driver's own types.
        const result = await pool.query({ text, values, types: pg.types })
        return result as unknown as { rows: never[] }
      },
    },
    async ping() {
      try {
        await pool.query('select 1')
      } catch (error) {
        throw explainConnectError(error, options.url)
      }
    },
    async close() {
      await kysely.destroy()
      await closed()
    },
  }
}

async function mayUseAppRole(url: string): Promise<boolean> {
  const client = await connectOwner(url)
  try {
    await checkServerVersion(client, url)
    const { rows } = await client.query<{ may: boolean }>(
      `select coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as may`,
      [APP_ROLE],
    )
    return rows[0]?.may ?? false
  } finally {
    await client.end()
  }
}

/**
 * Waits until every connection of the pool is closed. The pool itself reports its end earlier, when it has only said
 * goodbye; a server that stops in between would look like a failure.
 */
function connectionsClosed(pool: pg.Pool): () => Promise<void> {
  const open = new Set<pg.PoolClient>()
  let done = () => {}
  pool.on('connect', (client) => open.add(client))
  pool.on('remove', (client) => {
    open.delete(client)
    if (open.size === 0) done()
  })
  return () =>
    new Promise((resolve) => {
      done = resolve
      if (open.size === 0) resolve()
    })
}
