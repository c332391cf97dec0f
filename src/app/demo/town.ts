import { someDay } from './days.ts'
import { brandNames, creditCode, personNames, phone, TRADES } from './names.ts'
import type { DemoEnterprise, DemoOrg, DemoPerson } from './park.ts'
import { TOWN } from './places.ts'
import type { Random } from './random.ts'
import { visitNote } from './texts.ts'

/** A small city for the liaison notice: units in town and villages, each cadre with three enterprises, a visit a quarter. */
export type Town = {
  orgs: DemoOrg[]
  persons: DemoPerson[]
  enterprises: DemoEnterprise[]
  roster: { group: string; member: string; code: string | null; org: string | null }[]
  links: { relation: string; person: DemoPerson; enterprise: string | null; area: string | null }[]
  visits: { day: string; person: DemoPerson; enterprise: string; note: string }[]
  start: string
}

const DEPARTMENTS = [
  '经济和信息化局',
  '科学技术局',
  '财政局',
  '人力资源局',
  '自然资源局',
  '环境保护局',
  '市场监督管理局',
  '商务局',
] as const
const TOWNS = ['东桥镇', '西浜镇', '南塘街道', '北荡镇'] as const

export function makeTown(random: Random, today: string, start: string): Town {
  const orgs: DemoOrg[] = [
    { name: '澄湖市人民政府办公室', short: '市府办', kind: '市级机关', parent: null, office: false },
    { name: TOWN.office, short: '联络办', kind: '办公室', parent: null, office: true },
    ...DEPARTMENTS.map((name) => ({ name, short: name.slice(0, 2), kind: '部门', parent: null, office: false })),
    ...TOWNS.map((name) => ({ name, short: name.slice(0, 2), kind: '镇街', parent: null, office: false })),
  ]
  const names = personNames(random, 90)
  let at = 0
  const one = (org: string, post: string, head: boolean): DemoPerson => ({
    name: names[at] as string,
    no: String(1001 + at++),
    org,
    post,
    rank: head ? '乡科级正职' : '乡科级副职',
    head,
    phone: phone(random),
  })
  const leaders = Array.from({ length: 4 }, (_, i) => one('澄湖市人民政府办公室', i === 0 ? '市长' : '副市长', i === 0))
  const office = [one(TOWN.office, '主任', true), one(TOWN.office, '联络员', false)]
  const departmentCadres = DEPARTMENTS.flatMap((org) =>
    Array.from({ length: 4 }, (_, i) => one(org, i === 0 ? '局长' : '科长', i === 0)),
  )
  const townLeaders = TOWNS.flatMap((org) =>
    Array.from({ length: 4 }, (_, i) => one(org, i === 0 ? '镇长' : '副镇长', i === 0)),
  )
  const townCadres = TOWNS.flatMap((org) => Array.from({ length: 3 }, () => one(org, '干部', false)))
  const enterprises = makeEnterprises(random)
  const links = makeLinks(random, { leaders, departmentCadres, townLeaders, townCadres }, enterprises)
  const member = (group: string) => (person: DemoPerson) => ({
    group,
    member: person.name,
    code: person.no,
    org: person.org,
  })
  return {
    orgs,
    persons: [...leaders, ...office, ...departmentCadres, ...townLeaders, ...townCadres],
    enterprises,
    roster: [
      ...leaders.map(member('市级领导')),
      ...leaders.slice(0, 2).map(member('区域联企服务总协调人')),
      ...DEPARTMENTS.map((name) => ({ group: '涉企部门（单位）', member: name, code: null, org: null })),
      ...TOWNS.map((name) => ({ group: '镇（街道）、经济开发区、振东新区', member: name, code: null, org: null })),
      ...departmentCadres.map(member('涉企部门中层以上干部')),
      ...townLeaders.map(member('镇（街道）班子成员')),
      ...townCadres.map(member('镇（街道）其他干部')),
      ...TOWNS.map((name) => ({ group: '镇（街道）片区', member: `${name}片区`, code: null, org: null })),
      ...enterprises.map((enterprise) => ({
        group: '联系企业',
        member: enterprise.name,
        code: enterprise.code,
        org: null,
      })),
    ],
    links,
    visits: makeVisits(random, links, start, today),
    start,
  }
}

function makeEnterprises(random: Random): DemoEnterprise[] {
  const contacts = personNames(random, 120)
  return brandNames(random, 120).map((brand, i) => {
    const trade = random.pick(TRADES)
    return {
      name: `澄湖${brand}${trade.name}有限公司`,
      code: creditCode(random),
      classes: trade.classes.map((one) => (one === '规上工业' ? '规上' : one)),
      industry: trade.code,
      service: false,
      area: `${TOWNS[i % TOWNS.length]}片区`,
      address: '',
      contact: contacts[i] as string,
      phone: phone(random),
      staff: 0,
      revenue: 0,
      tax: 0,
    }
  })
}

type Cast = Record<'leaders' | 'departmentCadres' | 'townLeaders' | 'townCadres', DemoPerson[]>

/** Three enterprises for each leader and cadre, dealt round so that all are served; areas for the leaders. */
function makeLinks(random: Random, cast: Cast, enterprises: readonly DemoEnterprise[]): Town['links'] {
  const links: Town['links'] = []
  const deal = (relation: string, persons: readonly DemoPerson[], each: number) => {
    const order = random.shuffled(enterprises)
    let at = 0
    for (const person of persons) {
      for (let i = 0; i < each; i++)
        links.push({ relation, person, enterprise: (order[at++ % order.length] as DemoEnterprise).name, area: null })
    }
  }
  deal('市级领导重点联系企业', cast.leaders, 3)
  deal('部门干部联系企业', cast.departmentCadres, 4)
  deal('镇街班子成员结对企业', cast.townLeaders, 3)
  deal('镇街其他干部结对企业', cast.townCadres, 2)
  for (const [i, town] of TOWNS.entries()) {
    links.push({
      relation: '市级领导包片联企',
      person: cast.leaders[i] as DemoPerson,
      enterprise: null,
      area: `${town}片区`,
    })
    links.push({
      relation: '区域总协调',
      person: cast.leaders[i % 2] as DemoPerson,
      enterprise: null,
      area: `${town}片区`,
    })
  }
  return links
}

/** The first visit by mid April, then one a quarter; a few are late or missing. */
function makeVisits(random: Random, links: Town['links'], start: string, today: string): Town['visits'] {
  const quarters = quartersFrom(start, today)
  const visits: Town['visits'] = []
  for (const link of links) {
    if (link.enterprise === null || link.relation === '镇街其他干部结对企业') continue
    for (const [n, { first, last }] of quarters.entries()) {
      const present = n === quarters.length - 1
      if (random.chance(present ? 0.3 : 0.03)) continue
      const day = someDay(random, first, last)
      visits.push({ day, person: link.person, enterprise: link.enterprise, note: visitNote(random, false) })
    }
  }
  const seen = new Set<string>()
  return visits
    .filter((one) => {
      const key = `${one.day} ${one.person.no} ${one.enterprise}`
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function quartersFrom(start: string, today: string): { first: string; last: string }[] {
  const quarters: { first: string; last: string }[] = []
  for (let year = Number(start.slice(0, 4)); year <= Number(today.slice(0, 4)); year++) {
    for (const [from, to] of [
      ['01-01', '03-31'],
      ['04-01', '06-30'],
      ['07-01', '09-30'],
      ['10-01', '12-31'],
    ] as const) {
      const first = `${year}-${from}` < start ? start : `${year}-${from}`
      const last = `${year}-${to}` > today ? today : `${year}-${to}`
      if (first <= last && `${year}-${to}` >= start && `${year}-${from}` <= today) quarters.push({ first, last })
    }
  }
  return quarters
}
