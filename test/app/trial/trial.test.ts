/** An act that is tried out says what the act would say, and leaves nothing behind. */
import { beforeAll, describe, expect, it } from 'vitest'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { urgeMatter } from '#app/matter/urge.ts'
import { execute, tryOut } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, referenceDatabase, type World } from '../matter/world.ts'

const NOW = '2026-05-11T02:00:00Z'
const LATER = '2026-05-11T03:00:00Z'
const TOMORROW = '2026-05-12T02:00:00Z'

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'trial')
})

const raise = (title: string) => world.raise(NOW, title)

/** Rows of everything an act might leave. */
const traces = async () =>
  (
    await world.rows(sql<{ n: string }>`
      select concat_ws(' ', (select count(*) from act), (select count(*) from audit), (select count(*) from notice), (select count(*) from paper),
                       (select count(*) from matter_clock), (select sum(revision) from matter)) as n`)
  )[0]?.n

describe('an act that is tried out', () => {
  it('would be done, and is not', async () => {
    const id = await raise('试办不留痕')
    const before = await traces()
    const assign = { id, data: { give: 'order', units: { lead: world.money } } }
    expect(await tryOut(world.as('office', LATER), MATTER_ACTS.assign, assign)).toEqual({ ok: true, value: null })
    expect(await traces()).toBe(before)
    expect((await world.read(id)).state).toBe('recorded')
    // What was said is what is done.
    must(await execute(world.as('office', LATER), MATTER_ACTS.assign, assign))
    expect((await world.read(id)).state).toBe('assigned')
  })

  it('is refused with the act’s own reason, and the attempt is not kept against anybody', async () => {
    const id = await raise('试办被拒')
    const before = await traces()
    const tried = await tryOut(world.as('office', LATER), MATTER_ACTS.office_check, { id, data: { passed: true } })
    const done = await tryOut(world.as('office', LATER), MATTER_ACTS.sign, { id, data: {} })
    expect(done.ok ? '' : done.error.code).toMatch(/^(matter|access)\./)
    if (!tried.ok) expect(tried.error.code).toMatch(/^matter\./)
    expect((await world.read(id)).refused).toBe(0)
    // Only what nobody of that role may do at all is written down.
    const rows = await world.rows(
      sql<{
        act: string
        outcome: string
      }>`select act, outcome from audit where outcome = 'refused' and act = 'matter.sign'`,
    )
    expect(rows.length).toBe(!done.ok && done.error.code.startsWith('access.') ? 1 : 0)
    if (rows.length === 0) expect(await traces()).toBe(before)
  })

  it('takes wrong input as the act does', async () => {
    const tried = await tryOut(world.as('office', LATER), MATTER_ACTS.assign, { id: 'x', data: {} })
    expect(tried).toMatchObject({ ok: false, error: { code: 'input.invalid' } })
  })
})

describe('urging a matter', () => {
  const urge = (at: string, id: string, words = '') =>
    execute(world.as('office', at), urgeMatter, { id, words }).then((done) =>
      done.ok ? done.value.urged : done.error.code,
    )

  it('tells the units that have not answered, once a day, and changes nothing', async () => {
    const id = await raise('催一催')
    must(await world.take('office', NOW, id, 'assign', { give: 'order', units: { lead: world.money } }))
    const acts = (await world.acts(id)).length
    expect(await urge(LATER, id, '企业等着')).toBe(1)
    const told = await world.rows(
      sql<{
        org_id: string
        data: { words: string; title: string }
      }>`select org_id, data from notice where kind = 'matter.urge' and thing_id = ${id}`,
    )
    expect(told).toMatchObject([{ org_id: world.money, data: { words: '企业等着', title: '催一催' } }])
    expect((await world.acts(id)).length).toBe(acts)
    expect(await urge(LATER, id)).toBe('matter.urged_today')
    expect(await urge(TOMORROW, id)).toBe(1)
  })

  it('tells the contact while no unit has it, and nobody when it is answered', async () => {
    const id = await raise('没有交办')
    expect(await urge(LATER, id)).toBe(1)
    must(await world.take('office', NOW, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', NOW, id, 'sign'))
    must(await world.take('money', LATER, id, 'answer', { text: '已经办好' }))
    expect(await urge(TOMORROW, id)).toBe('matter.nothing_to_urge')
  })

  it('is not for units', async () => {
    const id = await raise('单位不催')
    const done = await execute(world.as('money', LATER), urgeMatter, { id })
    expect(done.ok ? '' : done.error.code).toMatch(/^access\./)
  })
})
