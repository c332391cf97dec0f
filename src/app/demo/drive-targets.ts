import { Temporal } from 'temporal-polyfill'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import type { Ctx } from '#app/context.ts'
import { answerMatter } from '#app/matter/answer.ts'
import { assignMatter } from '#app/matter/assign.ts'
import { closeMatter } from '#app/matter/close.ts'
import { officeCheck } from '#app/matter/office-check.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { reportProgress } from '#app/matter/report-progress.ts'
import { signOrder } from '#app/matter/sign.ts'
import { fileTargets, publishTargets } from '#app/target/file-targets.ts'
import { recordReadings } from '#app/target/record-readings.ts'
import { setTarget } from '#app/target/set-target.ts'
import { execute, type UseCase } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { isBehind, type Planned } from '#domain/target/progress.ts'
import { countTargets, listHeads, listOrgsOfKind } from '#storage/demo-store.ts'
import { evidenceSheet } from './evidence.ts'
import { PARK } from './places.ts'
import { random } from './random.ts'

const WHY = { reason: '部分企业订单下滑，新项目投产晚于计划', remedy: '逐户走访稳产，未开工项目本月集中办理手续' }

/**
 * The park's targets of the year: four for the whole, taxes broken down to every department and in two of them to its head; filed in
 * January, published in February, reported month by month up to today. Made once; a start that broke off here goes on without the rest.
 */
export async function driveTargets(ctx: Ctx, today: string): Promise<void> {
  const year = Number(today.slice(0, 4))
  const { orgs, heads, made } = await ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
    orgs: await listOrgsOfKind(tx, ctx.authorityId, '部门'),
    heads: await listHeads(tx, ctx.authorityId),
    made: await countTargets(tx, ctx.authorityId, PARK.campaign.key),
  }))
  if (made > 0) return
  const dice = random(117)
  const on = async <In, Out>(
    day: string,
    useCase: UseCase<In, Out>,
    input: object,
    actor = ctx.actor,
  ): Promise<Out> => {
    const morning = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '10:00' })
    const done = await execute({ ...ctx, now: morning.toInstant().toString(), actor }, useCase, input)
    if (!done.ok)
      throw new Error(`demo ${useCase.name} ${day}: ${done.error.code} ${JSON.stringify(done.error.data ?? {})}`)
    return done.value
  }
  const january = `${year}-01-12`
  if (today < january) return
  const set = (input: object) =>
    on(january, setTarget, { program: PARK.campaign.key, about: `${year}-06-30`, ...input })
  const quarters = (total: number, shares: readonly number[]) =>
    ['03-31', '06-30', '09-30', '12-31'].map((day, i) => ({
      day: `${year}-${day}`,
      value: Math.round(total * (shares[i] ?? 1) * 100) / 100,
    }))
  const wholes = [
    {
      indicator: 'output',
      baseline: 208,
      schedule: quarters(208 * 1.17, [0.21, 0.46, 0.72, 1]),
      measures: '产值亿元以上企业逐户调度，停产半停产企业一企一策',
      factor: 0.98,
    },
    {
      indicator: 'investment',
      baseline: 21.4,
      schedule: [],
      measures: '三十八个重点项目按月调度，前期手续并联办理',
      factor: 0.9,
    },
    { indicator: 'approval_days', schedule: [], measures: '一窗受理、容缺办理、限时办结', factor: 1 },
  ]
  const ids: string[] = []
  const courses: { id: string; target: number; factor: number; better: 'up' | 'down'; schedule: Planned[] }[] = []
  for (const { factor, ...whole } of wholes) {
    const { id, target } = await set({ subjectKind: 'authority', ...whole, dueDay: `${year}-12-31` })
    ids.push(id)
    courses.push({
      id,
      target,
      factor,
      better: whole.indicator === 'approval_days' ? 'down' : 'up',
      schedule: whole.schedule,
    })
  }
  const tax = await set({
    indicator: 'tax',
    subjectKind: 'authority',
    baseline: 46_000,
    measures: '重点税源企业逐户联系，应享政策应享尽享',
    dueDay: `${year}-12-31`,
  })
  ids.push(tax.id)
  ids.push((await set({ indicator: 'activities', subjectKind: 'authority', measures: '每个部门每季度不少于两场' })).id)
  let left = tax.target
  for (const [n, org] of orgs.entries()) {
    const last = n === orgs.length - 1
    const target = last
      ? Math.round(left * 100) / 100
      : Math.round((tax.target / orgs.length) * (0.7 + dice.next() * 0.6))
    left -= target
    const head = heads.get(org.id)
    const part = {
      indicator: 'tax',
      subjectKind: 'org',
      subjectId: org.id,
      parentId: tax.id,
      target,
      baseline: Math.round(target / 1.12),
      dueDay: `${year}-12-31`,
    }
    const { id } = await set({
      ...part,
      ...(head ? { personId: head } : {}),
      measures: '联系企业纳税服务、项目开工入库',
    })
    ids.push(id)
    courses.push({ id, target, factor: 0.84 + dice.next() * 0.26, better: 'up', schedule: [] })
    if (head && n < 2)
      ids.push(
        (
          await set({
            indicator: 'tax',
            subjectKind: 'person',
            subjectId: head,
            parentId: id,
            target: Math.round(target * 0.6),
            measures: '牵头联系三家重点税源企业',
          })
        ).id,
      )
  }
  await on(`${year}-01-20`, fileTargets, { ids: ids.slice(0, -1) })
  if (today >= `${year}-02-01`) await on(`${year}-02-01`, publishTargets, { ids: ids.slice(0, 6) })
  for (let month = 2; month <= 12; month++) {
    const day = addDays(`${year}-${String(month).padStart(2, '0')}-01`, -1)
    const told = addDays(day, 4)
    if (told > today) break
    const rows = courses.map(({ id, target, factor, better, schedule }) => {
      const gone = (month - 1) / 12
      const value =
        better === 'down' ? target * (1.5 - gone * 0.7) : target * gone * (factor + (dice.next() - 0.5) * 0.04)
      const told = Math.round(value * 100) / 100
      const course = { target, startValue: 0, better, firstDay: `${year}-01-01`, lastDay: `${year}-12-31`, schedule }
      return { targetId: id, value: told, ...(isBehind(course, { day, value: told }) ? WHY : {}) }
    })
    await on(told, recordReadings, { day, rows })
  }
  const [first] = orgs
  if (first && today > `${year}-07-15`)
    await on(`${year}-07-15`, setTarget, {
      program: PARK.campaign.key,
      indicator: 'investment',
      subjectKind: 'authority',
      about: `${year}-06-30`,
      baseline: 21.4,
      target: 28,
      measures: '新增两个签约项目列入全年投资计划',
      reason: '新签约两个项目年内开工，目标上调',
    })
  for (const [n, [title, category, deliverable, by, beside]] of TASKS.entries()) {
    const day = `${year}-0${3 + n}-10`
    const [lead, assist] = [by, beside].map((name) => orgs.find((org) => org.name === name))
    if (day > today || !lead || !assist) continue
    const task = { program: PARK.campaign.key, matter: 'key_task', title, category, body: `交付成果：${deliverable}` }
    const { id } = await on(day, recordMatter, task)
    const units = { lead: lead.id, assist: [assist.id] }
    await on(day, assignMatter, { id, data: { give: 'order', units } }, OFFICE)
    if (n >= STRUCK_OFF) continue
    // Answered with what was to be delivered, looked at by the office, struck off with the evidence.
    const [signed, answered, closed] = [addDays(day, 2), addDays(day, 75), addDays(day, 80)]
    if (closed > today) continue
    for (const org of [lead, assist]) await on(signed, signOrder, { id, data: { orgId: org.id } }, headOf(org.id))
    await on(addDays(day, 20), reportProgress, { id, data: { text: '已会商，按分工推进' } }, headOf(assist.id))
    await on(answered, answerMatter, { id, data: { orgId: lead.id, text: `已完成：${deliverable}` } }, headOf(lead.id))
    const content = await evidenceSheet('验收核查记录', [[deliverable, '与标准逐项核对，一致', '督查室']])
    const sheet = { thingKind: 'matter', thingId: id, name: '验收核查记录.xlsx', content }
    const evidence = await on(closed, addAttachment, sheet, OFFICE)
    await on(closed, officeCheck, { id, data: { passed: true } }, OFFICE)
    const done = { end: 'done', evidence: [evidence.id] }
    await on(closed, closeMatter, { id, data: done, reason: '达到标准，验收销号' }, OFFICE)
  }
}

/** Orders are given by the office, not by the platform. */
const OFFICE: Ctx['actor'] = {
  via: 'job',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [{ role: 'office', scope: 'authority', orgId: null, areaId: null, programKey: null }],
  system: false,
}

/** The head of a unit acts for it. */
function headOf(orgId: string): Ctx['actor'] {
  const grants = [{ role: 'head', scope: 'org', orgId, areaId: null, programKey: null }] as const
  return { ...OFFICE, orgIds: [orgId], grants }
}

const TASKS = [
  ['工程建设项目审批压减到五个工作日', '优化审批', '审批事项清单和流程图', '行政审批局', '建设交通局'],
  ['新增规上工业企业十家', '壮大工业', '入库名单和统计联网证明', '经济发展局', '统计工作站'],
  ['三十八个重点项目全部开工', '项目攻坚', '开工令和现场照片', '建设交通局', '自然资源分局'],
  ['百家企业用电用气保障', '要素保障', '保供协议', '经济发展局', '建设交通局'],
  ['标准厂房二期交付', '项目攻坚', '竣工验收备案表', '建设交通局', '行政审批局'],
] as const
/** So many of them are done. */
const STRUCK_OFF = 2
