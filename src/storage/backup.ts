import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { newId } from '#domain/id.ts'
import { END_OF_ROWS, type Header } from './backup/format.ts'
import { listTables, readSequences, type Table } from './backup/tables.ts'
import { connectOwner } from './connection.ts'

export type BackupReport = { tables: number; rows: number }

/**
 * Writes every row of every authority into one file, as of one moment, while people work: all tables are read in one
 * snapshot and streamed. The file appears under its name only when it is complete and on the disk.
 * @param url address as the owner; row-level security binds it too, so rows are read authority by authority
 */
export async function backup(url: string, file: string): Promise<BackupReport> {
  const client = await connectOwner(url)
  const unfinished = `${file}.unfinished`
  const report = { tables: 0, rows: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      Readable.from(writeAll(client, report)),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { mode: 0o600 }),
    )
    await client.query('commit')
    const handle = await open(unfinished)
    await handle.sync()
    await handle.close()
    await rename(unfinished, file)
    await noteBackup(client, file, report.rows)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await client.end()
  }
  return report
}

/** Each authority can see when its data were last backed up. */
async function noteBackup(client: pg.Client, file: string, rows: number): Promise<void> {
  const { rows: authorities } = await client.query<{ id: string }>('select id from authority order by id')
  await client.query('begin')
  for (const { id } of authorities) {
    await client.query(`select set_config('lianqi.authority', $1, true)`, [id])
    await client.query('insert into backup_made (authority_id, id, at, file, rows) values ($1, $2, now(), $3, $4)', [
      id,
      newId(),
      basename(file),
      rows,
    ])
  }
  await client.query('commit')
}

async function* writeAll(client: pg.Client, report: BackupReport): AsyncGenerator<string | Buffer> {
  const migrations = await client.query<Header['migrations'][number]>(
    'select name, digest from schema_migration order by name',
  )
  yield line({ lianqi_backup: 1, migrations: migrations.rows } satisfies Header)
  const authorities = await client.query<{ id: string }>('select id from authority order by id')
  const ids = authorities.rows.map((row) => row.id)
  for (const table of await listTables(client)) {
    yield line({ table: table.name, columns: table.columns })
    const digest = createHash('sha256')
    let rows = 0
    for await (const chunk of readTable(client, table, ids, digest)) {
      // One line is one row: COPY writes line breaks inside a value as \n.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
      yield chunk
    }
    yield END_OF_ROWS
    yield line({ rows, sha256: digest.digest('hex') })
    report.tables++
    report.rows += rows
  }
  yield line({ end: true, tables: report.tables, sequences: await readSequences(client) })
}

/** Authority by authority: `authority_id` leads every primary key, so this is the order of the primary key. */
async function* readTable(
  client: pg.Client,
  table: Table,
  authorities: string[],
  digest: Hash,
): AsyncGenerator<Buffer> {
  for (const authority of table.owned ? authorities : ['']) {
    await client.query(`select set_config('lianqi.authority', $1, true)`, [authority])
    const where = table.owned ? `where authority_id = ${pg.escapeLiteral(authority)}` : ''
    const columns = table.columns.map(pg.escapeIdentifier).join(', ')
    const rows = `select ${columns} from ${pg.escapeIdentifier(table.name)} ${where} order by ${table.order}`
    for await (const chunk of client.query(copyTo(`copy (${rows}) to stdout`)) as AsyncIterable<Buffer>) {
      digest.update(chunk)
      yield chunk
    }
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
