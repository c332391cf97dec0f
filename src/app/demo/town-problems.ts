import { addDays } from '#domain/calendar/day.ts'
import { someDay, weekdayBefore, within, workdaysBack } from './days.ts'
import type { DemoProblem } from './problems.ts'
import type { Random } from './random.ts'
import type { Town } from './town.ts'

const CASES = [
  {
    category: '用工',
    unit: '人力资源局',
    text: '旺季缺熟练工，希望组织招聘',
    answer: '已举办专场招聘会，到岗人数满足排产需要。',
  },
  {
    category: '环保',
    unit: '环境保护局',
    text: '废气处理设施改造方案需要专家把关',
    answer: '已组织专家论证，改造方案已通过。',
  },
  { category: '资金', unit: '财政局', text: '技改贴息申报进度慢', answer: '已完成审核并公示，贴息资金已拨付。' },
  { category: '技术', unit: '科学技术局', text: '希望对接研究院所联合攻关', answer: '已与研究院所签订合作协议。' },
  { category: '人才', unit: '人力资源局', text: '引进的工程师落户手续不清楚', answer: '已专人代办，落户手续完成。' },
  { category: '市场', unit: '商务局', text: '希望参加行业展会拓展客户', answer: '已统一组织参展，企业签下订单。' },
] as const

/** Forty problems of the city, thirty of them solved. */
export function makeTownProblems(random: Random, town: Town, today: string): DemoProblem[] {
  const problems = Array.from({ length: 40 }, (_, i) => make(random, town, today, i < 30))
  problems.sort((a, b) => (a.raised < b.raised ? -1 : a.raised > b.raised ? 1 : 0))
  return problems.map((one, i) => ({ ...one, no: `NT${String(i + 1).padStart(3, '0')}` }))
}

function make(random: Random, town: Town, today: string, solved: boolean): DemoProblem {
  const link = random.pick(town.links.filter((one) => one.relation === '部门干部联系企业'))
  const kind = random.pick(CASES)
  const raised = solved ? someDay(random, town.start, addDays(today, -40)) : workdaysBack(today, random.int(2, 25))
  const answered = solved ? within(weekdayBefore(addDays(raised, random.int(5, 20))), raised, today) : null
  return {
    no: '',
    target: {
      kind: 'enterprise',
      name: link.enterprise as string,
      code: null,
      leader: link.person,
      holders: [link.person],
    },
    text: `${kind.text}。`,
    category: kind.category,
    source: random.pick(['走访', '企业自报']),
    raised,
    by: link.person,
    lead: kind.unit,
    assist: null,
    assigned: raised,
    due: null,
    answer: solved ? kind.answer : '已受理，正在研究。',
    answered,
    state: solved ? '已解决' : '办理中',
    closed: answered === null ? null : within(weekdayBefore(addDays(raised, 24)), answered, today),
    word: solved ? '满意' : null,
  }
}
