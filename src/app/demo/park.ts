import { addDays } from '#domain/calendar/day.ts'
import { dayInWeek, mondays } from './days.ts'
import { brandNames, creditCode, personNames, phone, SERVICES, TRADES } from './names.ts'
import { PARK } from './places.ts'
import type { Random } from './random.ts'
import { visitNote } from './texts.ts'

export type DemoOrg = { name: string; short: string; kind: string; parent: string | null; office: boolean }
export type DemoPerson = {
  name: string
  no: string
  org: string
  post: string
  rank: string
  head: boolean
  phone: string
}
export type DemoEnterprise = {
  name: string
  code: string
  classes: readonly string[]
  industry: string
  service: boolean
  area: string
  address: string
  contact: string
  phone: string
  staff: number
  revenue: number
  tax: number
}
export type DemoProject = {
  name: string
  code: string
  class: string
  stage: string
  investment: number
  org: string
  owner: string
  from: string
  to: string
}
/** What is looked after: an enterprise or a project, by whom. */
export type DemoTarget = {
  kind: 'enterprise' | 'project'
  name: string
  code: string | null
  leader: DemoPerson
  holders: DemoPerson[]
}
export type DemoVisit = {
  day: string
  time: string
  visitors: DemoPerson[]
  target: DemoTarget
  how: string
  note: string
}
export type Park = {
  orgs: DemoOrg[]
  leaders: DemoPerson[]
  cadres: DemoPerson[]
  enterprises: DemoEnterprise[]
  projects: DemoProject[]
  targets: DemoTarget[]
  visits: DemoVisit[]
  /** First day of the pairings. */
  start: string
}

const DEPARTMENTS = [
  ['经济发展局', '经发局'],
  ['科技创新局', '科创局'],
  ['商务招商局', '招商局'],
  ['财政金融局', '财金局'],
  ['自然资源分局', '资源局'],
  ['生态环境分局', '环保局'],
  ['建设交通局', '建交局'],
  ['行政审批局', '审批局'],
  ['人力资源和社会保障局', '人社局'],
  ['社会事务局', '社事局'],
  ['综合执法局', '执法局'],
  ['税务服务站', '税务站'],
  ['统计工作站', '统计站'],
] as const

const AREAS = ['东岭片区', '西溪片区', '南湖片区', '北原片区'] as const

/** The park of the second half of notice 004: 13 departments, over 300 cadres, 38 projects, 90 + 10 enterprises, a year of weekly visits. */
export function makePark(random: Random, today: string, start: string): Park {
  const orgs: DemoOrg[] = [
    { name: PARK.board, short: '管委会', kind: '管委会', parent: null, office: false },
    { name: PARK.office, short: '督查', kind: '办公室', parent: PARK.board, office: true },
    ...DEPARTMENTS.map(([name, short]) => ({ name, short, kind: '部门', parent: PARK.board, office: false })),
  ]
  const { leaders, cadres } = makePeople(random)
  const enterprises = makeEnterprises(random)
  const projects = makeProjects(random, enterprises, start)
  const targets = pair(random, leaders, cadres, enterprises, projects)
  return {
    orgs,
    leaders,
    cadres,
    enterprises,
    projects,
    targets,
    visits: makeVisits(random, targets, start, today),
    start,
  }
}

const CADRES_EACH = 24

function makePeople(random: Random): { leaders: DemoPerson[]; cadres: DemoPerson[] } {
  const names = personNames(random, 12 + 4 + DEPARTMENTS.length * CADRES_EACH)
  let at = 0
  const one = (org: string, post: string, rank: string, head: boolean): DemoPerson => ({
    name: names[at] as string,
    no: String(++at).padStart(4, '0'),
    org,
    post,
    rank,
    head,
    phone: phone(random),
  })
  const leaders = Array.from({ length: 12 }, (_, i) =>
    one(PARK.board, i === 0 ? '主任' : i < 4 ? '副主任' : '党工委委员', i < 4 ? '县处级' : '乡科级正职', i === 0),
  )
  const office = Array.from({ length: 4 }, (_, i) =>
    one(PARK.office, i === 0 ? '主任' : '督查专员', i === 0 ? '乡科级正职' : '科员', i === 0),
  )
  const others = DEPARTMENTS.flatMap(([org]) =>
    Array.from({ length: CADRES_EACH }, (_, i) =>
      one(
        org,
        i === 0 ? '局长' : i < 3 ? '副局长' : '干部',
        i === 0 ? '乡科级正职' : i < 3 ? '乡科级副职' : '科员',
        i === 0,
      ),
    ),
  )
  // Two people of one name, in two units: ledgers tell them apart by the unit.
  const [twin, other] = [others[5], others[5 + CADRES_EACH * 3]]
  if (twin && other) other.name = twin.name
  return { leaders, cadres: [...office, ...others] }
}

function makeEnterprises(random: Random): DemoEnterprise[] {
  const brands = brandNames(random, 100)
  const contacts = personNames(random, 100)
  const codes = new Set<string>()
  while (codes.size < 100) codes.add(creditCode(random))
  const allCodes = [...codes]
  const above = TRADES.filter((trade) => (trade.classes as readonly string[]).includes('规上工业'))
  const below = TRADES.filter((trade) => !(trade.classes as readonly string[]).includes('规上工业'))
  return brands.map((brand, i) => {
    const service = i >= 90
    const trade = service ? random.pick(SERVICES) : i < 53 ? random.pick(above) : random.pick(below)
    const staff = service ? random.int(20, 180) : i < 53 ? random.int(80, 900) : random.int(12, 90)
    const revenue = staff * random.int(18, 60)
    const area = random.pick(AREAS)
    return {
      name: `云岭${brand}${trade.name}有限公司`,
      code: allCodes[i] as string,
      classes: trade.classes,
      industry: trade.code,
      service,
      area,
      address: `${area.slice(0, 2)}路${random.int(1, 280)}号`,
      contact: contacts[i] as string,
      phone: phone(random),
      staff,
      revenue,
      tax: Math.round(revenue * random.int(15, 60)) / 1000,
    }
  })
}

const WORKS = [
  '生产基地',
  '技术改造',
  '标准厂房',
  '研发中心',
  '仓储物流',
  '智能工厂',
  '二期扩建',
  '污水处理提升',
] as const

function makeProjects(random: Random, enterprises: readonly DemoEnterprise[], start: string): DemoProject[] {
  const owners = random.shuffled(enterprises).slice(0, 38)
  return owners.map((owner, i) => {
    const from = addDays(start, -random.int(30, 400))
    return {
      name: `${owner.name.replace('有限公司', '')}${WORKS[i % WORKS.length]}项目`,
      code: `2600-439921-04-01-${String(random.int(100000, 999999))}`,
      class: i < 6 ? '省重点' : i < 16 ? '市重点' : '园区重点',
      stage: random.pick(['前期', '开工', '主体施工', '设备安装', '竣工验收']),
      investment: random.int(8, 300) * 100,
      org: random.pick(['经济发展局', '建设交通局', '自然资源分局', '商务招商局']),
      owner: owner.name,
      from,
      to: addDays(from, random.int(400, 900)),
    }
  })
}

/** Every cadre holds at least one target, every target has one leader and at least two cadres. */
function pair(
  random: Random,
  leaders: readonly DemoPerson[],
  cadres: readonly DemoPerson[],
  enterprises: readonly DemoEnterprise[],
  projects: readonly DemoProject[],
): DemoTarget[] {
  const targets: DemoTarget[] = [
    ...enterprises.map((one) => ({ kind: 'enterprise' as const, name: one.name, code: one.code })),
    ...projects.map((one) => ({ kind: 'project' as const, name: one.name, code: null })),
  ].map((one, i) => ({ ...one, leader: leaders[i % leaders.length] as DemoPerson, holders: [] }))
  for (const [i, cadre] of random.shuffled(cadres).entries())
    (targets[i % targets.length] as DemoTarget).holders.push(cadre)
  return targets
}

/**
 * A visit a week to every target, by one or two of its cadres; a few weeks are missed, and in the present week a third is still to
 * come. Some weeks have a second visit.
 */
function makeVisits(random: Random, targets: readonly DemoTarget[], start: string, today: string): DemoVisit[] {
  const visits: DemoVisit[] = []
  const weeks = mondays(start, today)
  for (const [n, monday] of weeks.entries()) {
    const present = n === weeks.length - 1
    for (const target of targets) {
      const missed = present ? random.chance(0.35) : random.chance(0.0016)
      const times = missed ? 0 : random.chance(0.08) ? 2 : 1
      const days = new Set<string>()
      for (let i = 0; i < times; i++) {
        const day = dayInWeek(random, monday, start, today)
        if (day) days.add(day)
      }
      for (const day of days) visits.push(makeVisit(random, target, day))
    }
  }
  return visits.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function makeVisit(random: Random, target: DemoTarget, day: string): DemoVisit {
  const order = random.shuffled(target.holders)
  const visitors = order.slice(0, random.chance(0.4) ? 2 : 1)
  if (random.chance(0.04)) visitors.push(target.leader)
  return {
    day,
    time: `${String(random.int(8, 16)).padStart(2, '0')}:${random.pick(['00', '10', '20', '30', '40', '50'])}`,
    visitors,
    target,
    how: random.chance(0.93) ? '走访' : random.pick(['座谈', '电话']),
    note: visitNote(random, target.kind === 'project'),
  }
}
