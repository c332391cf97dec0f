import { beforeAll, describe, expect, it } from 'vitest'
import { callBackMatter } from '#app/callback/call-back-matter.ts'
import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { voidFinding } from '#app/finding/settle-finding.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { readMatter } from '#app/matter/read-matter.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { getEvidence } from '#app/score/get-evidence.ts'
import { listMarks } from '#app/score/list-marks.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const SYSTEM: Ctx['actor'] = {
  via: 'job',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: true,
}
const DAY = '2026-05-12T02:00:00Z'
const LATER = '2026-06-10T02:00:00Z'
const DECIDED = '2026-06-11T02:00:00Z'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

/** The guarantee programme in use since before anything happened, and what the platform does by itself. */
async function park(code: string) {
  const world = await guaranteeWorld(db, code)
  await db.inAuthority(world.authorityId, (tx) =>
    sql`update program_version set published_at = '2026-01-01T00:00:00Z' where authority_id = ${world.authorityId}`.execute(
      tx,
    ),
  )
  await db.inAuthority(world.authorityId, (tx) =>
    sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day, to_day)
        values (${world.authorityId}, ${newId()}, ${PROGRAM}, 'cadres', 'person', ${world.people.cadre}, '2026-01-01', '2026-12-31')`.execute(
      tx,
    ),
  )
  const settle = async (now: string) => {
    must(await execute(world.as('office', now), runProgram, { program: PROGRAM, full: true }))
    await doMarkEffects(world.as('office', now, { actor: SYSTEM }))
  }
  const marks = async (where: object = {}, now = DECIDED) =>
    must(await execute(world.as('office', now), listMarks, { redLine: true, limit: 200, ...where }))
  return { world, settle, marks }
}

/** How each of the seven comes about: by what people record, or by itself. */
const SEVEN: Record<string, (world: World) => Promise<unknown>> = {
  // Nobody records that nothing was done: the week is over without a visit.
  no_visit: async () => undefined,
  not_collected: async (world) => find(world, { personId: world.people.cadre, category: '未收集反馈' }),
  fake_closure: async (world) => falseClosure(world),
  operation_harmed: async (world) =>
    enter(world, 'status_change', { what: '经营出问题或退规', cause_unperformed: true }),
  safety_neglected: async (world) =>
    enter(world, 'status_change', { what: '安全等内部管理问题突出', cause_unperformed: true }),
  disobeyed: async (world) => find(world, { orgId: world.money, category: '不服从调度' }),
  moved_out: async (world) => enter(world, 'outflow', { reason: '对营商环境不满意', verified: true }),
}

/** Who answers for a person or a unit: the cadre himself, or somebody of the unit. */
function speaker(world: World, to: { readonly kind: string; readonly id: string }) {
  const clerk = world.as('money', LATER)
  return to.kind === 'person' ? world.as('cadre', LATER) : { ...clerk, actor: { ...clerk.actor, orgIds: [to.id] } }
}

async function find(world: World, about: object) {
  return must(
    await execute(world.as('office', DAY), recordFinding, {
      programKey: PROGRAM,
      text: '督查所见',
      at: DAY,
      ...about,
    } as never),
  )
}

async function enter(world: World, form: string, values: object) {
  return must(
    await execute(world.as('office', DAY), enterForm, {
      programKey: PROGRAM,
      form,
      values: values as Record<string, unknown>,
      enterpriseId: world.enterpriseId,
    }),
  )
}

async function falseClosure(world: World) {
  const said = { program: PROGRAM, matter: 'need', title: '贷款难', category: '资金', enterpriseId: world.enterpriseId }
  const { id } = must(await execute(world.as('cadre', DAY), recordMatter, said))
  must(await world.take('office', DAY, id, 'assign', { give: 'order', units: { lead: world.money } }))
  must(await world.take('money', DAY, id, 'sign'))
  must(await world.take('money', DAY, id, 'answer', { text: '已办', evidence: [newId()] }))
  must(await world.take('firm', DAY, id, 'confirm', { via: 'portal' }))
  must(await world.take('office', DAY, id, 'close', { end: 'struck_off' }))
  must(
    await execute(world.as('office', '2026-05-14T02:00:00Z'), callBackMatter, {
      id,
      how: 'phone',
      reached: true,
      passed: false,
      text: '企业说没有办',
    } as never),
  )
}

describe('the seven red lines', () => {
  it('each come from a detector or a recorded fact, each open a case, and cost nothing until somebody else has decided', async () => {
    const { world, settle, marks } = await park('red-a')
    for (const happen of Object.values(SEVEN)) await happen(world)
    await settle(LATER)
    const found = await marks()
    expect(new Set(found.items.map((one) => one.rule))).toEqual(new Set(Object.keys(SEVEN)))
    expect(found.total).toBe(found.items.length)
    const points = async () =>
      world.rows(
        sql<{
          rule: string
        }>`select rule from derived_points where authority_id = ${world.authorityId} and rule like 'red_line%'`,
      )
    expect(await points()).toEqual([])
    for (const mark of found.items) {
      const { rule, caseId } = mark
      const id = caseId ?? ''
      expect({ rule, decision: mark.decision, opened: id !== '' }).toEqual({ rule, decision: 'open', opened: true })
      // What triggered it is there to read.
      const evidence = must(
        await execute(world.as('office', LATER), getEvidence, { program: PROGRAM, id: mark.id, kind: 'mark' }),
      )
      expect({ rule, rests: evidence.total > 0 }).toEqual({ rule, rests: true })
      // Whoever it is about speaks for himself: the cadre, or somebody of the unit.
      const concerned = speaker(world, mark.to)
      const own = must(await execute(concerned, readMatter, { id }))
      expect(own.possible.find((one) => one.act === 'answer')).toMatchObject({
        title: '陈述',
        primary: true,
        allowed: true,
      })
      must(await execute(concerned, MATTER_ACTS.answer, { id, data: { text: '情况说明' } }))
      const close = { end: 'upheld', evidence: [newId()] }
      expect(await execute(concerned, MATTER_ACTS.close, { id, data: close, reason: '不属实' })).toMatchObject({
        ok: false,
      })
      must(await world.take('leader', DECIDED, id, 'head_sign'))
      expect(await world.take('office', DECIDED, id, 'close', close)).toMatchObject({
        error: { code: 'matter.decision_unexplained' },
      })
      must(await world.take('office', DECIDED, id, 'close', close, '经核查属实'))
    }
    await settle('2026-06-12T02:00:00Z')
    expect((await marks({ decision: 'upheld' })).total).toBe(found.total)
    const rules = new Set((await points()).map((one) => one.rule))
    expect(rules).toEqual(new Set(['red_line', 'red_line_closure', 'red_line_other', 'red_line_unit']))
    const id = found.items.find((one) => one.rule === 'disobeyed')?.caseId ?? ''
    const page = must(await execute(world.as('money', DECIDED), readMatter, { id }))
    expect(page.mark).toMatchObject({ decision: 'upheld', confirmed: true, points: [{ value: '-5', to: '财金局' }] })
    expect(page.acts.map((act) => act.title)).toContain('陈述')
  })

  it('do not vanish: one whose fact is taken back keeps its case and its place in the list, and one that was cleared stays', async () => {
    const { world, settle, marks } = await park('red-b')
    const taken = await find(world, { personId: world.people.cadre, category: '未收集反馈' })
    await find(world, { orgId: world.money, category: '不服从调度' })
    await settle('2026-05-13T02:00:00Z')
    const of = async (rule: string) => (await marks({ rule }, '2026-05-20T02:00:00Z')).items[0]
    const before = await of('not_collected')
    must(
      await execute(
        world.as('leader', '2026-05-14T02:00:00Z', {
          actor: { ...world.as('office', DAY).actor, personId: world.people.leader },
        }),
        voidFinding,
        {
          id: taken.id,
          reason: '登记有误',
        },
      ),
    )
    await settle('2026-05-15T02:00:00Z')
    expect(await of('not_collected')).toMatchObject({
      id: before?.id,
      gone: true,
      redLine: true,
      caseId: before?.caseId,
      decision: 'open',
      to: { name: '招丁' },
      title: '红线二：问题未及时收集反馈',
    })
    // It no longer counts, and is not among those that do.
    expect((await marks({ rule: 'not_collected', counted: true })).total).toBe(0)
    const clear = { end: 'cleared', evidence: [newId()] }
    must(await world.take('office', '2026-05-15T02:00:00Z', before?.caseId ?? '', 'close', clear, '登记有误'))
    expect(await of('not_collected')).toMatchObject({ gone: true, decision: 'cleared' })
    const unit = await of('disobeyed')
    must(await world.take('office', '2026-05-16T02:00:00Z', unit?.caseId ?? '', 'close', clear, '已到会，签到遗漏'))
    await settle('2026-05-17T02:00:00Z')
    expect(await of('disobeyed')).toMatchObject({ gone: false, decision: 'cleared', confirmed: false })
    // Whom it is not about sees neither.
    const others = must(await execute(world.as('land', DECIDED), listMarks, { redLine: true, limit: 50 }))
    expect(others).toMatchObject({ items: [], total: 0 })
  })
})
