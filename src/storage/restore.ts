import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupRefused, Header, TableEnd, TableStart, Trailer } from './backup/format.ts'
import { BackupReader, damaged } from './backup/read.ts'
import { listTables, type Table } from './backup/tables.ts'
import { connectOwner } from './connection.ts'
import { listMigrations, migrate } from './migrate.ts'

export type RestoreReport = { tables: number; rows: number }

/**
 * Reads a backup into an empty database, in one transaction: either all of it is there and every digest agrees, or
 * nothing. A backup of an older program is read into the tables of its time, which are then brought up to date.
 * @throws BackupRefused when the database is not empty, or the file is damaged, cut off, or from a newer program
 */
export async function restore(url: string, file: string): Promise<RestoreReport> {
  const reader = new BackupReader(file)
  const header = await reader.line(Header)
  const last = await checkMigrations(header)
  await migrate({ url, through: last })
  const client = await connectOwner(url)
  let report: RestoreReport
  try {
    await client.query('begin')
    report = await readInto(client, reader, header)
    await client.query('commit')
  } finally {
    // Closing the connection takes back whatever was not committed.
    await client.end()
    reader.close()
  }
  // Newer tables, and the guard of row-level security where reading had to lift it.
  await migrate({ url })
  return report
}

/** The name of the backup's last migration. */
async function checkMigrations(header: Header): Promise<string> {
  const brought = await listMigrations()
  for (const [index, { name, digest }] of header.migrations.entries()) {
    if (brought[index]?.name !== name || brought[index].digest !== digest) {
      throw new BackupRefused(
        `备份来自另一版本的程序（${name}）the backup comes from another version of the program (${name})`,
      )
    }
  }
  const last = header.migrations.at(-1)?.name
  if (!last) throw damaged()
  return last
}

async function readInto(client: pg.Client, reader: BackupReader, header: Header): Promise<RestoreReport> {
  const applied = await client.query<{ name: string }>('select name from schema_migration order by name')
  if (applied.rows.length !== header.migrations.length) {
    throw new BackupRefused(
      '数据库比备份新，请恢复到新建的数据库 the database is newer than the backup: restore into a new one',
    )
  }
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]))
  await empty(client, [...tables.values()])
  const constraints = await dropReferences(client)
  const report = { tables: 0, rows: 0 }
  while (report.tables < tables.size) {
    const { table: name, columns } = await reader.line(TableStart)
    const table = tables.get(name)
    if (table?.columns.join() !== columns.join()) throw damaged()
    report.rows += await readTable(client, reader, table)
    report.tables++
  }
  const trailer = await reader.line(Trailer)
  if (trailer.tables !== report.tables) throw damaged()
  for (const [name, state] of Object.entries(trailer.sequences)) {
    const [value, called] = state.split(',')
    await client.query('select setval($1::regclass, $2, $3)', [pg.escapeIdentifier(name), value, called === 'true'])
  }
  for (const statement of constraints) await client.query(statement)
  return report
}

/** Reference rows that came with the migrations give way to the backup's; anything of an authority is a refusal. */
async function empty(client: pg.Client, tables: Table[]): Promise<void> {
  const all = tables.map((table) => pg.escapeIdentifier(table.name)).join(', ')
  await client.query(`lock table ${all} in access exclusive mode`)
  for (const { name, owned } of tables) {
    // For this transaction the owner sees everything; migrate() puts the guard back.
    if (owned) await client.query(`alter table ${pg.escapeIdentifier(name)} no force row level security`)
    if (!owned && name !== 'authority') continue
    const { rowCount } = await client.query(`select from ${pg.escapeIdentifier(name)} limit 1`)
    if (rowCount) {
      throw new BackupRefused(
        '数据库不是空的，只能恢复到空库 the database is not empty: a backup is only restored into an empty one',
      )
    }
  }
  await client.query(`truncate ${all}`)
}

/** Takes the foreign keys off; returns the statements that put them back, which check every row at once. */
async function dropReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
      from pg_constraint
     where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0
     order by conrelid::regclass::text, conname`)
  for (const { drop } of rows) await client.query(drop)
  return rows.map((row) => row.add)
}

async function readTable(client: pg.Client, reader: BackupReader, table: Table): Promise<number> {
  const digest = createHash('sha256')
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  const target = client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`))
  await pipeline(async function* () {
    for await (const chunk of reader.rows()) {
      digest.update(chunk)
      yield chunk
    }
  }, target)
  const { rows, sha256 } = await reader.line(TableEnd)
  if (target.rowCount !== rows || digest.digest('hex') !== sha256) throw damaged()
  return rows
}
