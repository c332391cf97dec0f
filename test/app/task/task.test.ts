import { beforeAll, describe, expect, it } from 'vitest'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import { readCampaign } from '#app/campaign/read-campaign.ts'
import { answerMatter } from '#app/matter/answer.ts'
import { assignMatter } from '#app/matter/assign.ts'
import { closeMatter } from '#app/matter/close.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { signOrder } from '#app/matter/sign.ts'
import { breakDownTask } from '#app/task/break-down.ts'
import { deliverForTask, requireDeliverables } from '#app/task/deliverables.ts'
import { doPart } from '#app/task/do-part.ts'
import { dropFromTask } from '#app/task/drop-of-task.ts'
import { readTask } from '#app/task/read-task.ts'
import { execute } from '#app/use-case.ts'
import { myDay } from '#app/workbench/my-day.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { givenOrg } from '#test/support/people.ts'
import { DRIVE, type DriveWorld, driveWorld } from '../campaign/world.ts'
import { must, referenceDatabase } from '../matter/world.ts'

let db: Database
let world: DriveWorld
let id = ''
let section = ''
const MAR = '2026-03-02T02:00:00Z'
const APR = '2026-04-02T02:00:00Z'
const WITH_TASKS = `${DRIVE}matters:
  - matter: key_task
    kind: task
    title: 重点任务
    clause: 二
    clocks:
      - { clock: answer, title: 完成时限, who: lead, from: assign, due: 60 days, met_by: answer, clause: 二 }
    ends:
      - { end: done, title: 完成销号, counts_as: solved, needs: [evidence], clause: 二 }
`
type Who = Parameters<DriveWorld['as']>[0]
const code = (done: { ok: boolean; error?: { code: string } }) => (done.ok ? 'done' : done.error?.code)
const split = (who: Who, parts: object[]) => execute(world.as(who, MAR), breakDownTask, { matterId: id, parts })
const read = async (who: Who = 'office', now = MAR) => must(await execute(world.as(who, now), readTask, { id }))
const close = (now: string) =>
  execute(world.as('office', now), closeMatter, { id, reason: '验收', data: { end: 'done' } })

beforeAll(async () => {
  db = await referenceDatabase()
  world = await driveWorld(db, 'tasks', WITH_TASKS)
  section = await givenOrg(db, world.authorityId, '甲局审批科')
  await world.rows(
    sql`update org set parent_id = ${world.unit('甲局')} where authority_id = ${world.authorityId} and id = ${section}`,
  )
  const office = world.as('office', MAR)
  const made = must(
    await execute(office, recordMatter, { program: 'drive', matter: 'key_task', title: '优化审批流程' }),
  )
  id = made.id
  must(
    await execute(office, assignMatter, {
      id,
      data: {
        give: 'order',
        units: { lead: world.unit('甲局'), assist: [world.unit('乙局')] },
      },
    }),
  )
})

describe('breaking a task down', () => {
  it('gives parts to units that take part, their sections and persons; a unit gives its own only', async () => {
    must(
      await split('head', [
        { what: '梳理事项清单', orgId: section, dueDay: '2026-03-20' },
        { what: '压减环节方案', personId: world.people.head, dueDay: '2026-04-10' },
        { what: '提供数据接口', personId: world.people.clerk, dueDay: '2026-03-31' },
      ]),
    )
    const { parts } = await read()
    expect(parts.map((part) => [part.what, part.org.name, part.person?.name ?? null, part.late])).toEqual([
      ['梳理事项清单', '甲局审批科', null, false],
      ['提供数据接口', '乙局', '乙员', false],
      ['压减环节方案', '甲局', '甲长', false],
    ])
    expect(code(await split('clerk', [{ what: '别人的事', orgId: section, dueDay: '2026-03-20' }]))).toBe(
      'access.out_of_scope',
    )
    must(await split('clerk', [{ what: '核对接口', orgId: world.unit('乙局'), dueDay: '2026-03-31' }]))
  })

  it('refuses in its place what cannot be', async () => {
    const refused = async (part: object) => {
      const done = await split('office', [{ what: '一项', dueDay: '2026-03-20', ...part }])
      return done.ok ? 'done' : [done.error.code, done.error.at]
    }
    expect(await refused({ orgId: world.unit('丙局') })).toEqual(['task.part_outside', ['parts', 0, 'orgId']])
    expect(await refused({ orgId: section, personId: world.people.clerk })).toEqual([
      'task.part_other_unit',
      ['parts', 0, 'personId'],
    ])
    expect(await refused({ orgId: section, dueDay: '2026-09-01' })).toEqual([
      'task.part_after_due',
      ['parts', 0, 'dueDay'],
    ])
    expect(await refused({})).toEqual(['task.part_whose', ['parts', 0, 'orgId']])
  })

  it('shows everybody his part, and the board how far the parts have come', async () => {
    const mine = must(await execute(world.as('clerk', APR), myDay, {})).parts
    expect(mine.map((part) => [part.what, part.title, part.dueDay])).toEqual([
      ['提供数据接口', '优化审批流程', '2026-03-31'],
    ])
    const part = mine[0]?.id ?? ''
    must(await execute(world.as('clerk', APR), doPart, { id: part, note: '接口已通' }))
    expect(code(await execute(world.as('clerk', APR), doPart, { id: part, note: '再来' }))).toBe(
      'task.part_done_already',
    )
    expect(must(await execute(world.as('clerk', APR), myDay, {})).parts).toEqual([])
    const board = must(await execute(world.as('leader', APR), readCampaign, { program: 'drive' }))
    expect(board.tasks.rows).toMatchObject([{ id, lead: '甲局', parts: 4, done: 1, late: 2, deliverables: 0 }])
  })
})

describe('what a task has to show', () => {
  it('keeps it open until it is delivered, and is then its evidence', async () => {
    const rows = [
      { kind: '清单', what: '审批事项清单' },
      { kind: '制度', what: '并联审批办法' },
    ]
    expect(code(await execute(world.as('clerk', MAR), requireDeliverables, { matterId: id, rows }))).toBe(
      'access.role_missing',
    )
    const { ids } = must(await execute(world.as('head', MAR), requireDeliverables, { matterId: id, rows }))
    const [list = '', method = ''] = ids
    expect(await close(APR)).toMatchObject({
      ok: false,
      error: { code: 'matter.deliverable_missing', data: { missing: ['审批事项清单', '并联审批办法'] } },
    })
    const file = async (thingId: string) =>
      must(
        await execute(world.as('head', APR), addAttachment, {
          thingKind: 'matter',
          thingId,
          name: '清单.pdf',
          content: Buffer.from('%PDF-1.7 清单').toString('base64'),
        }),
      ).id
    const given = await file(id)
    const hand = (deliverable: string, thingId: string) =>
      execute(world.as('head', APR), deliverForTask, { id: deliverable, thingKind: 'attachment', thingId })
    expect(code(await hand(list, world.people.head))).toBe('task.deliverable_elsewhere')
    must(await hand(list, given))
    expect((await read()).deliverables.map((one) => [one.what, one.thing])).toEqual([
      ['审批事项清单', '清单.pdf'],
      ['并联审批办法', null],
    ])
    const drop = (one: string) =>
      execute(world.as('head', APR), dropFromTask, { what: 'deliverable', id: one, reason: '并入清单' })
    expect(code(await drop(list))).toBe('task.kept')
    must(await drop(method))
    // The unit answers without a file of its own: what was delivered is the evidence that the end needs.
    must(await execute(world.as('head', APR), signOrder, { id, data: {} }))
    must(await execute(world.as('head', APR), answerMatter, { id, data: { text: '清单已印发', proposedEnd: 'done' } }))
    expect(must(await close(APR)).state).toBe('closed')
    expect(code(await split('head', [{ what: '迟了', orgId: section, dueDay: '2026-04-20' }]))).toBe('task.over')
  })
})
