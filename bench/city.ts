import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadReference } from '#app/reference/load-reference.ts'
import { newId } from '#domain/id.ts'
import { clockRulesOf, horizonOf, periodsOf } from '#engine/periods.ts'
import { createScene, type Scene } from '#engine/scene.ts'
import { checkProgram } from '#program/check.ts'
import type { Program } from '#program/model.ts'
import { listCalendarDays } from '#storage/calendar-store.ts'
import { connectOwner } from '#storage/connection.ts'
import { startEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'
import { type Database, openDatabase, sql } from '#storage/open-database.ts'
import { createHandTables } from './by-hand.ts'
import { cityAt, fillCity } from './dataset.ts'

/** The moment all runs look from: three quarters are over, the fourth is open. */
export const AS_OF = '2026-11-22T04:00:00.000Z'

export type BenchCity = {
  readonly db: Database
  readonly url: string
  readonly authorityId: string
  readonly program: Program
  readonly place: string
  /** What a run sees, at {@link AS_OF}. */
  scene(): Promise<Scene>
  close(): Promise<void>
}

/** A migrated embedded database in a folder of its own with the city at `scale`, the bench program published, tables analysed. */
export async function openCity(scale: number): Promise<BenchCity> {
  const place = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'lianqi-bench-'))
  const embedded = await startEmbedded({ dataDir: join(place, 'data') })
  const url = embedded.url
  await migrate({ url })
  const db = await openDatabase({ url, max: 20 })
  await loadReference(db)
  const program = await readProgram()
  const authorityId = newId()
  await db.inSystem((tx) =>
    sql`insert into authority (id, code, name, kind) values (${authorityId}, 'bench', '基准市', 'city')`.execute(tx),
  )
  await db.inAuthority(authorityId, async (tx) => {
    const source = await programSource()
    const checked = checkProgram(source)
    if (!checked.ok) throw new Error('the bench program does not check')
    await sql`insert into program (authority_id, key, title, current_version) values (${authorityId}, ${program.id}, ${program.title}, 1)`.execute(
      tx,
    )
    await sql`insert into program_version (authority_id, key, version, hash, source, flat, in_force_from, in_force_to, published_at)
      values (${authorityId}, ${program.id}, 1, ${checked.hash}, ${source}, ${JSON.stringify(checked.program)}::jsonb, ${program.inForce.from}, ${program.inForce.to ?? null}, '2026-01-01T00:00:00Z')`.execute(
      tx,
    )
    for (const row of periodsOf(program, clockRulesOf(program, 'Asia/Shanghai'), horizonOf(AS_OF.slice(0, 10)))) {
      await sql`insert into period (authority_id, program_key, calendar, ordinal, label, starts_at, ends_at, first_day, last_day)
        values (${authorityId}, ${program.id}, ${row.calendar}, ${row.ordinal}, ${row.label}, ${row.startsAt}, ${row.endsAt}, ${row.firstDay}, ${row.lastDay})`.execute(
        tx,
      )
    }
    await fillCity(tx, authorityId, cityAt(scale), program.id)
  })
  const owner = await connectOwner(url)
  await createHandTables((text) => owner.query(text))
  await owner.query('analyze')
  await owner.end()
  return {
    db,
    url,
    authorityId,
    program,
    place,
    async scene() {
      const calendarRows = await db.inSystem((tx) => listCalendarDays(tx, 'cn'))
      return createScene({ program, authorityIds: [authorityId], timeZone: 'Asia/Shanghai', calendarRows, asOf: AS_OF })
    },
    async close() {
      await db.close()
      await embedded.stop()
      rmSync(place, { recursive: true, force: true })
      // As root the data stand elsewhere, where PostgreSQL's own user can reach them.
      rmSync(embedded.place, { recursive: true, force: true })
    },
  }
}

const programSource = () => readFile(new URL('program.yaml', import.meta.url), 'utf8')

async function readProgram(): Promise<Program> {
  const checked = checkProgram(await programSource(), { file: 'bench/program.yaml' })
  if (!checked.ok) throw new Error(`the bench program does not check: ${JSON.stringify(checked.faults)}`)
  return checked.program
}
