import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { listEntries } from '#app/form/list-entries.ts'
import { renewLink } from '#app/link/renew-link.ts'
import { setUpNetwork } from '#app/monitoring/network.ts'
import { listMonitoring, listMonitorReports } from '#app/monitoring/read-network.ts'
import { myMonitoring, reportAsMonitor } from '#app/monitoring/report.ts'
import { sortReports } from '#app/monitoring/sort-reports.ts'
import { noticeSentence } from '#app/notice/notice-sentence.ts'
import { listNotices } from '#app/notice/read-notices.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { WATCH } from './program.ts'

let db: Database
let authorityId: string
let network: string
let link: string
const ids = { bureau: '', station: '', zhang: '', li: '', mill: '', forge: '' }
const NOW = '2026-03-10T02:00:00.000Z'

const office = () => contextOf(db, authorityId, { now: NOW })
const own = [{ role: 'monitor' as const, scope: 'own' as const, orgId: null, areaId: null, programKey: null }]
const monitor = (personId: string): Ctx =>
  contextOf(db, authorityId, { now: NOW, actor: actorWith('monitor', { accountId: personId, personId, grants: own }) })

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  const published = await execute(contextOf(db, authorityId, { now: '2026-01-01T02:00:00.000Z' }), publishProgram, {
    text: WATCH,
  })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  ids.bureau = await givenOrg(db, authorityId, '灯务局')
  ids.station = await givenOrg(db, authorityId, '电灯所')
  const home = await givenOrg(db, authorityId, '灯会')
  ids.zhang = await givenPerson(db, authorityId, '张灯', home)
  ids.li = await givenPerson(db, authorityId, '李笼', home)
  ids.mill = await givenEnterprise(db, authorityId, '红灯作坊')
  ids.forge = await givenEnterprise(db, authorityId, '绿灯作坊')
  link = newId()
  await db.inAuthority(authorityId, async (tx) => {
    for (const [id, person, point] of [
      [link, ids.zhang, ids.mill],
      [newId(), ids.li, ids.forge],
    ] as const)
      await sql`
        insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, from_day, term_to, recorded_at)
        values (${authorityId}, ${id}, 'lamp_watch', 'watch', ${person}, 'enterprise', ${point}, '2026-01-01', '2026-03-31', ${NOW})`.execute(
        tx,
      )
  })
})

const report = (ctx: Ctx, orgId: string, content: string, more: object = {}) =>
  execute(ctx, reportAsMonitor, { networkId: network, orgId, values: { kind: '服务差', content }, ...more })

const rows = async (where: object = {}) => {
  const list = await execute(office(), listMonitorReports, { id: network, limit: 50, ...where })
  if (!list.ok) throw new Error(list.error.code)
  return list.value
}

describe('a monitoring network', () => {
  it('is set up from what the program declares, once', async () => {
    const up = (more: object = {}) =>
      execute(office(), setUpNetwork, {
        programKey: 'lamp_watch',
        link: 'watch',
        form: 'seen',
        sortField: 'sorted',
        ...more,
      })
    expect(await up({ link: 'nobody' })).toMatchObject({ error: { code: 'link.no_such_kind' } })
    expect(await up({ sortField: 'kind' })).toMatchObject({ error: { code: 'monitoring.no_choice' } })
    const made = await up()
    if (!made.ok) throw new Error(made.error.code)
    network = made.value.id
    expect(await up()).toMatchObject({ error: { code: 'monitoring.exists' } })
    expect(
      await execute(monitor(ids.zhang), setUpNetwork, { programKey: 'lamp_watch', link: 'watch', form: 'seen' }),
    ).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })

  it('takes reports of whoever is appointed, and by telephone through the office', async () => {
    const said = await report(monitor(ids.zhang), ids.bureau, '窗口下午没人')
    expect(said).toMatchObject({ ok: true })
    expect(await report(monitor(ids.zhang), ids.bureau, '门口等了两小时')).toMatchObject({ ok: true })
    expect(await report(monitor(ids.li), ids.bureau, '收费没有票据')).toMatchObject({ ok: true })
    expect(await report(office(), ids.station, '办得快', { linkId: link })).toMatchObject({ ok: true })
    expect(await report(monitor(newId()), ids.bureau, '路过')).toMatchObject({
      error: { code: 'monitoring.not_appointed' },
    })
    // Another's appointment is not his to report under.
    expect(await report(monitor(ids.li), ids.bureau, '冒名', { linkId: link })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(
      await execute(monitor(ids.zhang), reportAsMonitor, {
        networkId: network,
        orgId: ids.bureau,
        values: { kind: '收费', content: '自己梳理', sorted: '已阅' },
      }),
    ).toMatchObject({ error: { code: 'monitoring.office_sorts', at: ['values', 'sorted'] } })
    expect(await execute(monitor(ids.zhang), myMonitoring, {})).toMatchObject({
      value: [
        {
          title: '监测点监督员',
          quota: { times: 2, period: '2026-03' },
          appointments: [{ point: { name: '红灯作坊' }, termTo: '2026-03-31', reports: 3 }],
          reports: [{ outcome: null }, { outcome: null }, { outcome: null }],
          fields: [{ id: 'kind' }, { id: 'content' }],
        },
      ],
    })
  })

  it('sorts several reports of one thing into one letter; each figure has its rows', async () => {
    const { items } = await rows({ orgId: ids.bureau })
    const lines = items.map((one) => one.line)
    const sort = (input: object) => execute(office(), sortReports, { id: network, ...input })
    const raise = { matter: 'letter', title: '窗口无人值守', source: '监测网络' }
    expect(await sort({ lines: [newId()], into: { outcome: 'praise' } })).toMatchObject({
      error: { code: 'monitoring.report_not_found', at: ['lines', 0] },
    })
    expect(await sort({ lines, into: { outcome: 'matter' } })).toMatchObject({
      error: { code: 'monitoring.which_matter' },
    })
    const all = (await rows()).items.map((one) => one.line)
    expect(await sort({ lines: all, into: { outcome: 'matter', raise } })).toMatchObject({
      error: { code: 'monitoring.several_units' },
    })
    const two = lines.slice(0, 2)
    const made = await sort({ lines: two, into: { outcome: 'matter', raise }, sortedAs: '转督办函' })
    expect(made).toMatchObject({ value: { sorted: 2, matter: { title: '窗口无人值守' } } })
    const matterId = made.ok ? made.value.matter?.id : ''
    expect(
      await sort({ lines: [lines[2]], into: { outcome: 'matter', matterId }, sortedAs: '转督办函' }),
    ).toMatchObject({
      value: { sorted: 1, matter: { id: matterId } },
    })
    const [praised] = (await rows({ outcome: 'unsorted' })).items
    expect(await sort({ lines: [praised?.line], into: { outcome: 'praise' }, sortedAs: '已阅' })).toMatchObject({
      ok: true,
    })
    expect(await execute(office(), listMonitoring, {})).toMatchObject({
      value: [
        {
          figures: { reports: 4, points: 2, unsorted: 0, matter: 3, praise: 1, matters: 1, letters: 1, lettered: 1 },
          units: [
            { org: { name: '灯务局' }, reports: 3, matters: 1, letters: 1 },
            { org: { name: '电灯所' }, reports: 1, matters: 0 },
          ],
          papers: [{ id: 'month_report' }],
          rankings: [{ id: 'month_rank' }],
        },
      ],
    })
    for (const [where, n] of [
      [{ outcome: 'matter' }, 3],
      [{ matterId }, 3],
      [{ outcome: 'praise' }, 1],
      [{ outcome: 'unsorted' }, 0],
      [{ q: '票据' }, 1],
    ] as const)
      expect((await rows(where)).total).toBe(n)
    // The sorting is in the facts: rules count it; the reports are the same lines, in a new version.
    expect((await rows()).items.map((one) => [one.line, one.values.sorted]).sort()).toEqual(
      all.map((line) => [line, line === praised?.line ? '已阅' : '转督办函']).sort(),
    )
  })

  it('tells the monitor what became of his report, and keeps his name out of the matter', async () => {
    const told = await execute(monitor(ids.li), listNotices, { limit: 10 })
    expect(told.ok ? told.value.items.map(noticeSentence) : told).toEqual([
      '您2026年3月10日对灯务局的反映已转为事项 2026-000001',
    ])
    const { rows: matters } = await db.inAuthority(authorityId, (tx) =>
      sql<{ person: string | null; raiser: string | null; about: string | null }>`
        select person_id as person, raiser_person_id as raiser, respondent_org_id as about from matter`.execute(tx),
    )
    expect(matters).toEqual([{ person: null, raiser: null, about: ids.bureau }])
  })

  it('does not tell the unit in its register who reported', async () => {
    const list = (actor: Ctx) => execute(actor, listEntries, { programKey: 'lamp_watch', form: 'seen', limit: 10 })
    const head = contextOf(db, authorityId, {
      now: NOW,
      actor: actorWith('head', {
        orgIds: [ids.bureau],
        grants: [{ role: 'head', scope: 'org', orgId: null, areaId: null, programKey: null }],
      }),
    })
    const [seen, known] = [await list(head), await list(office())]
    expect(seen).toMatchObject({
      value: { total: 3, items: [{ person: null, enterprise: null, recordedBy: null }, {}, {}] },
    })
    expect(JSON.stringify(seen)).not.toMatch(/张灯|李笼|红灯作坊|绿灯作坊/)
    expect(JSON.stringify(known)).toMatch(/张灯/)
  })

  it('is renewed once as the program allows, then no more', async () => {
    const first = await execute(office(), renewLink, { id: link, revision: 1 })
    if (!first.ok) throw new Error(first.error.code)
    expect(first.value.sentence).toContain('2026-06-30')
    expect(await execute(office(), renewLink, { id: first.value.id, revision: 1 })).toMatchObject({
      error: { code: 'link.renewals_used' },
    })
  })
})
