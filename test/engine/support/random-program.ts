/** Random small programs: every rule shape with its options drawn, over a link, visits, ratings and findings. */
import { checkProgram } from '#program/check.ts'
import type { Program } from '#program/model.ts'
import type { Dice } from './random-world.ts'

const CALENDARS = ['week', 'half_month', 'month', 'quarter', 'half_year', '2 weeks'] as const
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  rating: [
    'by == "enterprise"',
    'score >= 80',
    '!(grade == "满意") || named',
    'by in ["enterprise", "monitor"] && score > 0',
    'org.kind == "部门"',
  ],
  finding: [
    'confirmed',
    'category == "甲类" && !rectified',
    'level == "重" || confirmed',
    '!(source == "self")',
    'within(day, "spring")',
  ],
  profile: [
    'tax >= 500',
    'tax > 500 && tax_before <= 500',
    'given(tax_before) && output / output_before > 1.17',
    '"规上" in enterprise.classes || staff >= 300',
    'day >= date("2026-06-01")',
  ],
  plan: [
    'agreed',
    '!agreed && overdue > 0',
    'state == "agreed" && agreed_by == "enterprise"',
    'done >= 1 || measures == 0',
  ],
  plan_measure: [
    'overdue',
    'done && !late',
    'state != "dropped" && agreed',
    'given(due) && (done || overdue)',
    'settled >= date("2026-03-01")',
  ],
  meeting: [
    'chaired',
    '!chaired',
    'attendees > 5 && chaired',
    '"cadres" in chair.groups',
    'chair.org.kind == "部门" || attendees > 20',
  ],
  enterprise: [
    'enterprise.size in ["小型", "微型"]',
    'enterprise.section == "C" && enterprise.size != "大型"',
    'enterprise.division == "13" || enterprise.region == "330483"',
    'enterprise.industry == "7010"',
  ],
  delivery: ['read', '!claimed', 'how in ["visit", "portal"] && read', 'level == "市"', 'policy == "政策1" || claimed'],
  claim: ['granted', 'state == "asked" || amount > 3', 'state != "refused" && days_used <= 20', 'org.kind == "部门"'],
  visit: [
    'how == "visit"',
    'minutes >= 30',
    'unannounced || recorded',
    'enterprise.classes == enterprise.classes || first',
    'days(day, today) <= 60',
  ],
}

/** A program that passes the check. @throws with its faults when the generator writes nonsense */
export function randomProgram(dice: Dice): Program {
  const every = dice.pick(CALENDARS)
  const longer = dice.pick(['quarter', 'year', every])
  const where = (kind: keyof typeof CONDITIONS, p = 0.6): string => {
    const pool = (CONDITIONS[kind] ?? []).filter((one) => !one.includes('classes =='))
    return dice.chance(p) ? `, where: '${dice.pick(pool)}'` : ''
  }
  const except = (text: string): string => (dice.chance(0.3) ? `, except: '${text}'` : '')
  const clip = `${dice.chance(0.3) ? `, round: ${dice.upTo(2)}` : ''}${dice.chance(0.2) ? ', floor: 0' : ''}${dice.chance(0.2) ? ', ceiling: 50' : ''}`
  const few = dice.chance(0.3) ? `, at_least: ${1 + dice.upTo(2)}` : ''
  const warned = dice.chance(0.5)
  const bands = '{ by: score, bands: [{ from: 90, give: 1 }, { from: 80, give: 0.5 }, { from: 0, give: -1 }] }'
  const table = `{ by: category, cases: { 甲类: -1, 乙类: "-2" }${dice.chance(0.5) ? ', else: 0.5' : ''} }`
  const text = `
program: drawn
version: 1
title: 抽出来的方案
source: 试验
assumed: 试验
in_force: { from: 2026-01-01, to: 2026-12-31 }
calendar: { working_days: ${dice.pick(['official', 'weekdays'])}, counts_from: ${dice.pick(['next_day', 'same_day'])}, day_turns: "${dice.pick(['24:00', '24:00', '12:00'])}" }
periods:
  - { period: spring, title: 春, from: 2026-03-01, to: 2026-05-31, assumed: 试 }
roster:
  - { group: depts, title: 单位, of: org, assumed: 试 }
  - { group: cadres, title: 干部, of: person, assumed: 试 }
  - { group: firms, title: 企业, of: enterprise, assumed: 试 }
  - { group: big, title: 大企业, of: enterprise, where: '${dice.pick([`"规上" in classes`, `size in ["大型", "中型"]`, `section == "C" || region == "330483"`])}', assumed: 试 }
links:
  - { link: contact, title: 联系, holder: cadres, target: firms${dice.chance(0.6) ? `, per_holder: { at_least: ${1 + dice.upTo(1)}${dice.chance(0.4) ? ', at_most: 3' : ''} }` : ''}, per_target: { ${dice.pick(['at_least: 1', 'exactly: 1'])} }, assumed: 试 }
duties:
  - { duty: calls, title: 走访, each: link contact${dice.chance(0.2) ? ", where: '!ended'" : ''}, who: ${dice.pick(['person', 'org', '[person, org]'])}, every: ${every}, times: ${1 + dice.upTo(1)}, met_by: { each: visit${where('visit', 0.4)} }${dice.chance(0.3) ? ', done_by: self' : ''}${dice.chance(0.3) ? `, grace: ${dice.pick(['1 working day', '3 days'])}` : ''}${dice.chance(0.3) ? `, due: ${dice.pick(['5 working days after end of period', '3 days after end of period'])}` : ''}, assumed: 试 }
  - { duty: once, title: 首访, each: link contact, who: person, due: ${dice.pick(['2026-04-15', '10 working days', '1 month', '1 month and 3 days'])}, met_by: visit${dice.chance(0.3) ? ', grace: 2 days' : ''}, assumed: 试 }
  - { duty: mend, title: 整改, each: finding${where('finding')}, who: org, due: { by: category, cases: { 甲类: 3 working days, 乙类: 24 hours }${dice.chance(0.7) ? ', else: 1 week' : ''} }, met_by: { each: visit${where('visit', 0.3)} }, assumed: 试 }
  - { duty: figures, title: 报数, each: link contact, who: person, every: ${longer}, met_by: { each: profile${where('profile', 0.4)} }, assumed: 试 }
  - { duty: held, title: 开会, each: member depts, who: org, every: ${longer}, met_by: { each: meeting review${where('meeting', 0.8)} }, assumed: 试 }
  - { duty: planned, title: 定计划, each: member firms, who: '${dice.pick(['office', 'enterprise'])}', due: ${dice.pick(['2026-06-30', '3 months'])}, met_by: { each: plan${where('plan', 0.8)} }, assumed: 试 }
  - { duty: bring, title: 送策, each: link contact, who: person, every: ${every}, met_by: [{ each: delivery${where('delivery', 0.4)} }, { each: claim${where('claim', 0.4)} }], assumed: 试 }
meetings:
  - { meeting: review, title: 调度会, chair: ${dice.pick(['head', 'cadres', '[head, cadres]'])}, assumed: 试 }
matters:
  - { matter: appeal, kind: appeal, title: 申诉, about: [points found, points for_mark, mark missed], assumed: 试, ends: [{ end: kept, title: 维持, counts_as: explained, assumed: 试 }, { end: upheld, title: 成立, counts_as: solved, assumed: 试 }] }
exemptions:
  - { exemption: let_off, title: 免责, on: [duty calls, duty once], effect: excuse, granted_by: office, assumed: 试 }
  - { exemption: left_out, title: 不考核, on: [duty calls, measure rate, measure points_of], effect: skip, granted_by: office, assumed: 试 }
measures:
  - { measure: rate, title: 到位率, for: ${dice.pick(['depts, through: person.org', 'cadres', 'firms', 'authority'])}, every: ${every}, each: duty calls${except('excused || open')}, share: met${few}${clip}, assumed: 试 }
  - { measure: points_of, title: 均分, for: depts, every: ${every}, each: rating${where('rating')}, ${dice.pick(['average: score', 'average: score, without: { highest: 1, lowest: 1 }', 'average: score, without: { lowest: 1 }', 'sum: score, start: 10', 'last: score', 'share: score, out_of: 100', `average: ${bands}`, 'count: each', 'count: enterprise'])}${few}${clip}, assumed: 试 }
  - { measure: found_n, title: 发现数, for: depts, every: ${every}, each: finding${where('finding')}, count: each, assumed: 试 }
  - { measure: worth, title: 商, for: depts, every: ${every}, formula: measure.points_of / measure.found_n${dice.chance(0.3) ? ' + measure.found_n' : ''}${clip}, assumed: 试 }
  - { measure: rich, title: 过线企业, for: authority, every: ${longer}, each: profile${where('profile', 0.8)}, count: ${dice.pick(['each', 'enterprise', 'person'])}, assumed: 试 }
  - { measure: own_tax, title: 企业纳税, for: firms, every: ${longer}, each: profile${dice.chance(0.5) ? ", where: 'given(tax)'" : ''}, ${dice.pick(['last: tax', 'sum: tax', 'average: tax / tax_before', 'last: staff_before'])}${clip}, assumed: 试 }
  - { measure: told, title: 送政策, for: ${dice.pick(['depts', 'cadres', 'firms', 'authority'])}, every: ${every}, each: delivery${where('delivery')}, ${dice.pick(['share: read', 'share: claimed', 'count: enterprise', 'count: each'])}${few}, assumed: 试 }
  - { measure: plans_done, title: 措施到期完成, for: ${dice.pick(['depts', 'cadres', 'firms', 'authority'])}, every: ${every}, each: plan_measure${where('plan_measure')}, ${dice.pick(['share: done && !late', 'count: each', 'count: enterprise'])}, assumed: 试 }
  - { measure: planned_n, title: 计划数, for: ${dice.pick(['depts', 'firms', 'authority'])}, every: ${longer}, each: plan${where('plan')}, ${dice.pick(['count: each', 'sum: overdue', 'share: agreed', 'average: done'])}, assumed: 试 }
  - { measure: small, title: 小微走访, for: authority, every: ${every}, each: visit${where('enterprise', 0.9)}, count: ${dice.pick(['each', 'enterprise'])}, assumed: 试 }
  - { measure: granted, title: 兑现, for: ${dice.pick(['depts', 'firms', 'authority'])}, every: ${every}, each: claim${where('claim')}, ${dice.pick(['sum: amount', 'share: granted', 'average: days_used', 'count: enterprise'])}, assumed: 试 }
  - measure: total
    title: 总分
    for: depts
    every: ${every}
    assumed: 试
    score:
      full: 100
      absent: ${dice.pick(['share_out', 'zero', 'full'])}
      parts:
        - { part: a, weight: 70, of: points_of, worth: ${dice.pick(['"value / 100"', '"value > 50 ? 1.0 : 0.0"', '"min(value, 100) / 100"'])} }
        - { part: b, weight: 30, of: found_n, bands: [{ from: 2, give: 0 }, { from: 1, give: 0.5 }, { from: 0, give: 1 }] }
  - { measure: balance, title: 余额, for: depts, every: ${longer}, each: points, except: '${dice.pick(['cancelled', 'warned', 'cancelled || value > 0'])}', start: 100, sum: value, assumed: 试 }
rankings:
  - { ranking: order, title: 排名, for: depts, by: ${dice.pick(['total', '[total, found_n]', 'points_of'])}, every: ${every}${dice.chance(0.4) ? ', within: kind' : ''}, ties: ${dice.pick(['all', 'fewer'])}, best: ${dice.pick(['high', 'low'])}, assumed: 试 }
marks:
  - { mark: short, title: 不足, each: cover contact, where: '!met${dice.chance(0.5) ? ' && side == "target"' : ''}', to: ${dice.pick(['enterprise', 'person', '[enterprise, person]'])}, assumed: 试 }
  - { mark: missed, title: 未走访, each: duty calls, where: '${dice.pick(['missed', 'missed && !excused', '!met', 'open', 'met', 'have == 0 && missed'])}', to: ${dice.pick(['person', 'org', '[person, person.org]'])}${dice.chance(0.4) ? `, at: ${dice.pick(['2 working days before due', '3 days after due', 'due'])}` : ''}, assumed: 试 }
  - { mark: late, title: 逾期, each: duty mend, where: '${dice.pick(['late', 'missed', 'late || missed', 'days_late >= 2', '!open'])}', to: org, assumed: 试 }
  - { mark: again, title: 再次, each: mark missed, where: '${dice.pick(['nth == 2', 'streak >= 2', 'still && nth > 1', '!still'])}'${dice.chance(0.4) ? ', at: 5 working days after due' : ''}, assumed: 试 }
  - { mark: bottom, title: 末位, any: [{ each: ranking order, where: 'from_bottom <= 1${dice.chance(0.5) ? ' && measure.found_n >= 1' : ''}' }, { each: measure found_n, where: 'value >= 2' }], to: org, assumed: 试 }
  - { mark: newly_rich, title: 新过线, each: profile${where('profile', 0.8)}, to: enterprise, assumed: 试 }
  - { mark: overdue, title: 措施逾期, each: plan_measure${where('plan_measure', 0.9)}, to: ${dice.pick(['org', 'person', '[org, enterprise]'])}, assumed: 试 }
  - { mark: chaired, title: 主持不符, each: meeting review${where('meeting', 0.9)}, to: ${dice.pick(['org', 'chair', 'person'])}, assumed: 试 }
  - { mark: refused, title: 未兑现, each: claim, where: '${dice.pick(['state == "refused"', '!granted', 'days_used > 10'])}', to: ${dice.pick(['org', 'enterprise', '[org, enterprise]'])}, assumed: 试 }
points:
  - { points: brought, title: 送到加分, each: delivery${where('delivery')}, give: 1, to: ${dice.pick(['person', 'org', 'person.org'])}, assumed: 试 }
  - { points: low, title: 末位扣分, each: ranking order, where: '${dice.pick(['from_bottom <= 2', 'value < 50', 'measure.points_of < 80'])}', give: ${dice.pick(['from_bottom - 3', '-1', '"value / 100"'])}${warned ? ', warned: 10 working days' : ''}${dice.chance(0.5) ? `, cancelled: [{ each: measure found_n, where: 'value == 0', within: ${dice.pick(['same_period', 'next_period', 'year', 'program', ...(warned ? ['warning'] : [])])} }]` : ''}, assumed: 试 }
  - { points: found, title: 发现扣分, each: finding${where('finding')}, give: ${table}, to: ${dice.pick(['org', '[org, person]', 'person'])}${dice.chance(0.6) ? `, cap: { most: ${dice.pick(['-2', '-1', '3'])}, per: ${dice.pick(['year', 'program', 'quarter', 'month'])} }` : ''}${dice.chance(0.4) ? `, cancelled: [{ each: finding, where: rectified, within: ${dice.pick(['year', 'program'])} }]` : ''}, assumed: 试 }
  - { points: for_mark, title: 标记扣分, each: mark missed, give: -1, to: ${dice.pick(['person', '[person, org]'])}${dice.chance(0.5) ? ', cap: { most: -3, per: quarter }' : ''}, assumed: 试 }
`
  const checked = checkProgram(text)
  if (!checked.ok) throw new Error(`${checked.faults.map((one) => `${JSON.stringify(one)}`).join('\n')}\n${text}`)
  return checked.program
}
