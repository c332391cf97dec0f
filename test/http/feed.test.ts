import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { call, signedIn } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await smallPark()
  const ctx = contextOf(world.house.db, world.house.authorityId, { now: '2026-03-10T01:00:00.000Z' })
  const run = await execute({ ...ctx, actor: { ...ctx.actor, system: true } }, runProgram, {
    program: 'huaihua_guarantee',
  })
  if (!run.ok) throw new Error(JSON.stringify(run.error))
})

afterAll(() => world.house.app.close())

const read = async (url: string) => call(world.house.app, { method: 'GET', url: new URL(url).pathname })
const make = async (login: string): Promise<string> =>
  (await (await signedIn(world.house, login)).post('/api/me/feed', {})).body.url

describe('a calendar feed', () => {
  it('holds what its person owes, on the day it is due, with a link and the clause', async () => {
    const answer = await read(await make('cadre'))
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('text/calendar')
    const text = String(answer.body).replaceAll('\r\n ', '')
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(text).toContain('红星面粉厂')
    expect(text).toMatch(/DTSTART;VALUE=DATE:202603\d\d/)
    expect(text).not.toContain('13900001234')
    // The unit's handler has no pairing: nothing of the cadre's is his.
    expect(String((await read(await make('handler'))).body)).not.toContain('红星面粉厂')
  })

  it('is shown once, kept as a digest, replaced by the next and revoked at once', async () => {
    const first = await make('cadre')
    const second = await make('cadre')
    expect((await read(first)).status).toBe(404)
    expect((await read(second)).status).toBe(200)
    const { rows } = await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql<{ all: string }>`select string_agg(f::text, ' ') as all from calendar_feed f`.execute(tx),
    )
    expect(rows[0]?.all).not.toContain(new URL(second).pathname.split('.')[1])
    const cadre = await signedIn(world.house, 'cadre')
    expect((await cadre.get('/api/me/feed')).body.feed.readAt).toBeTruthy()
    expect((await cadre.del('/api/me/feed')).body).toEqual({ revoked: 1 })
    expect((await read(second)).body.code).toBe('feed.not_found')
  })

  it('ends with its account, and a guessed address is nothing', async () => {
    const url = await make('cadre')
    await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      sql`update account set disabled_at = now() where authority_id = ${world.house.authorityId} and login = 'cadre'`.execute(
        tx,
      ),
    )
    expect((await read(url)).status).toBe(404)
    expect((await read(`http://x/api/feeds/lantern.${'a'.repeat(43)}.ics`)).body.code).toBe('feed.not_found')
    expect((await read('http://x/api/feeds/nonsense')).body.code).toBe('feed.not_found')
  })
})
