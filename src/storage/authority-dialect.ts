import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'

const authority = new AsyncLocalStorage<string>()

/** Runs `work`; a transaction it opens begins as this authority's ('' for none). */
export function openingAs<T>(authorityId: string, work: () => Promise<T>): Promise<T> {
  return authority.run(authorityId, work)
}

/** Begins a transaction and names its authority in one message: each message to the server costs as much as a small insert. */
class AuthorityDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = ['start transaction']
    if (settings.isolationLevel) begin.push(`isolation level ${settings.isolationLevel}`)
    if (settings.accessMode) begin.push(settings.accessMode)
    const name = `select set_config('lianqi.authority', ${pg.escapeLiteral(authority.getStore() ?? '')}, true)`
    await connection.executeQuery(CompiledQuery.raw(`${begin.join(' ')}; ${name}`))
  }
}

/** PostgreSQL over this pool, each transaction under the authority of {@link openingAs}. */
export function authorityDialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: (): Driver => new AuthorityDriver({ pool }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
