import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss'
import queuePackage from 'pg-boss/package.json' with { type: 'json' }
import { APP_ROLE, checkServerVersion, connectOwner, DatabaseUnavailable } from './connection.ts'

/** One numbered file of `migrations/`: plain SQL, forward only, never changed once released. */
export type Migration = { name: string; digest: string; sql: string }

export type MigrateReport = {
  /** Names of the migrations applied by this call, in order. */
  applied: string[]
  /** All migrations the database now has. */
  total: number
  /** False when the server did not allow the role `lianqi_app`; row-level security then rests on the owner alone. */
  role: boolean
}

const FOLDER = new URL('./migrations/', import.meta.url)
const NUMBERED = /^\d{4}_[a-z0-9_]+\.sql$/

/** Any fixed number: whoever holds this lock is the one that migrates. */
const MIGRATION_LOCK = 8_420_001

/** The migrations this program brings, in order. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => NUMBERED.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database up to date: each new migration in a transaction of its own, then the job queue's tables, then
 * `_after.sql` (row-level security and grants for every table). Two programs starting at once: one waits for the other.
 * @param through stop after this migration; for restoring an older backup
 * @throws DatabaseUnavailable in one clear line when the server is too old, a released migration was changed, or the
 *   database is newer than this program
 */
export async function migrate(options: { url: string; through?: string }): Promise<MigrateReport> {
  const client = await connectOwner(options.url)
  try {
    await checkServerVersion(client, options.url)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const role = await ensureAppRole(client)
    const applied = await applyNew(client, await listMigrations(), options.through)
    await ensureJobQueue(client)
    await client.query(await readFile(new URL('_after.sql', FOLDER), 'utf8'))
    const { rows } = await client.query<{ total: number }>('select count(*)::int as total from schema_migration')
    return { applied, total: rows[0]?.total ?? 0, role }
  } finally {
    await client.end()
  }
}

async function applyNew(client: pg.Client, brought: Migration[], through?: string): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migration (
       name text primary key, digest text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from schema_migration order by name',
  )
  const known = new Map(brought.map((one) => [one.name, one]))
  for (const { name, digest } of rows) {
    const file = known.get(name)
    if (!file) throw refuse(`数据库比程序新（${name}）：请升级程序 the database is newer than this program (${name})`)
    if (file.digest !== digest) throw refuse(`已执行的迁移被改动 an applied migration was changed: ${name}`)
  }
  const done = new Set(rows.map((row) => row.name))
  const applied: string[] = []
  for (const migration of brought) {
    if (through !== undefined && migration.name > through) break
    if (done.has(migration.name)) continue
    await applyOne(client, migration)
    applied.push(migration.name)
  }
  return applied
}

async function applyOne(client: pg.Client, { name, digest, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw refuse(`迁移失败 migration failed: ${name}: ${reason}`, error)
  }
}

/** Creates the role the program works as, and lets the connecting user take it. A managed server may forbid that. */
async function ensureAppRole(client: pg.Client): Promise<boolean> {
  try {
    // Roles belong to the whole server: two databases migrated at the same moment must not both create it.
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
      if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
        execute format('grant ${APP_ROLE} to %I', current_user);
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false
    throw error
  }
}

const JOB_SCHEMA = 'pgboss'

/** The version of its own tables that the installed pg-boss works with. */
const JOB_SCHEMA_VERSION: number = queuePackage.pgboss.schema

/** Creates or upgrades the tables of the job queue as the owner, so that the program itself never needs the right to. */
async function ensureJobQueue(client: pg.Client): Promise<void> {
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
  const queue = new PgBoss({ schema: JOB_SCHEMA, db })
  if (!(await queue.isInstalled())) {
    await client.query(getConstructionPlans(JOB_SCHEMA))
    return
  }
  const version = await queue.schemaVersion()
  if (version !== null && version < JOB_SCHEMA_VERSION) await client.query(getMigrationPlans(JOB_SCHEMA, version))
}

function refuse(message: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable('database.migration', message, cause)
}
