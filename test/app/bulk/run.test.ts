/** One act on many rows: tried out, done row by row in the background, each with its own audit row, never twice. */
import { beforeAll, describe, expect, it } from 'vitest'
import { BULK_ACT_NAMES, BULK_KINDS } from '#app/bulk/kinds.ts'
import { workBulkRuns } from '#app/job/work-bulk-runs.ts'
import { countMatters } from '#app/matter/list-matters.ts'
import { execute } from '#app/use-case.ts'
import { ACTS } from '#domain/access/acts.ts'
import { newId } from '#domain/id.ts'
import { BULK_ACTS } from '#http/contract/bulk.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { must, referenceDatabase } from '../matter/world.ts'
import { type BulkWorld, bulkWorld, LATER, NOW } from './world.ts'

let db: Database
let world: BulkWorld
beforeAll(async () => {
  db = await referenceDatabase()
  world = await bulkWorld(db, 'bulk')
})

const toMoney = () => ({ data: { give: 'order', units: { lead: world.money } } })
const raise = async (n: number, what: string) => {
  const ids: string[] = []
  for (let i = 0; i < n; i++) ids.push(await world.raise(NOW, `${what}${i + 1}`))
  return ids
}
const audited = (act: string, ids: readonly string[]) =>
  world.rows(sql<{ id: string; account: string }>`
    select thing_id as id, account_id as account from audit
     where authority_id = ${world.authorityId} and act = ${act} and outcome = 'done' and thing_id = any(${[...ids]}::text[])`)

describe('the acts that may be done to many', () => {
  it('are the same at both ends, each with its right', () => {
    expect([...BULK_ACT_NAMES].sort()).toEqual([...BULK_ACTS].sort())
    for (const kind of Object.values(BULK_KINDS)) expect(ACTS).toHaveProperty([kind.right])
  })
})

describe('a run', () => {
  it('tries out what would happen and changes nothing, then does what it said, each row with its own audit row', async () => {
    const ids = await raise(3, '批量交办')
    const [taken] = await raise(1, '已经交办')
    must(await world.take('office', NOW, taken ?? '', 'assign', toMoney().data))
    const gone = newId()
    const asked = await world.ask('office', {
      act: 'matter.assign',
      shared: toMoney(),
      chosen: [...world.chosen([...ids, taken ?? '']), { id: gone, label: '不在了的' }],
    })
    const { id, total } = must(asked as never) as { id: string; total: number }
    expect(total).toBe(5)
    expect(await world.go('office', id)).toMatchObject({ error: { code: 'bulk.still_trying' } })
    expect(await world.work(id)).toBe(true)
    expect(await world.run('office', id)).toMatchObject({ state: 'tried', tried: 5, will: 3, refused: 2, done: 0 })
    expect((await world.rowsOf('office', id)).filter(([, state]) => state === 'refused')).toEqual([
      [expect.stringContaining('已经交办1'), 'refused', 'matter.has_owner'],
      ['不在了的', 'refused', 'bulk.not_in_sight'],
    ])
    for (const one of ids) expect((await world.read(one)).state).toBe('recorded')
    must(await world.go('office', id))
    expect(await world.go('office', id)).toMatchObject({ ok: false })
    await world.work(id)
    expect(await world.run('office', id)).toMatchObject({ state: 'done', will: 0, refused: 2, done: 3 })
    for (const one of ids) expect(await world.actsOf(one, 'assign')).toBe(1)
    const rows = await audited('matter.assign', ids)
    expect(rows.map((row) => row.id).sort()).toEqual([...ids].sort())
    expect(new Set(rows.map((row) => row.account))).toEqual(new Set([world.accounts.office]))
  })

  it('takes all that a filter finds, as many as the list counts and no more than one may see', async () => {
    const own = await raise(2, '给财金')
    await raise(1, '没有交办')
    for (const one of own) must(await world.take('office', NOW, one, 'assign', toMoney().data))
    const counted = must(await execute(world.asAccount('money'), countMatters, { state: ['assigned'] }))
    const asked = await world.ask('money', { act: 'matter.sign', filter: { state: ['assigned'] } })
    const { id, total } = must(asked as never) as { id: string; total: number }
    expect(total).toBe(counted.total)
    await world.work(id)
    must(await world.go('money', id))
    await world.work(id)
    expect(await world.run('money', id)).toMatchObject({ state: 'done', done: total, refused: 0 })
    for (const one of own) expect((await world.read(one)).state).toBe('working')
    // Nobody else’s run is there.
    await expect(world.rowsOf('office', id)).rejects.toThrow('bulk.not_found')
    expect(await world.stop('office', id)).toMatchObject({ error: { code: 'bulk.not_found' } })
  })

  it('refuses what lies outside one’s reach where one names it, and tells nothing of it', async () => {
    const [foreign] = await raise(1, '别人的事')
    const named = await world.ask('money', {
      act: 'matter.sign',
      chosen: [{ id: foreign ?? '', label: '猜的' }],
    })
    const other = (must(named as never) as { id: string }).id
    await world.work(other)
    expect(await world.rowsOf('money', other)).toEqual([['猜的', 'refused', 'bulk.not_in_sight']])
  })

  it('is not begun by whoever may not do the act to anything', async () => {
    const [id] = await raise(1, '不许')
    expect(
      await world.ask('money', { act: 'matter.assign', shared: toMoney(), chosen: world.chosen([id ?? '']) }),
    ).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^access\./) } })
    expect(await world.ask('office', { act: 'matter.assign', filter: { q: '没有这样的事' } })).toMatchObject({
      error: { code: 'bulk.nothing' },
    })
  })

  it('refuses what has changed since it was seen', async () => {
    const ids = await raise(2, '变了的')
    const chosen = ids.map((id) => ({ id, label: id, revision: 1 }))
    const { id } = must((await world.ask('office', { act: 'matter.assign', shared: toMoney(), chosen })) as never) as {
      id: string
    }
    await world.work(id)
    must(await world.take('office', NOW, ids[0] ?? '', 'progress', { text: '有人先动了' }))
    must(await world.go('office', id))
    await world.work(id)
    expect((await world.rowsOf('office', id)).map(([, state, code]) => [state, code])).toEqual([
      ['refused', 'matter.changed'],
      ['done', null],
    ])
  })

  it('does what its owner may at that moment, and ends where his account does', async () => {
    const ids = await raise(2, '权限没了')
    const asked = async (what: readonly string[]) => {
      const shared = { ...toMoney() }
      const run = await world.ask('office', { act: 'matter.assign', shared, chosen: world.chosen(what) })
      const { id } = must(run as never) as { id: string }
      await world.work(id)
      must(await world.go('office', id))
      return id
    }
    const [first, second] = [await asked(ids.slice(0, 1)), await asked(ids.slice(1))]
    const grants = (set: string) =>
      world.rows(
        sql`update role_grant set revoked_at = ${sql.raw(set)} where authority_id = ${world.authorityId} and account_id = ${world.accounts.office}`,
      )
    await grants(`'2026-05-11'`)
    await world.work(first)
    await grants('null')
    expect(await world.run('office', first)).toMatchObject({ state: 'done', done: 0, refused: 1 })
    expect((await world.rowsOf('office', first))[0]?.[2]).toMatch(/^access\./)
    const account = (at: string) =>
      world.rows(
        sql`update account set disabled_at = ${sql.raw(at)} where authority_id = ${world.authorityId} and id = ${world.accounts.office}`,
      )
    await account(`'2026-05-11'`)
    await world.work(second)
    await account('null')
    expect(await world.run('office', second)).toMatchObject({ state: 'ended', done: 0, fault: 'bulk.account_ended' })
    for (const one of ids) expect(await world.actsOf(one, 'assign')).toBe(0)
  })
})

describe('a run whose program ended in the middle', () => {
  const system = (now: string) => ({
    ...world.asAccount('office', now),
    actor: {
      via: 'job' as const,
      accountId: null,
      personId: null,
      enterpriseId: null,
      orgIds: [],
      grants: [],
      system: true,
    },
  })
  const begun = async (what: string, n = 3) => {
    const ids = await raise(n, what)
    const asked = await world.ask('office', {
      act: 'matter.assign',
      shared: toMoney(),
      chosen: world.chosen(ids),
    })
    const { id } = must(asked as never) as { id: string }
    await world.work(id)
    must(await world.go('office', id))
    return { id, ids }
  }
  /** As it lies after a kill: taken by somebody who is no more, the first row done with its key and not noted. */
  const killed = async (id: string, first: string) => {
    await world.rows(
      sql`update bulk_run set worker = ${newId()}, beat_at = ${LATER} where authority_id = ${world.authorityId} and id = ${id}`,
    )
    const { createHash } = await import('node:crypto')
    const hash = createHash('sha256')
      .update(JSON.stringify(['matter.assign', first]))
      .digest()
    const { useCase } = BULK_KINDS['matter.assign']
    must(
      (await execute(
        world.asAccount('office'),
        useCase,
        { id: first, ...toMoney() },
        { key: `bulk:${id}:0`, hash },
      )) as never,
    )
  }
  const minuteLater = '2026-05-11T03:01:00Z'

  it('goes on with the next look of the clock, and what was done is not done again', async () => {
    const { id, ids } = await begun('半路停了')
    await killed(id, ids[0] ?? '')
    // Whoever looks while there are signs of life leaves it alone.
    expect(await workBulkRuns(system('2026-05-11T03:00:05Z'))).toMatchObject({ done: 0 })
    expect(await world.run('office', id)).toMatchObject({ state: 'doing', done: 0 })
    const both = await Promise.all([
      workBulkRuns(system(minuteLater), () => minuteLater),
      workBulkRuns(system(minuteLater), () => minuteLater),
    ])
    expect(both.reduce((sum, one) => sum + one.failed, 0)).toBe(0)
    expect(await world.run('office', id)).toMatchObject({ state: 'done', done: 3, refused: 0, will: 0 })
    for (const one of ids) expect(await world.actsOf(one, 'assign')).toBe(1)
  })

  it('and was stopped: the row that was in hand is known to be done, no other is begun', async () => {
    const { id, ids } = await begun('停在半路')
    await killed(id, ids[0] ?? '')
    must(await world.stop('office', id))
    await workBulkRuns(system(minuteLater), () => minuteLater)
    expect(await world.run('office', id)).toMatchObject({ state: 'stopped', done: 1, will: 2 })
    expect(await world.actsOf(ids[1] ?? '', 'assign')).toBe(0)
    expect(await workBulkRuns(system('2026-05-11T03:02:00Z'), () => minuteLater)).toMatchObject({ looked: 0 })
  })

  it('is not taken up again after a day: it ends and says so', async () => {
    const { id, ids } = await begun('放太久了', 1)
    await world.rows(
      sql`update bulk_run set begun_at = '2026-05-09T02:00:00Z' where authority_id = ${world.authorityId} and id = ${id}`,
    )
    await workBulkRuns(system(minuteLater), () => minuteLater)
    expect(await world.run('office', id)).toMatchObject({ state: 'ended', fault: 'bulk.left_lying', done: 0 })
    expect(await world.actsOf(ids[0] ?? '', 'assign')).toBe(0)
  })
})
