import { Temporal } from 'temporal-polyfill'
import { advanceContest, declareContest, enterContest, judgeEntry } from '#app/contest/contest-acts.ts'
import type { Ctx } from '#app/context.ts'
import { listEnterprises } from '#app/enterprise/list-enterprises.ts'
import { answerQuestionnaire } from '#app/evaluation/answer-questionnaire.ts'
import { closeEvaluation } from '#app/evaluation/close-evaluation.ts'
import { drawUpEvaluation } from '#app/evaluation/draw-up.ts'
import { issueTickets } from '#app/evaluation/issue-tickets.ts'
import { makeLink } from '#app/link/make-link.ts'
import { setUpNetwork } from '#app/monitoring/network.ts'
import { listMonitorReports } from '#app/monitoring/read-network.ts'
import { reportAsMonitor } from '#app/monitoring/report.ts'
import { sortReports } from '#app/monitoring/sort-reports.ts'
import { listPersons } from '#app/person/list-persons.ts'
import { agreePlan, offerPlan } from '#app/plan/agree-plan.ts'
import { drawUpPlan } from '#app/plan/draw-up-plan.ts'
import { readPlan } from '#app/plan/read-plans.ts'
import { settleMeasure } from '#app/plan/settle-measure.ts'
import { answerComment, commentPledge, decideComment } from '#app/pledge/comments.ts'
import { drawUpDrive } from '#app/pledge/drive.ts'
import { publishPledge, reportPledge, settlePledge } from '#app/pledge/pledge-acts.ts'
import { rateUnit } from '#app/rating/rate-unit.ts'
import { execute, type UseCase } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { findAccountByLogin } from '#storage/account-store.ts'
import { listOrgsOfKind } from '#storage/demo-store.ts'
import { listNetworks } from '#storage/monitoring-store.ts'
import { PARK } from './places.ts'
import { type Random, random } from './random.ts'

type Named = { readonly id: string; readonly name: string }
type Cast = {
  readonly units: readonly Named[]
  readonly persons: readonly Named[]
  readonly firms: readonly Named[]
  /** Who looks around with these accounts meets something of his own. */
  readonly monitor: string | null
  readonly cadre: string | null
  readonly firm: string | null
}

const KEY = PARK.voices.key

/** What enterprises, monitors and the public say in the park's year, and what units promise, contest and plan. Invented. */
export async function hearVoices(ctx: Ctx, today: string): Promise<void> {
  const begun = await ctx.db.inAuthority(ctx.authorityId, (tx) => listNetworks(tx, ctx.authorityId))
  if (begun.length > 0) return
  const cast = await castOf(ctx)
  const on = (day: string) => ({ ...ctx, now: momentOf(ctx, day) })
  await watch(on, cast, today)
  await thinkOfUnits(on, cast, today)
  await evaluate(on, cast, today)
  await promise(on, cast, today)
  await contend(on, cast, today)
  await plan(on, cast, today)
}

type On = (day: string) => Ctx

function momentOf(ctx: Ctx, day: string): string {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '09:30' }).toInstant()
  const text = at.toString({ smallestUnit: 'millisecond' })
  return text < ctx.now ? text : ctx.now
}

async function take<In, Out>(ctx: Ctx, useCase: UseCase<In, Out>, input: object): Promise<Out> {
  const done = await execute(ctx, useCase, input)
  if (!done.ok) throw new Error(`demo ${useCase.name}: ${done.error.code} ${JSON.stringify(done.error.data ?? {})}`)
  return done.value
}

async function castOf(ctx: Ctx): Promise<Cast> {
  const account = (login: string) =>
    ctx.db.inAuthority(ctx.authorityId, (tx) => findAccountByLogin(tx, ctx.authorityId, login))
  const units = await ctx.db.inAuthority(ctx.authorityId, (tx) => listOrgsOfKind(tx, ctx.authorityId, '部门'))
  const persons = (await take(ctx, listPersons, { limit: 60 })).items
  const firms = (await take(ctx, listEnterprises, { limit: 200 })).items
  const [monitor, cadre, enterprise] = [await account('monitor'), await account('cadre'), await account('enterprise')]
  return {
    units,
    persons,
    firms,
    monitor: monitor?.personId ?? null,
    cadre: cadre?.personId ?? null,
    firm: enterprise?.enterpriseId ?? null,
  }
}

const SEEN = [
  ['办事拖延', '材料交了两周没有回音'],
  ['态度生硬', '窗口让企业自己去找科室'],
  ['办事拖延', '图审意见一次一条，来回四趟'],
  ['多头检查', '一周内三个单位先后上门检查'],
  ['服务好', '当天上门办好变更登记'],
  ['其他', '园区指示牌看不清'],
  ['服务好', '帮企业找到了临时仓库'],
] as const

/** Monitors at their points; their reports; several into one letter, others praised, joined, left. */
async function watch(on: On, { units, persons, firms, monitor }: Cast, today: string): Promise<void> {
  const dice = random(11)
  const holders = [...(monitor ? [monitor] : []), ...persons.map((one) => one.id)].slice(0, 8)
  const links: string[] = []
  for (const [n, personId] of holders.entries()) {
    const fromDay = addDays(today, n < 2 ? -340 : -120)
    const point = { programKey: KEY, link: 'watch', personId, enterpriseId: firms[n]?.id, fromDay }
    links.push((await take(on(fromDay), makeLink, point)).id)
  }
  const network = { programKey: KEY, link: 'watch', form: 'seen', sortField: 'sorted' }
  const { id } = await take(on(addDays(today, -120)), setUpNetwork, network)
  for (let n = 0; n < 36; n++) {
    const [kind, content] = SEEN[n % SEEN.length] as (typeof SEEN)[number]
    const orgId = units[n % 7 === 0 ? 0 : dice.int(0, Math.min(7, units.length - 1))]?.id
    const channel = n % 5 === 0 ? '声讯电话' : '手机'
    const said = { networkId: id, linkId: links[n % links.length], orgId, values: { kind, content, channel } }
    await take(on(addDays(today, -100 + Math.floor(n * 2.8))), reportAsMonitor, said)
  }
  await sortThem(on(today), id, units)
}

async function sortThem(ctx: Ctx, id: string, units: readonly Named[]): Promise<void> {
  let letters = 0
  for (const unit of units) {
    const { items } = await take(ctx, listMonitorReports, { id, orgId: unit.id, limit: 50 })
    const slow = items.filter((one) => ['办事拖延', '多头检查'].includes(String(one.values.kind)))
    const good = items.filter((one) => one.values.kind === '服务好')
    const other = items.filter((one) => one.values.kind === '其他')
    if (slow.length >= 2 && letters++ < 3) {
      const raise = { matter: 'letter', title: `${unit.name}办事拖延、多头检查`, source: '监测网络' }
      const into = { outcome: 'matter', raise }
      await take(ctx, sortReports, { id, lines: slow.map((one) => one.line), into, sortedAs: '转督办函' })
    }
    if (good.length > 0)
      await take(ctx, sortReports, {
        id,
        lines: good.map((one) => one.line),
        into: { outcome: 'praise' },
        sortedAs: '已阅',
      })
    if (other.length > 0) {
      const into = { outcome: 'no_action', reason: '已列入园区标识更新计划' }
      await take(ctx, sortReports, { id, lines: other.map((one) => one.line), into, sortedAs: '已阅' })
    }
  }
}

/** What enterprises think of units, last quarter and this one; some think again. */
async function thinkOfUnits(on: On, { units, firms }: Cast, today: string): Promise<void> {
  const dice = random(14)
  const grades = ['很满意', '满意', '满意', '一般', '不满意'] as const
  const own = { role: 'enterprise', scope: 'own', orgId: null, areaId: null, programKey: null } as const
  for (const [n, firm] of firms.slice(1, 7).entries()) {
    for (const day of [addDays(today, -95), addDays(today, -3)]) {
      const ctx = on(day)
      const as = {
        ...ctx,
        actor: { ...ctx.actor, enterpriseId: firm.id, personId: null, system: false, grants: [own] },
      }
      for (const unit of units.slice(0, 5))
        await take(as, rateUnit, { orgId: unit.id, grade: grades[dice.int(0, grades.length - 1)] })
      if (n === 0) await take(as, rateUnit, { orgId: units[0]?.id, grade: '满意' })
    }
  }
}

const WORDS = ['窗口中午最好有人', '政策讲得清楚', '希望线上能查进度', '检查能不能一次查完', '上门服务很及时'] as const

/** A round of last quarter with its results, one of this quarter under way. */
async function evaluate(on: On, { units }: Cast, today: string): Promise<void> {
  const dice = random(12)
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1
  const quarter = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
  const orgIds = units.slice(0, 8).map((one) => one.id)
  const round = { programKey: KEY, form: 'opinion', audience: 'enterprise', orgIds }
  const [from, to] = [addDays(quarter, -25), addDays(quarter, -5)]
  const past = await take(on(from), drawUpEvaluation, { ...round, title: '上季度企业评议', fromDay: from, toDay: to })
  await answer(on(addDays(from, 5)), past.id, orgIds, 28, dice)
  await take(on(addDays(quarter, -1)), closeEvaluation, { id: past.id, revision: 1 })
  const end = addDays(`${addDays(quarter, 95).slice(0, 7)}-01`, -1)
  const last = addDays(today, 10) < end ? addDays(today, 10) : end
  const present = { ...round, title: '本季度企业评议', fromDay: today, toDay: last }
  const { id } = await take(on(today), drawUpEvaluation, present)
  await answer(on(today), id, orgIds, 7, dice)
}

async function answer(ctx: Ctx, id: string, orgIds: readonly string[], n: number, dice: Random): Promise<void> {
  const { codes } = await take(ctx, issueTickets, { id, count: n + 12 })
  for (const code of codes.slice(0, n)) {
    const answers = orgIds
      .filter((_, place) => dice.chance(place === orgIds.length - 1 ? 0.1 : 0.8))
      .map((orgId) => ({
        orgId,
        values: {
          grade: dice.chance(0.62) ? '满意' : dice.chance(0.6) ? '基本满意' : '不满意',
          ...(dice.chance(0.06) ? { said: dice.pick(WORDS) } : {}),
        },
      }))
    if (answers.length > 0) await take(ctx, answerQuestionnaire, { code, answers })
  }
}

const PLEDGES = [
  '开办企业一个工作日办结',
  '办事窗口中午不断档',
  '惠企政策上门讲解，每月不少于十家',
  '涉企检查一年不超过两次，提前公示',
  '施工许可承诺制办理，三个工作日发证',
] as const

/** Pledges of most units; some kept, some overdue, some with comments from outside. */
async function promise(on: On, { units }: Cast, today: string): Promise<void> {
  const due = `${today.slice(0, 4)}-03-31`
  // In the time the program gives, once it has passed; a demo begun earlier in the year has pledged lately.
  const drawn = today > due ? addDays(due, -30) : addDays(today, -150)
  const drive = { programKey: KEY, form: 'pledge', title: '优化营商环境公开承诺', textField: 'words' }
  const publishBy = addDays(drawn, 30)
  const { id } = await take(on(drawn), drawUpDrive, { ...drive, dueField: 'finish', keptField: 'kept', publishBy })
  const made: string[] = []
  for (const [n, unit] of units.slice(0, -2).entries()) {
    const finish = addDays(today, -60 + n * 12)
    const values = { words: PLEDGES[n % PLEDGES.length], finish }
    made.push((await take(on(addDays(drawn, 5 + n)), publishPledge, { driveId: id, orgId: unit.id, values })).id)
  }
  for (const pledge of made.slice(0, 4))
    await take(on(addDays(today, -70)), reportPledge, { id: pledge, text: '流程已改，窗口已公示，抽查未见延误' })
  for (const [n, pledge] of made.slice(0, 3).entries()) {
    const note = n === 2 ? '暗访两次仍有断档' : '抽查三次属实'
    await take(on(addDays(today, -50 + n * 15)), settlePledge, { id: pledge, revision: 1, kept: n < 2, note })
  }
  const said = await take(on(addDays(today, -30)), commentPledge, {
    id: made[1] ?? '',
    text: '中午去过，有人值班，点赞',
  })
  await take(on(addDays(today, -29)), decideComment, { id: said.id, show: true })
  await take(on(addDays(today, -28)), answerComment, { id: said.id, text: '谢谢监督，排班表贴在窗口右侧' })
  await take(on(addDays(today, -2)), commentPledge, { id: made[4] ?? '', text: '许可要多久才算承诺期内' })
}

/** A contest that is over, and one in which the cadre's account judges. */
async function contend(on: On, { units, persons, cadre }: Cast, today: string): Promise<void> {
  const dice = random(13)
  const judges = [...new Set([...(cadre ? [cadre] : []), ...persons.slice(10, 15).map((one) => one.id)])]
  const items = [
    { field: 'work', most: 60, weight: 1 },
    { field: 'show', most: 100, weight: 0.4 },
  ]
  for (const [title, day, finished] of [
    ['上半年业绩大比武', addDays(today, -80), true],
    ['服务大评比', addDays(today, -1), false],
  ] as const) {
    const ctx = on(day)
    const { id } = await take(ctx, declareContest, {
      programKey: KEY,
      form: 'sheet',
      title,
      items,
      judges,
      dropHighest: 1,
      dropLowest: 1,
      day,
    })
    const entries = []
    for (const unit of units.slice(0, 6)) {
      const entered = await take(ctx, enterContest, { id, orgId: unit.id, title: `${unit.name}：为企业办成的十件事` })
      entries.push(entered.id)
    }
    await take(ctx, advanceContest, { id, revision: 1, to: 'judging' })
    if (!finished) continue
    for (const personId of judges)
      for (const entryId of entries) {
        const marks = { work: dice.int(42, 58), show: dice.int(75, 96) }
        const judge = { ...ctx, actor: { ...ctx.actor, personId } }
        // Whoever belongs to the unit is refused and leaves it to the others.
        const done = await execute(judge, judgeEntry, { id, entryId, marks })
        if (!done.ok && done.error.code !== 'contest.recused') throw new Error(`demo judge: ${done.error.code}`)
      }
    await take(ctx, advanceContest, { id, revision: 2, to: 'approved' })
    await take(ctx, advanceContest, { id, revision: 3, to: 'published' })
  }
}

/** Plans of some enterprises under the guarantee program; the account's own waits for its word. */
async function plan(on: On, { units, persons, firms, firm }: Cast, today: string): Promise<void> {
  const programKey = PARK.program.replaceAll('-', '_')
  const [day, ctx] = [addDays(today, -40), on(addDays(today, -40))]
  const chosen = [...firms.filter((one) => one.id === firm), ...firms.filter((one) => one.id !== firm).slice(0, 5)]
  for (const [n, one] of chosen.entries()) {
    const made = await take(ctx, drawUpPlan, {
      programKey,
      enterpriseId: one.id,
      form: 'policy_plan',
      title: `${one.name}一企一策`,
      nextReview: addDays(today, 20 + n),
      measures: [
        {
          text: '对接银行，落实流动资金贷款',
          orgId: units[3]?.id,
          personId: persons[n]?.id,
          dueDay: addDays(today, 30),
        },
        { text: '协调错峰用电和变压器增容', orgId: units[0]?.id, dueDay: addDays(day, 25 + n * 8) },
        { text: '专场招聘，补足一线用工', orgId: units[8]?.id ?? units[1]?.id, dueDay: addDays(today, 50) },
      ],
    })
    if (n === chosen.length - 1) continue
    await take(ctx, offerPlan, { id: made.id, revision: 1 })
    if (n === 0) continue
    const note = '走访时当面确认'
    await take(on(addDays(day, 3)), agreePlan, { id: made.id, revision: 2, agree: true, note })
    const { measureRows } = await take(ctx, readPlan, { id: made.id })
    const settled = { id: made.id, measureId: measureRows[1]?.id, state: 'done', note: '增容已送电' }
    if (n % 2 === 0) await take(on(addDays(today, -10)), settleMeasure, settled)
  }
}
