import { beforeAll, describe, expect, it } from 'vitest'
import { recordMatter } from '#app/matter/record-matter.ts'
import { cancelMeeting, changeMeeting, redrawAgenda } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { listMeetings, listMeetingsDue } from '#app/meeting/list-meetings.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const MONDAY = '2026-05-11T02:00:00Z'
const NEXT = '2026-05-18T02:00:00Z'
const AFTER = '2026-05-25T02:00:00Z'
const need = (world: World, at: string, title = '贷款难', category = '资金') =>
  execute(world.as('cadre', at), recordMatter, {
    program: PROGRAM,
    matter: 'need',
    title,
    body: '正文',
    category,
    source: '走访',
    enterpriseId: world.enterpriseId,
  }).then((done) => must(done).id)
const plan = async (world: World, at: string, more: object = {}) =>
  must(
    await execute(world.as('office', at), planMeeting, {
      programKey: PROGRAM,
      meeting: 'dispatch',
      orgId: world.officeOrg,
      at,
      ...more,
    }),
  ).id
const read = async (world: World, id: string, who: Parameters<World['as']>[0] = 'office', at = MONDAY) =>
  must(await execute(world.as(who, at), readMeeting, { id }))

describe('a meeting from plan to record', () => {
  it('draws its agenda by rule, is changed by hand, and makes each decision a matter with its owner', async () => {
    const world = await guaranteeWorld(db, 'meet-a')
    await need(world, MONDAY)
    const id = await plan(world, MONDAY)
    const planned = await read(world, id)
    expect(planned.items.map(({ source, heading, title }) => [source, heading, title])).toEqual([
      ['waiting', '待分办的', '2026-000001 贷款难'],
    ])
    const [first] = planned.items
    must(
      await execute(world.as('office', MONDAY), changeMeeting, {
        id,
        revision: planned.revision,
        place: '二楼会议室',
        items: [{ title: '通报上周走访' }, { id: first?.id, minutes: '由财金局牵头' }],
        attendees: [
          { orgId: world.money, state: 'came' },
          { orgId: world.land, state: 'substitute', substitute: '土甲' },
          { personId: world.people.leader, state: 'excused', reason: '出差' },
        ],
        decisions: [
          {
            itemId: first?.id,
            matter: 'decision',
            title: '财金局对接三家银行',
            leadOrgId: world.money,
            dueDay: '2026-05-14',
          },
        ],
      }),
    )
    const done = must(await execute(world.as('office', MONDAY), closeMeeting, { id }))
    expect(done).toMatchObject({ attendees: 2, matters: [{ number: '2026-000002' }] })
    const closed = await read(world, id)
    expect(closed).toMatchObject({
      state: 'closed',
      attendees: 2,
      decided: [
        { lead: { name: '财金局' }, dueDay: '2026-05-14', becomes: { number: '2026-000002', state: 'assigned' } },
      ],
      may: { change: false, close: false, cancel: false },
    })
    expect(closed.items.map(({ title }) => title)).toEqual(['通报上周走访', '2026-000001 贷款难'])
    const matter = await world.read(done.matters[0]?.id ?? '')
    expect(matter).toMatchObject({ kind: 'decision', about: { kind: 'meeting', id }, body: '限 2026-05-14 前完成。' })
    expect(
      await execute(world.as('office', MONDAY), changeMeeting, { id, revision: closed.revision, place: 'x' }),
    ).toMatchObject({
      error: { code: 'meeting.closed' },
    })
  })

  it('puts what was not done since last time first, says how late, and does not let it pass in silence', async () => {
    const world = await guaranteeWorld(db, 'meet-b')
    must(
      await execute(world.as('office', MONDAY), recordMeeting, {
        programKey: PROGRAM,
        meeting: 'dispatch',
        at: MONDAY,
        orgId: world.officeOrg,
        decisions: [{ matter: 'decision', title: '落实贴息', leadOrgId: world.money, dueDay: '2026-05-13' }],
      }),
    )
    await need(world, NEXT)
    const id = await plan(world, NEXT)
    const { items, previous, revision } = await read(world, id)
    expect(previous?.day).toBe('2026-05-11')
    expect(items.map(({ source, note }) => [source, note])).toEqual([
      ['not_done', '财金局，逾期 5 天'],
      ['waiting', ''],
    ])
    expect(await execute(world.as('office', NEXT), closeMeeting, { id })).toMatchObject({
      error: { code: 'meeting.item_silent', data: { item: '2026-000001 落实贴息' } },
    })
    expect(
      await execute(world.as('office', NEXT), changeMeeting, {
        id,
        revision,
        items: items.slice(1).map(({ id }) => ({ id })),
      }),
    ).toMatchObject({ error: { code: 'meeting.item_lost' } })
    must(
      await execute(world.as('office', NEXT), changeMeeting, {
        id,
        revision,
        items: items.map((one, n) => ({ id: one.id, ...(n === 0 ? { dropped: '下周再议' } : {}) })),
      }),
    )
    must(await execute(world.as('office', NEXT), closeMeeting, { id }))
    // Taken off once, it comes back at the next meeting as long as it is not done.
    const later = await read(world, await plan(world, AFTER))
    expect(later.items[0]).toMatchObject({ source: 'not_done', note: '财金局，逾期 12 天' })
  })

  it('is of its holder: a unit sees what it leads, another kind does not take over decisions', async () => {
    const world = await guaranteeWorld(db, 'meet-c')
    const mine = await need(world, MONDAY)
    must(await world.take('office', MONDAY, mine, 'assign', { give: 'order', units: { lead: world.money } }))
    const other = await need(world, MONDAY, '地不够', '用地')
    must(await world.take('office', MONDAY, other, 'assign', { give: 'order', units: { lead: world.land } }))
    const at = '2026-06-10T02:00:00Z'
    const id = must(
      await execute(world.as('moneyHead', at), planMeeting, { programKey: PROGRAM, meeting: 'dispatch', at }),
    ).id
    expect((await read(world, id)).items.map(({ source, title }) => [source, title])).toEqual([
      ['overdue', '2026-000001 贷款难'],
    ])
    expect(
      await execute(world.as('moneyHead', at), planMeeting, {
        programKey: PROGRAM,
        meeting: 'dispatch',
        at,
        orgId: world.land,
      }),
    ).toMatchObject({ error: { code: 'access.out_of_scope' } })
    // Whoever is invited reads the agenda, but not the title of a matter he may not see; others read nothing.
    const whole = await plan(world, at)
    expect(await execute(world.as('land', at), readMeeting, { id: whole })).toMatchObject({
      error: { code: 'meeting.not_found' },
    })
    const { revision } = await read(world, whole)
    must(
      await execute(world.as('office', at), changeMeeting, { id: whole, revision, attendees: [{ orgId: world.land }] }),
    )
    const theirs = await read(world, whole, 'land', at)
    expect(theirs.items.map(({ title }) => title)).toEqual([null, '2026-000002 地不够'])
  })

  it('draws again what came up since, and nothing twice; is closed after it was held, or called off with a reason', async () => {
    const world = await guaranteeWorld(db, 'meet-d')
    await need(world, MONDAY)
    const id = await plan(world, MONDAY, { at: NEXT })
    expect(await execute(world.as('office', MONDAY), closeMeeting, { id })).toMatchObject({
      error: { code: 'meeting.not_held' },
    })
    expect(must(await execute(world.as('office', MONDAY), redrawAgenda, { id })).added).toBe(0)
    await need(world, MONDAY, '缺电', '其他')
    expect(must(await execute(world.as('office', MONDAY), redrawAgenda, { id })).added).toBe(1)
    must(await execute(world.as('office', MONDAY), cancelMeeting, { id, reason: '与会人员下企业' }))
    expect(await execute(world.as('office', NEXT), closeMeeting, { id })).toMatchObject({
      error: { code: 'meeting.cancelled' },
    })
    const listed = must(await execute(world.as('office', NEXT), listMeetings, { state: 'cancelled' }))
    expect(listed).toMatchObject({ total: 1, items: [{ id }] })
    expect(must(await execute(world.as('office', NEXT), listMeetings, { state: 'planned' })).total).toBe(0)
  })

  it('knows its kinds and what is due of them', async () => {
    const world = await guaranteeWorld(db, 'meet-e')
    await db.inAuthority(world.authorityId, (tx) =>
      sql`insert into derived_duty (authority_id, program_key, version, rule, from_kind, from_id, owner_kind, owner_id, id, at, day, org_id, opened_at, due_at, due_day,
          need, have, state, days_late, unknown_year, evidence, evidence_digest)
        values (${world.authorityId}, ${PROGRAM}, 1, 'weekly_dispatch', 'member', ${newId()}, 'org', ${world.money}, ${newId()}, ${MONDAY}, '2026-05-15', ${world.money}, ${MONDAY},
          ${NEXT}, '2026-05-17', 1, 0, 'open', 0, false, 0, 0)`.execute(tx),
    )
    const [program] = must(
      await execute(world.as('office', MONDAY), listMeetingsDue, { from: '2026-05-11', to: '2026-05-31' }),
    )
    expect(program?.kinds.map(({ meeting, title }) => [meeting, title])).toEqual([
      ['dispatch', '每周调度会'],
      ['leaders_dispatch', '班子成员每周调度'],
      ['consultation', '每月会商'],
    ])
    expect(program?.kinds[0]?.due).toMatchObject([{ owner: '财金局', state: 'open', dueDay: '2026-05-17' }])
  })
})
