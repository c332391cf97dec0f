/** The service year as its office works: a monitor reports, the report is sorted into a letter, a finding is upheld, stations are judged. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { answerQuestionnaire } from '#app/evaluation/answer-questionnaire.ts'
import { closeEvaluation } from '#app/evaluation/close-evaluation.ts'
import { drawUpEvaluation } from '#app/evaluation/draw-up.ts'
import { issueTickets } from '#app/evaluation/issue-tickets.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { assignMatter } from '#app/matter/assign.ts'
import { setUpNetwork } from '#app/monitoring/network.ts'
import { reportAsMonitor } from '#app/monitoring/report.ts'
import { sortReports } from '#app/monitoring/sort-reports.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { putInForce } from '#test/support/publish.ts'
import { VISITOR } from '../evaluation/world.ts'

const KEY = 'ruijin_service_year'
const NOW = '2026-04-20T02:00:00.000Z'
const END = '2026-11-10T02:00:00.000Z'

let db: Database
let authorityId: string
const ids = { bureau: '', station: '', monitor: '', clerk: '', mill: '' }

const office = (more: Partial<Ctx> = {}) => contextOf(db, authorityId, { now: NOW, ...more })
const monitor = () =>
  office({
    actor: actorWith('monitor', {
      accountId: ids.monitor,
      personId: ids.monitor,
      grants: [{ role: 'monitor', scope: 'own', orgId: null, areaId: null, programKey: null }],
    }),
  })

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A figure of the year after a run at that moment; the authority's when no subject is given. */
async function figure(measure: string, subject = authorityId, now = NOW): Promise<number | null> {
  must(await execute(office({ now }), runProgram, { program: KEY, full: true }))
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ value: string | null }>`select value from derived_measure where authority_id = ${authorityId}
      and program_key = ${KEY} and rule = ${measure} and subject_id = ${subject} and calendar = 'year'`.execute(tx),
  )
  return rows[0]?.value === null || rows[0] === undefined ? null : Number(rows[0].value)
}

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  await putInForce(db, authorityId, 'ruijin-service-year')
  ids.bureau = await givenOrg(db, authorityId, '甲局')
  ids.station = await givenOrg(db, authorityId, '甲所')
  ids.monitor = await givenPerson(db, authorityId, '监督员甲', await givenOrg(db, authorityId, '商会'))
  ids.clerk = await givenPerson(db, authorityId, '经办甲', ids.bureau)
  ids.mill = await givenEnterprise(db, authorityId, '甲厂')
  await db.inAuthority(authorityId, async (tx) => {
    for (const [group, kind, id] of [
      ['departments', 'org', ids.bureau],
      ['monitored', 'org', ids.bureau],
      ['stations', 'org', ids.station],
      ['monitors', 'person', ids.monitor],
      ['monitor_points', 'enterprise', ids.mill],
    ] as const)
      await sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
        values (${authorityId}, ${newId()}, ${KEY}, ${group}, ${kind}, ${id})`.execute(tx)
    await sql`insert into link (authority_id, id, program_key, link, person_id, target_kind, enterprise_id, from_day, recorded_at)
      values (${authorityId}, ${newId()}, ${KEY}, 'monitoring', ${ids.monitor}, 'enterprise', ${ids.mill}, '2026-01-01', '2026-01-01T02:00:00Z')`.execute(
      tx,
    )
  })
})

describe('the service year in the product', { timeout: 120_000 }, () => {
  it('a monitor reports on a unit; sorted into a letter, the report, the sorting and the letter are counted', async () => {
    const network = must(
      await execute(office(), setUpNetwork, {
        programKey: KEY,
        link: 'monitoring',
        form: 'monitor_report',
        sortField: 'sorted',
      }),
    )
    const line = must(
      await execute(monitor(), reportAsMonitor, {
        networkId: network.id,
        orgId: ids.bureau,
        values: { channel: '监测网络', content: '办一件事跑了四趟' },
      }),
    )
    expect(await figure('monitor_items')).toBe(1)
    expect(await figure('monitor_sorted')).toBe(0)
    const sorted = must(
      await execute(office(), sortReports, {
        id: network.id,
        lines: [line.id],
        into: { outcome: 'matter', raise: { matter: 'supervision_letter', title: '办事效率', source: '监测' } },
        sortedAs: '转督办函',
      }),
    )
    expect(await figure('monitor_sorted')).toBe(1)
    const letter = sorted.matter?.id ?? ''
    must(await execute(office(), assignMatter, { id: letter, data: { give: 'order', units: { lead: ids.bureau } } }))
    expect(await figure('letters')).toBe(1)
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{
        title: string
      }>`select title from paper where authority_id = ${authorityId} and matter_id = ${letter}`.execute(tx),
    )
    expect(rows.map((row) => row.title).join()).toContain('督办函')
  })

  it('a finding of an unannounced check counts once it is upheld', async () => {
    const finding = must(
      await execute(office(), recordFinding, {
        programKey: KEY,
        category: '上网玩游戏、看电影',
        source: '明察暗访',
        orgId: ids.bureau,
      }),
    )
    expect(await figure('negative_points', ids.bureau)).toBe(0)
    must(await execute(office(), confirmFinding, { id: finding.id, reason: '有照片' }))
    expect(await figure('negative_points', ids.bureau)).toBe(-1)
    expect(await figure('idle_found')).toBe(1)
  })

  it('a grass-roots station is judged by five voices, each once', async () => {
    const round = must(
      await execute(office(), drawUpEvaluation, {
        programKey: KEY,
        form: 'appraisal',
        title: '基层站所民主评议',
        audience: 'public',
        subjectGroup: 'stations',
        fromDay: '2026-04-20',
        toDay: '2026-10-31',
      }),
    )
    const { codes } = must(await execute(office(), issueTickets, { id: round.id, count: 5 }))
    const say = (code: string, score: number) =>
      execute(office({ actor: VISITOR, network: '203.0.113.0/24' }), answerQuestionnaire, {
        code,
        answers: [{ orgId: ids.station, values: { score } }],
      })
    for (const [i, code] of codes.entries()) must(await say(code, 80 + i))
    expect((await say(codes[0] ?? '', 0)).ok).toBe(false)
    const closed = await execute(office({ now: END }), closeEvaluation, { id: round.id, revision: 1 })
    if (!closed.ok && closed.error.code !== 'evaluation.closed') throw new Error(closed.error.code)
    expect(await figure('appraised', ids.station, END)).toBe(82)
  })
})
