import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#domain/id.ts'
import { openZip } from '#papers/read/xlsx/zip.ts'
import { sql } from '#storage/open-database.ts'
import type { Client } from '#test/http/support.ts'
import { smallPark, type World } from '#test/http/world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'lianqi-ledger-'))

beforeAll(async () => {
  world = await smallPark()
  const { authorityId, db } = world.house
  // More than two pages of visits, one of them in another unit's name, one with what a spreadsheet would run.
  await db.inAuthority(authorityId, async (tx) => {
    for (let n = 0; n < 450; n++) {
      const [person, org] = n % 10 === 0 ? [world.ids.li, world.ids.market] : [world.ids.wang, world.ids.tax]
      const note = n === 7 ? '=HYPERLINK("http://evil")' : `第${n}次`
      await sql`insert into visit (authority_id, id, person_id, org_id, enterprise_id, how, at, day, note, recorded_at)
        values (${authorityId}, ${newId()}, ${person}, ${org}, ${world.ids.mill}, 'visit', ${`2026-02-${String((n % 28) + 1).padStart(2, '0')}T03:00:00Z`},
                ${`2026-02-${String((n % 28) + 1).padStart(2, '0')}`}, ${note}, '2026-03-01T00:00:00Z')`.execute(tx)
    }
  })
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.house.app.close()
})

/** Asks, waits until it is written, fetches. */
async function taken(client: Client, body: object): Promise<{ rows: number; text: string; path: string; id: string }> {
  const asked = await client.post('/api/exports', body)
  expect(asked.status).toBe(202)
  for (let tries = 0; tries < 200; tries++) {
    const one = (await client.get('/api/exports')).body.find((row: { id: string }) => row.id === asked.body.id)
    if (one.state === 'failed') throw new Error(one.fault)
    if (one.state === 'ready') {
      const answer = await world.house.app.inject({
        method: 'GET',
        url: `/api/exports/${one.id}/file`,
        headers: await bearer(client),
      })
      const path = join(folder, one.name.replace(/^[^.]*/, one.id))
      writeFileSync(path, answer.rawPayload)
      expect(answer.rawPayload.length).toBe(Number(one.size))
      return { rows: one.done, text: answer.rawPayload.toString('utf8'), path, id: one.id }
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('never written')
}

/** The headers a client signs with, seen from a request of its own. */
async function bearer(client: Client): Promise<Record<string, string>> {
  let seen: Record<string, string> = {}
  const spy = async (request: { headers: Record<string, unknown>; url: string }) => {
    if (request.url === '/api/me') seen = { authorization: String(request.headers.authorization) }
  }
  watchers.push(spy)
  await client.get('/api/me')
  watchers.splice(watchers.indexOf(spy), 1)
  return seen
}
type Spy = (request: { headers: Record<string, unknown>; url: string }) => Promise<void>
const watchers: Spy[] = []
beforeAll(() => {
  const { app } = world.house
  const inject = app.inject.bind(app)
  app.inject = ((options: { url?: string; headers?: Record<string, unknown> }) => {
    for (const watcher of watchers) void watcher({ headers: options.headers ?? {}, url: options.url ?? '' })
    return inject(options as never)
  }) as never
})

/** One part of a workbook as text. */
async function partOf(path: string, name: string): Promise<string> {
  const zip = await openZip(readFileSync(path))
  try {
    return await zip.read(name, 1 << 26)
  } finally {
    await zip.close()
  }
}

describe('a ledger taken out', () => {
  it('has all rows of the filter, page after page, with title, unit and date', async () => {
    const { rows, text } = await taken(world.office, { ledger: 'visits', format: 'csv' })
    expect(rows).toBe(450)
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('\uFEFF走访台账')
    expect(lines[1]).toContain('填报单位：灯笼区')
    expect(lines.filter((line) => line.startsWith('2026-02-'))).toHaveLength(450)
    const narrowed = await taken(world.office, { ledger: 'visits', format: 'csv', filter: { from: '2026-02-28' } })
    expect(narrowed.rows).toBeLessThan(20)
  })

  it('holds what its taker may read and nothing else, and defuses what a spreadsheet would run', async () => {
    const mine = await taken(world.handler, { ledger: 'visits', format: 'csv' })
    expect(mine.rows).toBe(45)
    const all = await taken(world.office, { ledger: 'visits', format: 'csv' })
    expect(all.text).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect((await world.handler.get(`/api/exports/${all.id}/file`)).body.code).toBe('ledger.not_found')
    expect((await world.cadre.post('/api/exports', { ledger: 'visits' })).body.code).toBe('access.role_missing')
    expect(
      (await world.office.post('/api/exports', { ledger: 'visits', filter: { from: 'gestern' } })).body,
    ).toMatchObject({
      code: 'input.invalid',
    })
  })

  it('is written down: who took which list under which filter', async () => {
    const { rows } = await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql<{
        detail: Record<string, unknown>
      }>`select detail from audit where act = 'ledger.export' and outcome = 'done' order by id`.execute(tx),
    )
    expect(rows.at(-1)?.detail).toMatchObject({ ledger: 'visits', total: 450 })
  })

  it('opens in LibreOffice: real days, two-row head, frozen panes, and a sheet that explains the columns', async () => {
    const { path } = await taken(world.office, { ledger: 'visits' })
    const csv = path.replace(/xlsx$/, 'csv')
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1',
      '--outdir',
      folder,
      path,
    ])
    const text = readFileSync(csv.replace(/\.csv$/, '-走访台账.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(text).toHaveLength(454)
    expect(text[3]).toMatch(/^2026-02-\d\d,红星面粉厂/)
    const xml = await partOf(path, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('state="frozen"')
    expect(xml.match(/<f>[^<]*/g)).toEqual(['<f>SUBTOTAL(109,G4:G453)'])
    expect(await partOf(path, 'xl/worksheets/sheet2.xml')).toContain('企业自己的话')
  }, 60_000)
})
