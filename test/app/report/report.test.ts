import { beforeAll, describe, expect, it } from 'vitest'
import { acceptReport, draftReport, writeReport } from '#app/report/draft-report.ts'
import { listReports, readReport } from '#app/report/list-reports.ts'
import { returnReport } from '#app/report/return-report.ts'
import { submitReport } from '#app/report/submit-report.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

/** What a report shows and asks where its program says nothing of it. */
const withoutReports = (text: string) => text.replace(/^reports:\n(?:[ #].*\n|\n)+/m, '')

const NOW = '2026-05-15T02:00:00Z'
const LATER = '2026-05-15T03:00:00Z'
/** The week of 11 May, from the periods that publishing made. */
const week = async (world: World) =>
  (
    await world.rows(sql<{ ordinal: number }>`
      select ordinal from period where authority_id = ${world.authorityId} and calendar = 'week' and first_day = '2026-05-11'`)
  )[0]?.ordinal ?? 0
const duty = (world: World, rule: string, ordinal: number, state: string, orgId = world.money) =>
  db.inAuthority(world.authorityId, (tx) =>
    sql`insert into derived_duty (authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_id, owner_kind, owner_id, id, at, day, org_id, opened_at,
        due_at, due_day, need, have, state, days_late, unknown_year, evidence, evidence_digest)
      values (${world.authorityId}, ${PROGRAM}, 1, ${rule}, 'week', ${ordinal}, 'member', ${newId()}, 'org', ${orgId}, ${newId()}, ${NOW}, '2026-05-17', ${orgId}, ${NOW},
        ${NOW}, '2026-05-17', 1, 0, ${state}, 0, false, 0, 0)`.execute(tx),
  )
const open = async (world: World, ordinal: number, at = NOW) =>
  must(
    await execute(world.as('money', at), draftReport, {
      programKey: PROGRAM,
      report: 'weekly_list',
      calendar: 'week',
      ordinal,
      orgId: world.money,
    }),
  )
const read = async (world: World, id: string, who: 'office' | 'money' = 'money') =>
  must(await execute(world.as(who, NOW), readReport, { id }))

describe('a report', () => {
  it('drafts itself; with nothing to add it is opened and handed in', async () => {
    const world = await guaranteeWorld(db, 'report-a', withoutReports)
    const ordinal = await week(world)
    await duty(world, 'weekly_list', ordinal, 'open')
    const before = must(
      await execute(world.as('money', NOW), listReports, { from: '2026-05-01', to: '2026-05-31', mine: true }),
    )
    expect(before[0]?.kinds[0]).toMatchObject({
      report: 'weekly_list',
      owed: [{ owner: '财金局', state: 'open', reportId: null }],
    })
    const { id, fresh } = await open(world, ordinal)
    expect(fresh).toBe(true)
    expect(await open(world, ordinal)).toEqual({ id, fresh: false })
    const draft = await read(world, id)
    expect(draft).toMatchObject({ state: 'draft', short: [], may: { write: true } })
    expect(draft.figures.map(({ id, value, to }) => [id, value, to])).toEqual([
      ['visits', 0, '/visits'],
      ['raised', 0, '/matters'],
      ['closed', 0, '/matters'],
      ['open', 0, '/matters'],
      ['overdue', 0, '/matters'],
      ['met', 0, '/duties'],
      ['missed', 0, '/duties'],
      ['next', 0, '/duties'],
      ['redLines', 0, '/marks'],
    ])
    expect(draft.body).toMatch(/^2026年第20周：走访 0 次/)
    // A draft fulfils nothing and is nobody else's to hand in.
    expect(
      await execute(world.as('land', NOW), writeReport, {
        id,
        revision: draft.revision,
        body: draft.body,
        submit: true,
      }),
    ).toMatchObject({ error: { code: 'access.out_of_scope' } })
    must(
      await execute(world.as('money', NOW), writeReport, {
        id,
        revision: draft.revision,
        body: draft.body,
        submit: true,
      }),
    )
    expect(await read(world, id)).toMatchObject({ state: 'submitted', may: { write: false } })
    const after = must(await execute(world.as('office', NOW), listReports, { from: '2026-05-01', to: '2026-05-31' }))
    expect(after[0]?.kinds[0]?.owed[0]).toMatchObject({ reportId: id, reportState: 'submitted' })
  })

  it('below what is required is not handed in without reason and remedy', async () => {
    const world = await guaranteeWorld(db, 'report-b', withoutReports)
    const ordinal = await week(world)
    // Its own being late is told by the list, not asked for in the report itself.
    await duty(world, 'weekly_list', ordinal, 'missed')
    await duty(world, 'weekly_dispatch', ordinal, 'missed')
    const { id } = await open(world, ordinal)
    const draft = await read(world, id)
    expect(draft.short).toEqual([{ title: '每周调度', note: '1 项未尽' }])
    const write = (more: object) =>
      execute(world.as('money', NOW), writeReport, {
        id,
        revision: draft.revision,
        body: draft.body,
        submit: true,
        ...more,
      })
    expect(await write({})).toMatchObject({
      error: { code: 'report.unexplained', at: ['reason'], data: { short: ['每周调度1 项未尽'] } },
    })
    expect(await write({ reason: '负责人出差' })).toMatchObject({ error: { at: ['remedy'] } })
    expect(await write({ reason: '负责人出差', remedy: '  ' })).toMatchObject({ error: { code: 'report.unexplained' } })
    must(await write({ reason: '负责人出差', remedy: '周一补开' }))
    expect(
      await execute(world.as('money', NOW), submitReport, {
        programKey: PROGRAM,
        report: 'weekly_list',
        body: '只有正文',
        calendar: 'week',
        about: '2026-05-13T02:00:00Z',
      }),
    ).toMatchObject({ error: { code: 'report.unexplained' } })
    const withoutPeriod = {
      programKey: PROGRAM,
      report: 'weekly_list',
      body: '只有正文',
      about: '2026-05-13T02:00:00Z',
    }
    expect(await execute(world.as('money', NOW), submitReport, withoutPeriod)).toMatchObject({
      error: { code: 'report.unexplained', at: ['reason'] },
    })
  })

  it('is sent back, written again from what was said, compared, and accepted by someone else', async () => {
    const world = await guaranteeWorld(db, 'report-c')
    const ordinal = await week(world)
    const { id } = await open(world, ordinal)
    const { revision } = await read(world, id)
    must(
      await execute(world.as('money', NOW), writeReport, { id, revision, body: '走访 3 家。无问题。', submit: true }),
    )
    must(await execute(world.as('office', NOW), returnReport, { id, reason: '没有清单' }))
    // Its own page says for which period it is written again, to whoever writes for the unit.
    expect((await read(world, id)).again).toEqual({ calendar: 'week', ordinal })
    const again = await open(world, ordinal, LATER)
    expect(again.fresh).toBe(true)
    const second = await read(world, again.id)
    expect(second.again).toBeNull()
    expect(second).toMatchObject({
      body: '走访 3 家。无问题。',
      versions: [{ state: 'returned', returnReason: '没有清单' }, { state: 'draft' }],
    })
    must(
      await execute(world.as('money', LATER), writeReport, {
        id: again.id,
        revision: second.revision,
        body: '走访 3 家。附清单。',
        submit: true,
      }),
    )
    expect((await read(world, again.id, 'office')).compared).toEqual({
      with: id,
      differences: [
        { kind: 'same', text: '走访 3 家。' },
        { kind: 'removed', text: '无问题。' },
        { kind: 'added', text: '附清单。' },
      ],
    })
    expect(await execute(world.as('money', LATER), acceptReport, { id: again.id })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    must(await execute(world.as('office', LATER), acceptReport, { id: again.id }))
    expect(await execute(world.as('office', LATER), returnReport, { id: again.id, reason: '再退' })).toMatchObject({
      error: { code: 'report.not_submitted' },
    })
    expect((await open(world, ordinal, LATER)).id).toBe(again.id)
  })
})
