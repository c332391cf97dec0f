import { beforeAll, describe, expect, it } from 'vitest'
import { checkFolds } from '#app/job/check-folds.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { escalateDue, noteSilences } from '#app/job/escalate.ts'
import { remindOfClocks } from '#app/job/remind.ts'
import { remindOfDuties } from '#app/job/remind-duties.ts'
import { createLog } from '#app/log.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { startJobs } from '#jobs/main.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../app/matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const MAY_11 = '2026-05-11T02:00:00Z'
const SYSTEM = {
  via: 'job',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: true,
} as const

const need = async (world: World) => {
  const said = { program: PROGRAM, matter: 'need', title: '贷款难', category: '资金', enterpriseId: world.enterpriseId }
  return must(await execute(world.as('cadre', MAY_11), recordMatter, said)).id
}
const at = (world: World, now: string) => world.as('office', now, { actor: SYSTEM })

describe('the clock', () => {
  it('raises a tier when its limit is over: not before, once however often it looks, and as far as the time says', async () => {
    const world = await guaranteeWorld(db, 'jobs-a')
    const id = await need(world)
    const [tier] = (await world.read(id)).clocks.filter((clock) => clock.clock === 'tier:responsible')
    const due = tier?.dueAt ?? ''
    const before = new Date(Date.parse(due) - 1000).toISOString()
    expect(await escalateDue(at(world, before))).toMatchObject({ looked: 0, done: 0 })
    expect(
      await Promise.all([escalateDue(at(world, due)), escalateDue(at(world, due))]).then((both) =>
        both.reduce((sum, one) => sum + one.done, 0),
      ),
    ).toBe(1)
    expect(await escalateDue(at(world, due))).toMatchObject({ looked: 0 })
    expect(await world.read(id)).toMatchObject({ tier: 2, tierId: 'leader' })
    // A month without us: the next look raises once more, by what stands now.
    expect(await escalateDue(at(world, '2026-08-01T02:00:00Z'))).toMatchObject({ done: 1, failed: 0 })
    expect(await world.read(id)).toMatchObject({ tier: 3, tierId: 'committee' })
    expect((await world.acts(id)).filter((act) => act.act === 'raise').map((act) => act.actor.role)).toEqual([
      'system',
      'system',
    ])
  })

  it('warns once before, says once that it is over, and lets what falls in the night wait for the morning', async () => {
    const world = await guaranteeWorld(db, 'jobs-b')
    const id = await need(world)
    must(await world.take('office', MAY_11, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', MAY_11, id, 'sign'))
    const answer = (await world.read(id)).clocks.find((clock) => clock.clock === 'answer')
    const told = async (kind: string) =>
      world.rows(
        sql<{
          org_id: string | null
          at: string
        }>`select org_id, at from notice where authority_id = ${world.authorityId} and kind = ${kind} and data ->> 'clock' = '答复' order by org_id nulls last`,
      )
    await remindOfClocks(at(world, '2026-05-11T03:00:00Z'))
    expect(await told('clock.warn')).toEqual([])
    // 5 working days from 11 May end on the 18th; the last working day before is Friday the 15th.
    expect(answer?.dueDay).toBe('2026-05-18')
    await remindOfClocks(at(world, '2026-05-14T15:30:00Z'))
    await remindOfClocks(at(world, '2026-05-14T16:30:00Z'))
    await remindOfClocks(at(world, '2026-05-15T02:00:00Z'))
    expect(await told('clock.warn')).toEqual([{ org_id: world.money, at: '2026-05-15T00:30:00.000Z' }])
    await remindOfClocks(at(world, '2026-05-18T16:00:00Z'))
    await remindOfClocks(at(world, '2026-05-20T02:00:00Z'))
    expect(new Set((await told('clock.overdue')).map((one) => one.at))).toEqual(new Set(['2026-05-19T00:30:00.000Z']))
    expect((await told('clock.overdue')).map((one) => one.org_id)).toContain(world.officeOrg)
  })

  it('reminds of duties once, one notice a person and day', async () => {
    const world = await guaranteeWorld(db, 'jobs-h')
    const give = (dueDay: string) =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`
          insert into derived_duty (authority_id, program_key, version, rule, calendar, ordinal, from_kind, from_id, owner_kind, owner_id, id, at, day, person_id,
                                    opened_at, due_at, due_day, need, have, state, days_late, unknown_year, evidence, evidence_digest)
          values (${world.authorityId}, ${PROGRAM}, 1, 'weekly_visit', 'week', 1, 'link', ${newId()}, 'person', ${world.people.cadre}, ${newId()}, ${`${dueDay}T15:59:59Z`},
                  ${dueDay}, ${world.people.cadre}, '2026-05-10T16:00:00Z', ${`${dueDay}T16:00:00Z`}, ${dueDay}, 1, 0, 'open', 0, false, 0, 0)`.execute(
          tx,
        ),
      )
    await give('2026-05-15')
    await give('2026-05-15')
    await give('2026-05-22')
    const told = () =>
      world.rows(
        sql<object>`select person_id, data ->> 'count' as n, data ->> 'due' as due from notice where authority_id = ${world.authorityId} and kind = 'duty.warn'`,
      )
    await remindOfDuties(at(world, '2026-05-13T02:00:00Z'))
    expect(await told()).toEqual([])
    await Promise.all([
      remindOfDuties(at(world, '2026-05-14T02:00:00Z')),
      remindOfDuties(at(world, '2026-05-14T02:00:00Z')),
    ])
    await remindOfDuties(at(world, '2026-05-15T02:00:00Z'))
    expect(await told()).toEqual([{ person_id: world.people.cadre, n: '2', due: '2026-05-15' }])
  })

  it('leaves silence alone where the program gave no time to speak', async () => {
    const world = await guaranteeWorld(db, 'jobs-c')
    const id = await need(world)
    must(await world.take('office', MAY_11, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', MAY_11, id, 'sign'))
    must(await world.take('money', MAY_11, id, 'answer', { text: '已办' }))
    expect(await noteSilences(at(world, '2026-12-01T02:00:00Z'))).toMatchObject({ done: 0, failed: 0 })
    expect((await world.read(id)).standing.agreed).toBe('not_asked')
  })

  it('finds a matter whose stored state is not what its acts say', async () => {
    const world = await guaranteeWorld(db, 'jobs-d')
    const [kept, tampered] = [await need(world), await need(world)]
    expect(await checkFolds(at(world, MAY_11))).toMatchObject({ looked: 2, failed: 0, different: [] })
    await db.inAuthority(world.authorityId, (tx) =>
      sql`update matter set state_json = jsonb_set(state_json, '{state}', '"closed"') where authority_id = ${world.authorityId} and id = ${tampered}`.execute(
        tx,
      ),
    )
    expect(await checkFolds(at(world, MAY_11))).toMatchObject({ looked: 2, failed: 1, different: [tampered] })
    expect(kept).not.toBe(tampered)
  })

  it('runs on the queue, catches up at once, and stops', async () => {
    // A database of its own: the other worlds' rules would run too.
    const own = await referenceDatabase()
    const world = await guaranteeWorld(own, 'jobs-e')
    await need(world)
    const jobs = await startJobs({ db: own, log: createLog('silent') })
    expect(jobs.isRunning()).toBe(true)
    const chained = async () =>
      (
        await world.rows(
          sql<{ n: number }>`select count(*)::int as n from audit_chain where authority_id = ${world.authorityId}`,
        )
      )[0]?.n ?? 0
    for (let i = 0; i < 200 && (await chained()) === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await chained()).toBeGreaterThan(0)
    await jobs.stop()
    expect(jobs.isRunning()).toBe(false)
  })
})

describe('what marks bring about', () => {
  it('is done exactly once: a red line opens one case, whatever is rebuilt and however many look', async () => {
    const world = await guaranteeWorld(db, 'jobs-f')
    const now = '2026-06-01T02:00:00Z'
    const mark = newId()
    const give = () =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`
          insert into derived_mark (authority_id, program_key, version, rule, from_kind, from_id, to_kind, to_id, id, at, day, pending, person_id, org_id,
                                    enterprise_id, nth, streak, still, excused, confirmed, red_line, evidence, evidence_digest)
          values (${world.authorityId}, ${PROGRAM}, 1, 'no_visit', 'duty', ${world.link}, 'person', ${world.people.cadre}, ${mark}, '2026-05-25T00:00:00Z', '2026-05-25',
                  false, ${world.people.cadre}, ${world.village}, ${world.enterpriseId}, 1, 1, true, false, false, true, 1, 0)`.execute(
          tx,
        ),
      )
    await give()
    await Promise.all([doMarkEffects(at(world, now)), doMarkEffects(at(world, now))])
    await db.inAuthority(world.authorityId, (tx) =>
      sql`delete from derived_mark where authority_id = ${world.authorityId}`.execute(tx),
    )
    await give()
    expect(await doMarkEffects(at(world, now))).toMatchObject({ done: 0, failed: 0 })
    const cases = await world.rows(sql<{
      id: string
      about_kind: string
      about_id: string
      person_id: string
      enterprise_id: string | null
      raised_by: string
    }>`
      select id, about_kind, about_id, person_id, enterprise_id, raised_by from matter where authority_id = ${world.authorityId} and matter = 'red_line_case'`)
    expect(cases).toMatchObject([
      { about_kind: 'mark', about_id: mark, person_id: world.people.cadre, enterprise_id: null, raised_by: 'system' },
    ])
    // Nobody is condemned by it: the person states his case, the office decides.
    const id = cases[0]?.id ?? ''
    must(await world.take('cadre', now, id, 'answer', { text: '当周在外公务，已请假' }))
    expect(await world.read(id)).toMatchObject({ state: 'recorded' })
    expect((await world.read(id)).clocks.find((clock) => clock.clock === 'statement')).toMatchObject({
      state: 'met',
      personId: world.people.cadre,
    })
    expect(await world.take('office', now, id, 'close', { end: 'upheld' }, '经核查属实')).toMatchObject({
      ok: false,
      error: { data: { missing: ['evidence', 'head_signs'] } },
    })
    must(await world.take('leader', now, id, 'head_sign'))
    must(await world.take('office', now, id, 'close', { end: 'upheld', evidence: [newId()] }, '经核查属实'))
    expect(await world.read(id)).toMatchObject({
      state: 'closed',
      countsAs: 'solved',
      about: { kind: 'mark', id: mark },
    })
  })

  it('leaves alone what was true before the program came into use', async () => {
    const world = await guaranteeWorld(db, 'jobs-g')
    await db.inAuthority(world.authorityId, (tx) =>
      sql`
        insert into derived_mark (authority_id, program_key, version, rule, from_kind, from_id, to_kind, to_id, id, at, day, pending, person_id, nth, streak,
                                  still, excused, confirmed, red_line, evidence, evidence_digest)
        values (${world.authorityId}, ${PROGRAM}, 1, 'no_visit', 'duty', ${world.link}, 'person', ${world.people.cadre}, ${newId()}, '2022-05-25T00:00:00Z', '2022-05-25',
                false, ${world.people.cadre}, 1, 1, true, false, false, true, 1, 0)`.execute(tx),
    )
    expect(await doMarkEffects(at(world, '2026-06-01T02:00:00Z'))).toMatchObject({ looked: 0 })
  })
})
