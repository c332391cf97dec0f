import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#storage/open-database.ts'
import { givenOrg } from '#test/support/people.ts'
import { putInForce } from '#test/support/publish.ts'
import { addAccount, type Client, call, type House, openHouse, signedIn } from './support.ts'

let house: House
let office: Client
let unit: string

beforeAll(async () => {
  house = await openHouse()
  await putInForce(house.db, house.authorityId, '_lantern')
  unit = await givenOrg(house.db, house.authorityId, '灯务局')
  await addAccount(house, 'office', [['office', 'authority']])
  office = await signedIn(house, 'office')
})

const visit = (path: string, payload: object, authority = 'lantern') =>
  call(house.app, { method: 'POST', url: `/api/p/${authority}/${path}`, payload })

describe('a questionnaire over HTTP', () => {
  it('is issued, opened and answered without an account, once; no record keeps a code', async () => {
    const round = await office.post('/api/evaluations', {
      programKey: 'lantern_contest',
      form: 'opinion',
      title: '观众评议',
      audience: 'public',
      orgIds: [unit],
      fromDay: '2026-03-01',
      toDay: '2026-03-31',
    })
    expect(round).toMatchObject({ status: 201, body: { subjects: 1, minimum: 5, period: '2026' } })
    const issued = await office.post(`/api/evaluations/${round.body.id}/tickets`, { count: 3 })
    expect(issued).toMatchObject({ status: 201, body: { authority: 'lantern', issued: 3 } })
    const [code, unused] = issued.body.codes as string[]
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(await visit('questionnaire', { code })).toMatchObject({
      status: 200,
      body: { title: '观众评议', subjects: [{ id: unit, name: '灯务局' }], fields: [{ id: 'score', title: '评分' }] },
    })
    const answers = [{ orgId: unit, values: { score: 88 } }]
    expect(await visit('questionnaire/answer', { code, answers })).toMatchObject({ status: 200, body: { subjects: 1 } })
    expect(await visit('questionnaire/answer', { code, answers })).toMatchObject({
      status: 422,
      body: { code: 'questionnaire.used', detail: '这个评议码已经用过，所填内容已计入，不能再填' },
    })
    expect((await visit('questionnaire', { code: unused }, 'elsewhere')).body.code).toBe('questionnaire.unknown_code')
    expect((await office.get(`/api/evaluations/${round.body.id}`)).body).toMatchObject({ tickets: 3, used: 1 })
    const kept = await house.db.inAuthority(house.authorityId, (tx) =>
      sql<{ n: number }>`
        select count(*)::int as n from idempotency where response::text like ${`%${unused}%`} or response::text like ${`%${code}%`}`.execute(
        tx,
      ),
    )
    expect(kept.rows).toEqual([{ n: 0 }])
  })
})
