import { beforeAll, describe, expect, it } from 'vitest'
import { recordAppeal } from '#app/appeal/record-appeal.ts'
import { grantExemption, voidExemption } from '#app/exemption/grant-exemption.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { openCase } from '#app/mark/open-case-by-hand.ts'
import { closeMatter } from '#app/matter/close.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { openRaiser } from '#app/matter/seal-raiser.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { listNotices, readNotices } from '#app/notice/read-notices.ts'
import { issuePaper, voidPaper } from '#app/paper/issue-paper.ts'
import { publishProgram } from '#app/program/publish.ts'
import { returnReport } from '#app/report/return-report.ts'
import { submitReport } from '#app/report/submit-report.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from './world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const NOW = '2026-05-11T02:00:00Z'
const LATER = '2026-05-12T02:00:00Z'
const need = async (world: World, more: object = {}) =>
  must(
    await execute(world.as('cadre', NOW), recordMatter, {
      program: PROGRAM,
      matter: 'need',
      title: '贷款难',
      category: '资金',
      enterpriseId: world.enterpriseId,
      ...more,
    }),
  )

describe('parts and repetitions', () => {
  it('splits into matters that know whence they come, and joins what was raised twice', async () => {
    const world = await guaranteeWorld(db, 'rest-a')
    const { id } = await need(world)
    const split = must(
      await world.take(
        'office',
        NOW,
        id,
        'split',
        { parts: [{ title: '贷款' }, { title: '用地', category: '用地' }] },
        '两件事',
      ),
    ) as unknown as { parts: { id: string; number: string }[] }
    expect(split.parts.map((part) => part.number)).toEqual(['2026-000002', '2026-000003'])
    const [first, second] = split.parts.map((part) => part.id)
    expect(await world.read(second ?? '')).toMatchObject({
      splitFrom: id,
      units: ['国土分局', '财金局'],
      suggestion: { give: 'submission' },
    })
    must(await world.take('office', NOW, first ?? '', 'merge', { into: id }, '还是一件'))
    expect(await world.read(first ?? '')).toMatchObject({ state: 'merged', mergedInto: id })
    expect((await world.acts(id)).map((act) => act.act)).toEqual(['record', 'split', 'absorb'])
    expect(await world.take('office', NOW, second ?? '', 'merge', { into: newId() }, 'x')).toMatchObject({
      error: { code: 'matter.not_found' },
    })
  })

  it('tells the office that the same was raised before, within the window of the program only', async () => {
    const world = await guaranteeWorld(db, 'rest-b')
    const first = await need(world)
    expect((await need(world)).repeatOf).toBe(first.id)
    expect((await need(world, { category: '用地' })).repeatOf).toBeNull()
    const late = must(
      await execute(world.as('cadre', '2026-07-30T02:00:00Z'), recordMatter, {
        program: PROGRAM,
        matter: 'need',
        title: '贷款难',
        category: '资金',
        enterpriseId: world.enterpriseId,
      }),
    )
    expect(late.repeatOf).toBeNull()
  })
})

describe('a sealed raiser', () => {
  const SEALED = `
program: quiet_lantern
version: 1
title: 灯笼举报
source: 灯笼区
in_force: { from: 2026-01-01 }
matters:
  - matter: obstruction
    kind: complaint
    title: 举报
    sealed: [raiser, enterprise]
    assumed: 例
    ends: [{ end: done, title: 查实, counts_as: solved, assumed: 例 }]
`
  it('stands nowhere but under its key, and cannot be raised without one', async () => {
    const world = await guaranteeWorld(db, 'rest-c')
    must(await execute(world.as('office', NOW), publishProgram, { text: SEALED }))
    const masterKey = Buffer.alloc(32, 7)
    const said = {
      program: 'quiet_lantern',
      matter: 'obstruction',
      title: '乱收费',
      enterpriseId: world.enterpriseId,
      raiser: { name: '密甲', phone: '13900000000' },
    }
    expect(await execute(world.as('cadre', NOW), recordMatter, said)).toMatchObject({
      error: { code: 'matter.no_seal_key' },
    })
    const { id } = must(await execute(world.as('cadre', NOW, { masterKey }), recordMatter, said))
    const kept = JSON.stringify([
      await world.rows(sql`select * from matter where authority_id = ${world.authorityId}`),
      await world.rows(sql`select * from act where authority_id = ${world.authorityId} and matter_id = ${id}`),
      await world.rows(sql`select * from notice where authority_id = ${world.authorityId} and thing_id = ${id}`),
      await world.rows(sql`select * from audit where authority_id = ${world.authorityId} and thing_id = ${id}`),
    ])
    expect(kept).not.toContain('密甲')
    expect(kept).not.toContain('13900000000')
    expect(
      JSON.stringify(
        await world.rows(sql`select * from act where authority_id = ${world.authorityId} and matter_id = ${id}`),
      ),
    ).not.toContain(world.people.cadre)
    expect(await world.read(id)).toMatchObject({ sealed: true, raiserPersonId: null, enterpriseId: null })
    const open = (key: Uint8Array) =>
      db.inAuthority(world.authorityId, (tx) => openRaiser({ ...world.as('office', NOW, { masterKey: key }), tx }, id))
    expect(await open(masterKey)).toMatchObject({ ok: true, value: { name: '密甲', phone: '13900000000' } })
    await expect(open(Buffer.alloc(32, 8))).rejects.toThrow()
  })
})

describe('papers', () => {
  it('are numbered without a gap while many are issued at once; a void one keeps its number', async () => {
    const world = await guaranteeWorld(db, 'rest-d')
    const { id } = await need(world)
    const issue = () =>
      execute(world.as('office', NOW), issuePaper, {
        programKey: PROGRAM,
        paper: 'urge',
        matterId: id,
        orgId: world.money,
      })
    const issued = (await Promise.all(Array.from({ length: 8 }, issue))).map((one) => must(one))
    expect(issued.map((one) => one.number).sort()).toEqual(
      Array.from({ length: 8 }, (_, i) => `怀高督催〔2026〕${i + 1}号`),
    )
    must(await execute(world.as('office', NOW), voidPaper, { id: issued[0]?.id, reason: '写错了' }))
    expect(await execute(world.as('office', NOW), voidPaper, { id: issued[0]?.id, reason: '再作废' })).toMatchObject({
      error: { code: 'paper.void_already' },
    })
    expect(must(await issue()).number).toBe('怀高督催〔2026〕9号')
    expect(await execute(world.as('money', NOW), issuePaper, { programKey: PROGRAM, paper: 'urge' })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})

describe('reports, meetings, findings, exemptions', () => {
  it('a report belongs to the period it speaks of; returned it counts no more', async () => {
    const world = await guaranteeWorld(db, 'rest-e')
    const report = { programKey: PROGRAM, report: 'weekly_list', body: '本周走访 3 家', calendar: 'week' }
    const { id, period } = must(await execute(world.as('money', NOW), submitReport, report))
    expect(period).toMatch(/^2026-W20/)
    expect(await execute(world.as('money', NOW), submitReport, { ...report, calendar: 'blue_moon' })).toMatchObject({
      error: { code: 'report.no_period' },
    })
    expect(
      await execute(world.as('land', NOW), submitReport, {
        ...report,
        orgId: world.money,
        personId: world.people.money,
      }),
    ).toMatchObject({ error: { code: 'access.out_of_scope' } })
    must(await execute(world.as('office', LATER), returnReport, { id, reason: '没有清单' }))
    expect(
      await world.rows(
        sql<object>`select state, voided_at is not null as void from report where authority_id = ${world.authorityId}`,
      ),
    ).toEqual([{ state: 'returned', void: true }])
    expect(await execute(world.as('office', LATER), returnReport, { id, reason: '再退' })).toMatchObject({
      error: { code: 'report.not_submitted' },
    })
  })

  it("a meeting's decisions become matters with it", async () => {
    const world = await guaranteeWorld(db, 'rest-f')
    const meeting = {
      programKey: PROGRAM,
      meeting: 'consultation',
      title: '五月会商',
      at: NOW,
      attendees: 6,
      decisions: [{ matter: 'decision', title: '财金局牵头协调贷款', units: ['财金局'] }],
    }
    const { id, matters } = must(await execute(world.as('office', NOW), recordMeeting, meeting))
    expect(await world.read(matters[0]?.id ?? '')).toMatchObject({
      kind: 'decision',
      about: { kind: 'meeting', id },
      units: ['财金局'],
    })
  })

  it('a finding is upheld by another than who found it', async () => {
    const world = await guaranteeWorld(db, 'rest-g')
    const { id } = must(
      await execute(world.as('office', NOW), recordFinding, {
        programKey: PROGRAM,
        category: '未收集',
        personId: world.people.cadre,
        text: '企业反映多次未记',
      }),
    )
    expect(await execute(world.as('office', NOW), confirmFinding, { id, reason: '属实' })).toMatchObject({
      error: { code: 'finding.own_work' },
    })
    const second = world.as('office', NOW)
    must(
      await execute({ ...second, actor: { ...second.actor, personId: world.people.leader } }, confirmFinding, {
        id,
        reason: '属实',
      }),
    )
    expect(
      await world.rows(sql<object>`select confirmed, org_id from finding where authority_id = ${world.authorityId}`),
    ).toEqual([{ confirmed: true, org_id: world.village }])
  })

  it('an exemption needs a ground the program knows, and nobody grants his own', async () => {
    const world = await guaranteeWorld(db, 'rest-h')
    const grant = (more: object) =>
      execute(world.as('office', NOW), grantExemption, {
        programKey: PROGRAM,
        exemption: 'objective',
        subjectKind: 'person',
        subjectId: world.people.cadre,
        rule: 'weekly_visit',
        ground: '外出公务',
        reason: '赴省参会',
        ...more,
      })
    expect(await grant({ ground: '下雨' })).toMatchObject({ error: { code: 'exemption.no_such_ground' } })
    expect(await grant({ rule: 'monthly_circular' })).toMatchObject({ error: { code: 'exemption.not_on_rule' } })
    expect(await grant({ subjectId: world.people.office })).toMatchObject({ error: { code: 'exemption.for_oneself' } })
    must(await grant({ fromDay: '2026-05-11', toDay: '2026-05-15' }))
    expect(
      await world.rows(sql<object>`select effect, reason from exemption where authority_id = ${world.authorityId}`),
    ).toEqual([{ effect: 'excuse', reason: '外出公务：赴省参会' }])
  })
})

describe('an exemption that lets a clock stand still', () => {
  it('moves the answers owed by whom it was granted to, and back when it is withdrawn', async () => {
    const world = await guaranteeWorld(db, 'rest-pause')
    // Before anybody has read the program: versions never change afterwards.
    await db.inAuthority(world.authorityId, (tx) =>
      sql`
        update program_version set flat = jsonb_set(flat, '{exemptions}', flat -> 'exemptions' || ${JSON.stringify([
          {
            id: 'flood',
            title: '洪水',
            on: [{ kind: 'duty', name: 'need.answer' }],
            effect: 'stop',
            grantedBy: { kind: 'role', role: 'office' },
            grounds: [],
          },
        ])}::jsonb)
         where authority_id = ${world.authorityId}`.execute(tx),
    )
    const { id } = await need(world)
    const other = await need(world, { category: '用地' })
    const order = (lead: string) => ({ give: 'order', units: { lead, parallel: [], assist: [] } })
    must(await world.take('office', NOW, id, 'assign', order(world.money)))
    must(await world.take('office', NOW, other.id, 'assign', order(world.land)))
    const due = async (matter: string) =>
      (await world.read(matter)).clocks.find((clock) => clock.clock === 'answer')?.dueDay
    const [before, others] = [await due(id), await due(other.id)]
    const grant = (more: object) =>
      execute(world.as('office', NOW), grantExemption, {
        programKey: PROGRAM,
        exemption: 'flood',
        subjectKind: 'org',
        subjectId: world.money,
        reason: '全局抗洪',
        ...more,
      })
    expect(await grant({})).toMatchObject({ error: { code: 'exemption.first_day_missing' } })
    const granted = must(await grant({ fromDay: '2026-05-12', toDay: '2026-05-14' }))
    expect(before).toBe('2026-05-18')
    expect([await due(id), await due(other.id)]).toEqual(['2026-05-21', others])
    expect((await world.acts(id)).at(-1)).toMatchObject({ act: 'recompute', reason: '洪水：全局抗洪' })
    // The deadline in the table that rules and lists read is the same one.
    expect(
      await world.rows(
        sql<object>`select due_day::text as due_day from matter_clock where authority_id = ${world.authorityId} and matter_id = ${id} and clock = 'answer'`,
      ),
    ).toEqual([{ due_day: '2026-05-21' }])
    must(await execute(world.as('office', LATER), voidExemption, { id: granted.id, reason: '误批' }))
    expect(await due(id)).toBe(before)
    const { stored, fold } = await world.folded(id)
    expect(stored).toEqual(fold)
  })
})

const giveMark = async (world: World, at: string) => {
  const id = newId()
  await db.inAuthority(world.authorityId, (tx) =>
    sql`
        insert into derived_mark (authority_id, program_key, version, rule, from_kind, from_id, to_kind, to_id, id, at, day, pending, person_id, org_id, enterprise_id,
                                  nth, streak, still, excused, confirmed, red_line, evidence, evidence_digest)
        values (${world.authorityId}, ${PROGRAM}, 1, 'no_visit', 'duty', ${newId()}, 'person', ${world.people.cadre}, ${id}, ${at}, '2026-05-04', false,
                ${world.people.cadre}, ${world.village}, ${world.enterpriseId}, 1, 1, true, false, false, true, 1, 0)`.execute(
      tx,
    ),
  )
  return id
}

describe('an appeal', () => {
  it('is raised by whom it concerns, once, in its window, and is not shown to the enterprise', async () => {
    const world = await guaranteeWorld(db, 'rest-i')
    const mark = await giveMark(world, '2026-05-08T00:00:00Z')
    const appeal = (name: 'cadre' | 'money', now = NOW, id = mark) =>
      execute(world.as(name, now), recordAppeal, { kind: 'mark', id, title: '已走访', body: '当日走访有记录' })
    expect(await appeal('money')).toMatchObject({ error: { code: 'access.out_of_scope' } })
    const { id, number } = must(await appeal('cadre'))
    expect(await world.read(id)).toMatchObject({
      kind: 'appeal',
      about: { kind: 'mark', id: mark },
      enterpriseId: null,
      personId: world.people.cadre,
    })
    expect(await appeal('cadre')).toMatchObject({ error: { code: 'appeal.pending', data: { number } } })
    const old = await giveMark(world, '2026-03-01T00:00:00Z')
    expect(await appeal('cadre', NOW, old)).toMatchObject({ error: { code: 'matter.raised_too_late' } })
    // Whom it is about cannot decide it.
    const office = world.as('office', LATER)
    const own = await execute({ ...office, actor: { ...office.actor, personId: world.people.cadre } }, closeMatter, {
      id,
      data: { end: 'withdrawn' },
      reason: '本人的事',
    })
    expect(own).toMatchObject({ error: { code: 'matter.own_work' } })
    must(await world.take('office', LATER, id, 'close', { end: 'withdrawn' }, '当日已走访，有记录'))
  })
})

describe('the case of an old mark', () => {
  it('is opened by hand, once; who decided it does not decide the appeal against it', async () => {
    const world = await guaranteeWorld(db, 'rest-k')
    const mark = await giveMark(world, '2026-05-08T00:00:00Z')
    const open = () => execute(world.as('office', NOW), openCase, { markId: mark })
    const { id } = must(await open())
    expect(must(await open()).id).toBe(id)
    expect(await execute(world.as('cadre', NOW), openCase, { markId: mark })).toMatchObject({ ok: false })
    const clear = { end: 'cleared', evidence: [newId()] }
    expect(await world.take('office', NOW, id, 'close', clear)).toMatchObject({
      error: { code: 'matter.decision_unexplained', at: ['reason'] },
    })
    must(await world.take('office', NOW, id, 'close', clear, '当日已走访，有记录'))
    const appeal = must(
      await execute(world.as('cadre', NOW), recordAppeal, {
        kind: 'mark',
        id: mark,
        title: '请更正',
        body: '已认定不成立',
      }),
    )
    expect(await world.take('office', LATER, appeal.id, 'close', { end: 'withdrawn' }, '复核后撤销')).toMatchObject({
      error: { code: 'matter.recused' },
    })
    const office = world.as('office', LATER)
    const other = await execute({ ...office, actor: { ...office.actor, personId: world.people.leader } }, closeMatter, {
      id: appeal.id,
      data: { end: 'withdrawn' },
      reason: '复核后撤销',
    })
    expect(other).toMatchObject({ ok: true })
  })
})

describe('notices', () => {
  it("are one's own and one's unit's, read once", async () => {
    const world = await guaranteeWorld(db, 'rest-j')
    const { id } = await need(world)
    must(await world.take('office', NOW, id, 'assign', { give: 'order', units: { lead: world.money } }))
    const handler = world.as('money', LATER, { actor: { ...world.as('money', LATER).actor, accountId: newId() } })
    const before = must(await execute(handler, listNotices, {}))
    expect(before).toMatchObject({
      unread: 1,
      items: [{ kind: 'matter.assign', thingId: id, data: { number: '2026-000001' } }],
    })
    expect(must(await execute(world.as('land', LATER), listNotices, {}))).toMatchObject({ unread: 0, items: [] })
    expect(must(await execute(handler, readNotices, {}))).toEqual({ read: 1 })
    expect(must(await execute(handler, listNotices, { unread: true }))).toMatchObject({ unread: 0, items: [] })
  })
})
