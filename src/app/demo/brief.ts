import { draftBriefing } from '#app/case/briefings.ts'
import { proposeCase, reviewCase } from '#app/case/cases.ts'
import type { Ctx } from '#app/context.ts'
import { approveDraft, issueDraft, reviewDraft } from '#app/paper/change-draft.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import { execute } from '#app/use-case.ts'
import { addDays, addMonths } from '#domain/calendar/day.ts'
import { countCases, listHeads, listOrgsOfKind } from '#storage/demo-store.ts'
import { findStretch } from '#storage/period-store.ts'
import { actAs, must } from './act-as.ts'
import { PARK } from './places.ts'

const KEY = PARK.campaign.key
const CASES = [
  [
    '一张清单管住验收，12 家企业提前投产',
    '把消防、规划、质监三家验收并成一次上门，一次告知',
    '平均提前 11 个工作日投产',
  ],
  ['午间不断档，窗口多办三成', '中午轮岗值班，预约件当日办结', '午间办件占全天三成'],
  ['“免申即享”退税直达账户', '由系统比对企业条件，符合的主动通知', '43 家企业免跑一趟'],
  ['专班跟着变压器走', '供电、住建、园区三方合署，一周一会', '增容周期从 45 天压到 22 天'],
  ['把招聘会开到村口', '联合驻村工作队推送岗位', '两场招聘解决用工 210 人'],
  ['一企一策回头看', '逐条问企业是否兑现', '兑现率写进月报'],
] as const

/**
 * Departments report typical cases, the office reviews them, and the briefings of the last months are issued with the chosen ones:
 * numbered, drafted by one, passed by another. After the rules have run, because a briefing draws its figures. Done once.
 */
export async function briefInDemo(ctx: Ctx, today: string): Promise<void> {
  const { made, units, heads } = await ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
    made: await countCases(tx, ctx.authorityId),
    units: await listOrgsOfKind(tx, ctx.authorityId, '部门'),
    heads: await listHeads(tx, ctx.authorityId),
  }))
  if (made > 0) return
  const clerk = await actAs(ctx, 'office', 'office')
  const leader = await actAs(ctx, 'leader', 'leader')
  const firstOfMonth = `${today.slice(0, 7)}-01`
  const approved: { id: string; day: string }[] = []
  for (const [n, [name, practice, effect]] of CASES.entries()) {
    const unit = units[(n * 2 + 1) % units.length]
    if (!unit) continue
    const day = addDays(today, -95 + n * 17)
    const values = { name, practice, effect }
    const proposal = { programKey: KEY, form: 'typical', values, orgId: unit.id }
    const { id } = must(await execute(on(headOf(clerk, unit.id, heads.get(unit.id)), day), proposeCase, proposal))
    // The last waits for whoever looks around; one was not good enough.
    if (n === CASES.length - 1) continue
    const verdict = n === 3 ? { approve: false, reason: '请补充企业原话和时间节点' } : { approve: true }
    must(await execute(on(clerk, addDays(day, 3)), reviewCase, { id, ...verdict }))
    if (verdict.approve) approved.push({ id, day: addDays(day, 3) })
  }
  for (const back of [2, 1, 0]) {
    const issued = addDays(addMonths(firstOfMonth, -back), 2)
    if (issued > today) continue
    const since = addMonths(issued, -1)
    const caseIds = approved.filter(({ day }) => day > since && day <= issued).map(({ id }) => id)
    const draft = must(await execute(on(clerk, issued), draftBriefing, { programKey: KEY, paper: 'briefing', caseIds }))
    await issue(clerk, leader, draft.id, issued)
  }
  await publishMonitoring(clerk, leader, firstOfMonth, today)
}

/** The monitoring report of last month goes out, and last quarter is sealed: from then on its ranking is public. */
async function publishMonitoring(clerk: Ctx, leader: Ctx, firstOfMonth: string, today: string): Promise<void> {
  const programKey = PARK.voices.key
  const day = addDays(firstOfMonth, 3) > today ? today : addDays(firstOfMonth, 3)
  const report = { programKey, paper: 'month_report' }
  const { id } = must(await execute(on(clerk, day), draftPaper, report))
  await issue(clerk, leader, id, day)
  const quarter = await clerk.db.inAuthority(clerk.authorityId, (tx) =>
    findStretch(tx, clerk.authorityId, programKey, 'quarter', { endedBefore: clerk.now }),
  )
  if (quarter)
    must(await execute(clerk, sealPeriod, { program: programKey, calendar: 'quarter', ordinal: quarter.ordinal }))
}

async function issue(clerk: Ctx, leader: Ctx, id: string, day: string): Promise<void> {
  must(await execute(on(leader, day, '11:00'), reviewDraft, { id }))
  must(await execute(on(leader, day, '14:00'), approveDraft, { id }))
  must(await execute(on(clerk, day, '15:00'), issueDraft, { id }))
}

function headOf(clerk: Ctx, orgId: string, personId: string | undefined): Ctx {
  return {
    ...clerk,
    actor: {
      ...clerk.actor,
      accountId: null,
      personId: personId ?? null,
      orgIds: [orgId],
      grants: [{ role: 'head', scope: 'org', orgId, areaId: null, programKey: null }],
    },
  }
}

function on(ctx: Ctx, day: string, time = '10:00'): Ctx {
  const now = new Date(`${day}T${time}:00+08:00`).toISOString()
  return { ...ctx, now: now < ctx.now ? now : ctx.now }
}
