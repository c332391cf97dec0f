import { addAttachment } from '#app/attachment/add-attachment.ts'
import { complain } from '#app/complaint/complain.ts'
import type { Ctx } from '#app/context.ts'
import { MATTER_ACTS } from '#app/matter/acts.ts'
import { suggest } from '#app/suggestion/suggest.ts'
import { execute } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { countMattersOf, lastMatterOf, listHeads, listOrgsOfKind } from '#storage/demo-store.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import { actAs, must } from './act-as.ts'
import { evidenceSheet } from './evidence.ts'
import { PARK } from './places.ts'

const KEY = PARK.voices.key
const OUTSIDE: Ctx['actor'] = {
  via: 'link',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [],
  system: false,
}

/** What people suggested: where they are by now, and what they were told. */
const SUGGESTIONS = [
  ['审批服务', '办事大厅中午能不能留一个窗口。很多企业只有中午走得开。', '中午值班窗口已设，排班表贴在大厅入口。'],
  ['政策落实', '惠企政策太散，希望按行业整理成一本。', '已按行业编成口袋书，首批 500 册由包保干部送到企业。'],
  ['要素保障', '三号路晚上没有路灯，夜班工人骑车不安全。', '已装路灯 26 盏，本月 12 日亮灯。'],
  ['执法检查', '消防和安监能不能一起来查，一次说完。', '已列入联合检查计划，同一企业同一季度只上门一次。'],
  ['要素保障', '园区公交末班车太早，希望推迟到九点半。', null],
  ['审批服务', '施工许可要交的材料清单和网上写的不一样，请统一。', null],
  ['其他', '园区指示牌褪色了，货车司机经常走错门。', undefined],
] as const

const COMPLAINTS = [
  ['慢作为', '变更登记三周没有回音', '查实，已办结并向当事人道歉，经办人提醒谈话。', 'upheld'],
  ['不作为', '咨询电话一周无人接', '查实，已落实专人接听并公开备用号码。', 'upheld'],
  ['执法不规范', '检查时没有出示证件', '经查执法记录仪，当日已出示证件，已向投诉人说明。', 'rejected'],
  ['乱作为', '要求指定机构做评估', '查实，已责令纠正，退还费用。', 'upheld'],
  ['其他', '窗口工作人员态度不好', '查实，已当面道歉，窗口重新培训。', 'upheld'],
] as const

/** Thirteen complaints, thirteen concluded, as the notice prints it. */
const COMPLAINTS_MADE = 13

/**
 * What people said from outside without an account: suggestions on every step of their way, and the year's complaints, all
 * concluded. Each went the way of everybody's: raised by a visitor, given to a unit, signed, answered, closed. Done once.
 */
export async function hearOutside(ctx: Ctx, today: string): Promise<void> {
  const said = await ctx.db.inAuthority(ctx.authorityId, (tx) => countMattersOf(tx, ctx.authorityId, KEY, 'suggestion'))
  if (said > 0) return
  const { units, heads, office } = await ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
    units: await listOrgsOfKind(tx, ctx.authorityId, '部门'),
    heads: await listHeads(tx, ctx.authorityId),
    office: await findOffice(tx, ctx.authorityId),
  }))
  const clerk = await actAs(ctx, 'office', 'office')
  for (const [n, [category, text, answer]] of SUGGESTIONS.entries()) {
    const day = addDays(today, -58 + n * 9)
    must(
      await execute(on({ ...ctx, actor: OUTSIDE }, day), suggest, {
        program: KEY,
        matter: 'suggestion',
        category,
        text,
      }),
    )
    const unit = units[(n * 3 + 1) % units.length]
    if (answer === undefined || !unit) continue
    const id = await latest(ctx, 'suggestion')
    await handle(clerk, { id, day, orgId: unit.id, head: heads.get(unit.id) ?? null, answer, end: 'answered' })
  }
  // A complaint seals whoever made it; without the installation's key there is none to tell.
  if (!ctx.masterKey || office === null) return
  const sheet = await evidenceSheet('投诉核查记录', [
    ['当事双方', '已分别谈话', '督查室'],
    ['办件记录', '已调阅', '督查室'],
  ])
  for (let n = 0; n < COMPLAINTS_MADE; n++) {
    const [category, title, answer, end] = COMPLAINTS[n % COMPLAINTS.length] as (typeof COMPLAINTS)[number]
    const day = addDays(today, -200 + n * 14)
    const unit = units[(n * 5 + 2) % units.length]
    const made = { program: KEY, matter: 'complaint', title, body: `${title}，请查一查。`, category, orgId: unit?.id }
    must(await execute(on({ ...ctx, actor: OUTSIDE }, day), complain, made))
    const id = await latest(ctx, 'complaint')
    await handle(clerk, { id, day, orgId: office, head: clerk.actor.personId, answer, end, sheet })
  }
}

type Handling = {
  readonly id: string
  readonly day: string
  readonly orgId: string
  readonly head: string | null
  readonly answer: string | null
  readonly end: string
  readonly sheet?: string
}

async function handle(clerk: Ctx, { id, day, orgId, head, answer, end, sheet }: Handling): Promise<void> {
  const unit: Ctx = {
    ...clerk,
    actor: {
      ...clerk.actor,
      accountId: null,
      personId: head,
      orgIds: [orgId],
      grants: [{ role: 'head', scope: 'org', orgId, areaId: null, programKey: null }],
    },
  }
  const order = { give: 'order' as const, units: { lead: orgId } }
  must(await execute(on(clerk, day, '15:00'), MATTER_ACTS.assign, { id, data: order }))
  must(await execute(on(unit, addDays(day, 1)), MATTER_ACTS.sign, { id, data: {} }))
  if (answer === null) return
  must(await execute(on(unit, addDays(day, 6)), MATTER_ACTS.answer, { id, data: { text: answer } }))
  const closing = on(clerk, addDays(day, 8))
  const file = { thingKind: 'matter', thingId: id, name: '投诉核查记录.xlsx', content: sheet ?? '' }
  const evidence = sheet ? [must(await execute(closing, addAttachment, file)).id] : []
  must(await execute(closing, MATTER_ACTS.close, { id, data: { end, evidence }, reason: '已核实答复' }))
}

const latest = (ctx: Ctx, matter: string) =>
  ctx.db.inAuthority(ctx.authorityId, (tx) => lastMatterOf(tx, ctx.authorityId, KEY, matter))

/** The same actor at an hour of a day, never later than now. */
function on(ctx: Ctx, day: string, time = '10:00'): Ctx {
  const now = new Date(`${day}T${time}:00+08:00`).toISOString()
  return { ...ctx, now: now < ctx.now ? now : ctx.now }
}
