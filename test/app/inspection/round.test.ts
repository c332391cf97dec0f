import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx, Role } from '#app/context.ts'
import { decideRound } from '#app/inspection/decide-round.ts'
import { drawForRound } from '#app/inspection/draw-for-round.ts'
import { cancelRound, closeRound } from '#app/inspection/end-round.ts'
import { listInspections } from '#app/inspection/list-inspections.ts'
import { listRounds } from '#app/inspection/list-rounds.ts'
import { planRound } from '#app/inspection/plan-round.ts'
import { readRound } from '#app/inspection/read-round.ts'
import { recordInspection } from '#app/inspection/record-inspection.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg, givenPerson } from '#test/support/people.ts'
import { must } from '../matter/world.ts'

const PROGRAM = `
program: lantern_watch
version: 1
title: 灯笼巡查
source: 灯笼区
in_force: { from: 2026-01-01 }
acts:
  - { act: inspect, title: 巡查, by: [office], every: year, per: org, at_most: 2, not_with: 审计, clause: 五（一年不超过两次，不与审计同时） }
bans:
  - { ban: no_word, title: 暗访, text: 暗访不打招呼、不要陪同。, shown: [inspection], clause: 五 }
`
const MAY = '2026-05-10T02:00:00Z'
let db: Database
beforeAll(async () => {
  db = (await testDatabase()).db
})

async function watchWorld(code: string) {
  const authorityId = await createAuthority(db, code)
  must(await execute(contextOf(db, authorityId), publishProgram, { text: PROGRAM }))
  const orgs = {
    a: await givenOrg(db, authorityId, '甲局'),
    b: await givenOrg(db, authorityId, '乙局'),
    watch: await givenOrg(db, authorityId, '督查室'),
  }
  const people = {
    office: await givenPerson(db, authorityId, '督甲', orgs.watch),
    leader: await givenPerson(db, authorityId, '领乙', orgs.watch),
    first: await givenPerson(db, authorityId, '查一', orgs.watch),
    second: await givenPerson(db, authorityId, '查二', orgs.watch),
    ofA: await givenPerson(db, authorityId, '甲人', orgs.a),
  }
  const as = (name: keyof typeof people, role: Role, now = MAY): Ctx =>
    contextOf(db, authorityId, { actor: actorWith(role, { personId: people[name] }), now })
  const plan = (more: object = {}, now = MAY) =>
    execute(as('office', 'office', now), planRound, {
      programKey: 'lantern_watch',
      title: '五月巡查',
      kind: '巡查',
      subjectKind: 'org',
      ground: '灯镇发〔2026〕3号',
      fromDay: '2026-05-11',
      toDay: '2026-05-20',
      targets: [orgs.a, orgs.b],
      inspectors: [people.first, people.second],
      take: 1,
      ...more,
    })
  /** Planned, approved and drawn. */
  const ready = async (more: object = {}, now = MAY) => {
    const { id } = must(await plan(more, now))
    must(await execute(as('leader', 'leader', now), decideRound, { id, approved: true }))
    must(await execute(as('office', 'office', now), drawForRound, { id }))
    return id
  }
  const read = (id: string, ctx = as('office', 'office')) => execute(ctx, readRound, { id })
  const inspect = async (id: string, at: string) => {
    const round = must(await read(id))
    for (const task of round.tasks)
      must(
        await execute(
          contextOf(db, authorityId, {
            actor: actorWith('handler', { personId: task.inspectors[0]?.id ?? '' }),
            now: at,
          }),
          recordInspection,
          {
            taskId: task.id,
            at,
          },
        ),
      )
  }
  return { authorityId, orgs, people, as, plan, ready, read, inspect }
}

describe('a round of supervision', () => {
  it('is planned, approved by another, drawn, held by those drawn, and closed', async () => {
    const world = await watchWorld('round-a')
    const { id } = must(await world.plan())
    expect(await execute(world.as('office', 'leader'), decideRound, { id, approved: true })).toMatchObject({
      error: { code: 'round.own_plan' },
    })
    expect(await execute(world.as('first', 'leader'), decideRound, { id, approved: true })).toMatchObject({
      error: { code: 'round.own_inspection' },
    })
    expect(await execute(world.as('office', 'office'), drawForRound, { id })).toMatchObject({
      error: { code: 'round.not_in_state' },
    })
    must(await execute(world.as('leader', 'leader'), decideRound, { id, approved: true }))
    const promised = must(await world.read(id)).seedDigest
    expect(promised).toMatch(/^[0-9a-f]{64}$/)
    must(await execute(world.as('office', 'office'), drawForRound, { id }))
    const round = must(await world.read(id))
    expect(round).toMatchObject({
      state: 'ready',
      bans: ['暗访不打招呼、不要陪同。'],
      may: { draw: true, close: true, decide: false },
    })
    expect(round.draws).toMatchObject([{ nth: 1, promised, seedAsPromised: true, repeats: true, differs: [] }])
    expect(round.tasks).toHaveLength(1)
    const [task] = round.tasks
    const by = task?.inspectors[0]?.id ?? ''
    const outsider = world.as('ofA', 'handler', '2026-05-12T02:00:00Z')
    expect(await execute(outsider, recordInspection, { taskId: task?.id })).toMatchObject({ ok: false })
    const inspector = contextOf(db, world.authorityId, {
      actor: actorWith('handler', { personId: by }),
      now: '2026-05-25T02:00:00Z',
    })
    expect(await execute(inspector, recordInspection, { taskId: task?.id })).toMatchObject({
      error: { code: 'inspection.outside_round' },
    })
    must(
      await execute(inspector, recordInspection, { taskId: task?.id, at: '2026-05-12T02:00:00Z', note: '三处灯未亮' }),
    )
    expect(await execute(inspector, recordInspection, { taskId: task?.id, at: '2026-05-12T02:00:00Z' })).toMatchObject({
      error: { code: 'inspection.held_already' },
    })
    expect(await execute(world.as('office', 'office'), drawForRound, { id, reason: '换一组' })).toMatchObject({
      error: { code: 'draw.begun' },
    })
    expect(await execute(world.as('office', 'office'), cancelRound, { id, reason: 'x' })).toMatchObject({
      error: { code: 'round.not_in_state' },
    })
    must(await execute(world.as('office', 'office'), closeRound, { id, reason: '查一家，发现三处' }))
    expect(must(await execute(world.as('office', 'office'), listRounds, { limit: 10 }))).toMatchObject({
      total: 1,
      items: [{ id, state: 'closed', tasks: 1, held: 1 }],
    })
  })

  it('is drawn again only with a reason, and both draws stay', async () => {
    const world = await watchWorld('round-b')
    const id = await world.ready()
    expect(await execute(world.as('office', 'office'), drawForRound, { id })).toMatchObject({
      error: { code: 'round.reason_missing' },
    })
    must(await execute(world.as('office', 'office'), drawForRound, { id, reason: '抽中的单位已撤并' }))
    const round = must(await world.read(id))
    expect(round.draws.map((draw) => [draw.nth, draw.reason, draw.repeats])).toEqual([
      [1, null, true],
      [2, '抽中的单位已撤并', true],
    ])
    expect(round.draws[0]?.seed).not.toBe(round.draws[1]?.seed)
    expect(round.tasks).toHaveLength(1)
  })

  it('shows a draw that was changed behind its back', async () => {
    const world = await watchWorld('round-c')
    const id = await world.ready()
    await db.inAuthority(world.authorityId, (tx) =>
      sql`update inspection_draw set seed = 'chosen' where authority_id = ${world.authorityId} and round_id = ${id}`.execute(
        tx,
      ),
    )
    expect(must(await world.read(id)).draws[0]).toMatchObject({ seedAsPromised: false })
  })

  it('keeps an inspector from his own unit, and says when no team is left', async () => {
    const world = await watchWorld('round-d')
    const own = { targets: [world.orgs.a], inspectors: [world.people.first, world.people.ofA], take: 1 }
    const { id } = must(await world.plan(own))
    must(await execute(world.as('leader', 'leader'), decideRound, { id, approved: true }))
    expect(await execute(world.as('office', 'office'), drawForRound, { id })).toMatchObject({
      error: { code: 'draw.no_team', data: { name: '甲局', need: 2, have: 1 } },
    })
    const { id: single } = must(await world.plan({ ...own, team: 1 }))
    must(await execute(world.as('leader', 'leader'), decideRound, { id: single, approved: true }))
    must(await execute(world.as('office', 'office'), drawForRound, { id: single }))
    expect(must(await world.read(single)).tasks[0]?.inspectors.map((one) => one.name)).toEqual(['查一'])
  })

  it('is seen by those who run it, not by those it is to surprise', async () => {
    const world = await watchWorld('round-e')
    const id = await world.ready({ unannounced: true, take: 2 })
    expect(await world.read(id, world.as('ofA', 'cadre'))).toMatchObject({ error: { code: 'round.not_found' } })
    expect(must(await execute(world.as('ofA', 'cadre'), listRounds, { limit: 10 })).total).toBe(0)
    expect(must(await execute(world.as('first', 'cadre'), listRounds, { limit: 10 })).total).toBe(1)
    await world.inspect(id, '2026-05-12T02:00:00Z')
    const headOfA = contextOf(db, world.authorityId, {
      now: '2026-05-13T02:00:00Z',
      actor: actorWith('head', {
        personId: world.people.ofA,
        orgIds: [world.orgs.a],
        grants: [{ role: 'head', scope: 'org', orgId: null, areaId: null, programKey: null }],
      }),
    })
    expect(must(await execute(headOfA, listInspections, { limit: 10 }))).toMatchObject([
      { subject: { name: '甲局' }, unannounced: true },
    ])
  })
})

describe('limits on the supervisors', () => {
  it('refuse a third inspection in the year by rule and clause; a pool leaves the unit out', async () => {
    const world = await watchWorld('limit-a')
    for (const month of ['03', '04']) {
      const id = await world.ready(
        { targets: [world.orgs.a], fromDay: `2026-${month}-01`, toDay: `2026-${month}-05`, take: 1 },
        `2026-${month}-01T01:00:00Z`,
      )
      await world.inspect(id, `2026-${month}-02T02:00:00Z`)
    }
    expect(await world.plan({ targets: [world.orgs.b, world.orgs.a], take: undefined })).toMatchObject({
      error: {
        code: 'inspection.too_often',
        at: ['targets', 1],
        data: { entry: '巡查', clause: '五（一年不超过两次，不与审计同时）', most: 2, had: 2, name: '甲局' },
      },
    })
    const id = await world.ready({ take: 1 })
    const [draw] = must(await world.read(id)).draws
    expect(draw?.targets.find((one) => one.name === '甲局')).toMatchObject({ barred: { entry: '巡查' }, place: null })
    expect(draw?.targets.find((one) => one.name === '乙局')).toMatchObject({ barred: null, place: 1 })
    must(await world.plan({ targets: [world.orgs.a], take: undefined, fromDay: '2027-01-04', toDay: '2027-01-08' }))
  })

  it('refuse a duplicate and a second kind on the same days; a round given up stands in nobody’s way', async () => {
    const world = await watchWorld('limit-b')
    const id = await world.ready({ targets: [world.orgs.a], kind: '审计', title: '年度审计' })
    const named = { targets: [world.orgs.a], take: undefined }
    expect(await world.plan({ ...named, kind: '审计' })).toMatchObject({
      error: { code: 'inspection.duplicate', data: { other: '年度审计' } },
    })
    expect(await world.plan(named)).toMatchObject({
      error: { code: 'inspection.not_together', data: { kind: '审计' } },
    })
    must(await world.plan({ ...named, fromDay: '2026-05-21', toDay: '2026-05-25' }))
    must(await execute(world.as('office', 'office'), closeRound, { id, reason: '改期' }))
    must(await world.plan(named))
  })
})

describe('who inspects, by the program', () => {
  const TEAMS = PROGRAM.replace('program: lantern_watch', 'program: lantern_teams').replace(
    /acts:[\s\S]*?bans:/,
    `roster:
  - { group: city_team, title: 市队, of: org, clause: 五 }
  - { group: county_team, title: 县队, of: org, clause: 五 }
acts:
  - { act: inspect, title: 市级检查, by: [city_team], every: year, per: org, at_most: 1, clause: 五 }
  - { act: inspect, title: 县级检查, by: [county_team], every: year, per: org, at_most: 1, clause: 五 }
bans:`,
  )
  it('each team is bound by its own limit, which counts what that team did; nobody else may', async () => {
    const world = await watchWorld('round-teams')
    const { authorityId, people, orgs } = world
    must(await execute(contextOf(db, authorityId), publishProgram, { text: TEAMS }))
    const county = await givenOrg(db, authorityId, '县队')
    const theirs = [
      await givenPerson(db, authorityId, '县一', county),
      await givenPerson(db, authorityId, '县二', county),
    ]
    const plan = (inspectors: readonly string[], day: string) =>
      world.plan({
        programKey: 'lantern_teams',
        targets: [orgs.a],
        inspectors,
        take: undefined,
        fromDay: day,
        toDay: day,
      })
    expect(await plan(theirs, '2026-05-11')).toMatchObject({ error: { code: 'act.not_yours' } })
    await db.inAuthority(authorityId, async (tx) => {
      for (const [group, id] of [
        ['city_team', orgs.watch],
        ['county_team', county],
      ])
        await sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day, to_day)
          values (${authorityId}, gen_random_uuid(), 'lantern_teams', ${group}, 'org', ${id}, '2026-01-01', 'infinity')`.execute(
          tx,
        )
    })
    const { id } = must(await plan([people.first, people.second], '2026-05-11'))
    must(await execute(world.as('leader', 'leader'), decideRound, { id, approved: true }))
    must(await execute(world.as('office', 'office'), drawForRound, { id }))
    expect(await plan([people.first, people.second], '2026-06-11')).toMatchObject({
      error: { code: 'inspection.too_often', data: { entry: '市级检查' } },
    })
    expect(await plan(theirs, '2026-06-11')).toMatchObject({ ok: true })
  })
})
