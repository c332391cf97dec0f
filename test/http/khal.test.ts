import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { signedIn } from './support.ts'
import { smallPark, type World } from './world.ts'

const has = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
/** Debian's own subscriber: apt-get install khal vdirsyncer. Where it is not, `test/http/feed.test.ts` reads the text itself. */
const there = has('vdirsyncer') && has('khal')

let world: World
let port = 0
const folder = mkdtempSync(join(tmpdir(), 'lianqi-khal-'))
const meeting = newId()
const environment = {
  ...process.env,
  HOME: folder,
  TZ: 'Asia/Shanghai',
  LC_ALL: 'C.UTF-8',
  XDG_CONFIG_HOME: join(folder, 'config'),
  XDG_DATA_HOME: join(folder, 'share'),
  XDG_CACHE_HOME: join(folder, 'cache'),
}

beforeAll(async () => {
  world = await smallPark()
  const ctx = contextOf(world.house.db, world.house.authorityId, { now: '2026-03-10T01:00:00.000Z' })
  await execute({ ...ctx, actor: { ...ctx.actor, system: true } }, runProgram, { program: 'huaihua_guarantee' })
  await world.house.app.listen({ host: '127.0.0.1', port: 0 })
  port = (world.house.app.server.address() as AddressInfo).port
  await inDatabase(sql`insert into meeting (authority_id, id, program_key, meeting, title, place, person_id, at, day, recorded_at, state)
    values (${world.house.authorityId}, ${meeting}, 'huaihua_guarantee', 'dispatch', '周调度会', '三楼会议室', ${world.ids.wang}, '2026-04-02T01:30:00Z', '2026-04-02', now(), 'planned')`)
}, 60_000)

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.house.app.close()
})

function inDatabase(statement: ReturnType<typeof sql>) {
  return world.house.db.inAuthority(world.house.authorityId, (tx) => statement.execute(tx))
}

function subscribe(url: string): void {
  mkdirSync(join(folder, 'config/vdirsyncer'), { recursive: true })
  mkdirSync(join(folder, 'config/khal'), { recursive: true })
  mkdirSync(join(folder, 'events'))
  writeFileSync(
    join(folder, 'config/vdirsyncer/config'),
    `[general]
status_path = "${folder}/status"
[pair lianqi]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "${folder}/events"
fileext = ".ics"
[storage there]
type = "http"
url = "${url}"
`,
  )
  writeFileSync(
    join(folder, 'config/khal/config'),
    `[calendars]
[[lianqi]]
path = ${folder}/events
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Asia/Shanghai
local_timezone = Asia/Shanghai
`,
  )
}

/** Beside this process: the server that is asked runs in it. */
const run = async (program: string, ...args: string[]) =>
  (await promisify(execFile)(program, args, { env: environment, encoding: 'utf8' })).stdout
const sync = () => run('vdirsyncer', 'sync', '--force-delete')
const listed = () => run('khal', 'list', '--format', '{start-time} {title} @{location}', '2026-04-01', '14d')

describe.skipIf(!there)('khal and vdirsyncer subscribe to the feed', () => {
  it('gets duties on their days and meetings at their hour in the authority’s time, follows changes, forgets what is gone', async () => {
    const { url } = (await (await signedIn(world.house, 'cadre')).post('/api/me/feed', {})).body
    subscribe(`http://127.0.0.1:${port}${new URL(url).pathname}`)
    await run('vdirsyncer', 'discover')
    await sync()
    expect(await listed()).toMatch(/2026-04-02[\s\S]*09:30 周调度会 @三楼会议室/)
    const texts = readdirSync(join(folder, 'events')).map((name) => readFileSync(join(folder, 'events', name), 'utf8'))
    const one = texts.find((text) => text.includes('周调度会'))
    expect(one).toMatch(/DTSTART;TZID=Asia\/Shanghai:20260402T093000/)
    expect(one).toContain('BEGIN:VTIMEZONE')
    expect(
      texts
        .map((text) => text.replaceAll('\r\n ', ''))
        .some((text) => /红星面粉厂[\s\S]*DTSTART;VALUE=DATE|DTSTART;VALUE=DATE[\s\S]*红星面粉厂/.test(text)),
    ).toBe(true)
    const before = texts.length

    await inDatabase(
      sql`update meeting set at = '2026-04-03T07:00:00Z', day = '2026-04-03', place = '二楼', revision = revision + 1 where id = ${meeting}`,
    )
    await sync()
    expect(await listed()).toMatch(/2026-04-03[\s\S]*15:00 周调度会 @二楼/)
    expect(await listed()).not.toContain('09:30')

    await inDatabase(sql`update meeting set voided_at = now() where id = ${meeting}`)
    await sync()
    expect(await listed()).not.toContain('周调度会')
    expect(readdirSync(join(folder, 'events'))).toHaveLength(before - 1)

    await (await signedIn(world.house, 'cadre')).del('/api/me/feed')
    await expect(sync()).rejects.toThrow(/404|failed/i)
    expect(readdirSync(join(folder, 'events'))).toHaveLength(before - 1)
  }, 120_000)
})
