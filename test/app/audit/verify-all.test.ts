import { pino } from 'pino'
import { beforeAll, describe, expect, it } from 'vitest'
import { isWhole, verifyAll } from '#app/audit/verify-all.ts'
import { systemContexts } from '#app/job/system-context.ts'
import { connectOwner } from '#storage/connection.ts'
import { smallPark, type World } from '../../http/world.ts'

let w: World

beforeAll(async () => {
  w = await smallPark()
  await w.cadre.post('/api/visits', {
    enterpriseId: w.ids.mill,
    how: 'visit',
    at: '2026-03-10T01:00:00Z',
    problems: [{ programKey: 'huaihua_guarantee', matter: 'need', title: '缺人', category: '用工' }],
  })
}, 120_000)

const verify = async () => {
  const [ctx] = await systemContexts({ db: w.house.db, log: pino({ level: 'silent' }) }, '2026-03-10T03:00:00Z')
  if (!ctx) throw new Error('no authority')
  return verifyAll(ctx)
}

async function tamper(statement: string) {
  const owner = await connectOwner(w.house.url)
  await owner.query(`select set_config('lianqi.authority', '${w.house.authorityId}', false)`)
  await owner.query(statement)
  await owner.end()
}

describe('verify', () => {
  it('finds nothing where nothing was touched', async () => {
    const found = await verify()
    expect(found).toMatchObject({ matters: { looked: 1, different: [] }, seals: { broken: [] } })
    expect(found.chain.links).toBeGreaterThan(3)
    expect(isWhole(found)).toBe(true)
  })

  it('finds a matter that somebody changed behind the rules, and an audit row that is gone', async () => {
    await tamper(`update matter set state_json = jsonb_set(state_json, '{title}', '"别的"')`)
    expect((await verify()).matters.different).toHaveLength(1)
    await tamper(`delete from audit where act = 'visit.record'`)
    const found = await verify()
    expect(found.chain.faults.map((one) => one.fault)).toContain('row_missing')
    expect(isWhole(found)).toBe(false)
  })
})
