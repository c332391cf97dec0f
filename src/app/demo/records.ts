import { addDays, eachDay } from '#domain/calendar/day.ts'
import { dayInWeek, mondays, someDay, weekdayBefore, workdayOf } from './days.ts'
import type { DemoPerson, Park } from './park.ts'
import type { Random } from './random.ts'
import type { Town } from './town.ts'

/** A duty done: a meeting, a report, a form. `duty` is its title in the program. */
export type DemoRecord = {
  duty: string
  day: string
  org: string | null
  person: DemoPerson | null
  enterprise: string | null
  note: string
}

/** Departments whose last weeks' dispatch meetings are kept in the product itself, not brought in by a ledger (unit-meetings.ts). */
export const KEPT_HERE = ['经济发展局', '财政金融局', '行政审批局'] as const
export const KEPT_WEEKS = 3

/** Weekly dispatch and list of every department, the leaders' weeks and months, plates, plans and policies; a few are missing. */
export function parkRecords(random: Random, park: Park, today: string): DemoRecord[] {
  const records: DemoRecord[] = []
  const departments = park.orgs.filter((org) => org.kind === '部门').map((org) => org.name)
  const add = (duty: string, day: string | undefined, about: Partial<DemoRecord>) => {
    if (day !== undefined && day <= today)
      records.push({ duty, day, org: null, person: null, enterprise: null, note: '', ...about })
  }
  const present = mondays(park.start, today).at(-1) ?? today
  for (const monday of mondays(park.start, today)) {
    for (const org of departments) {
      const held = random.chance(0.02) ? undefined : dayInWeek(random, monday, park.start, today)
      const here =
        (KEPT_HERE as readonly string[]).includes(org) &&
        monday < present &&
        monday >= addDays(present, -7 * KEPT_WEEKS)
      if (!here) add('每周调度', held, { org, note: '调度包保企业和项目本周情况' })
      if (!random.chance(0.04))
        add('每周清单（一周一结）', weekdayBefore(addDays(monday, 4)), { org, note: '本周走访、收集问题和办理进展' })
    }
    for (const person of park.leaders) {
      if (!random.chance(0.03))
        add('每周调度暂不能解决的问题', dayInWeek(random, monday, park.start, today), {
          person,
          note: '研究暂不能解决的问题',
        })
    }
  }
  for (const day of eachDay(park.start, today)) {
    for (const org of departments)
      if (!random.chance(day === today ? 0.4 : 0.01)) add('一日一盯', day, { org, note: '当日企业动态和问题办理情况' })
  }
  for (const [n, first] of firstsOfMonths(park.start, today).entries()) {
    if (n > 0) {
      for (const org of departments) add('每月通报', workdayOf(first, 3), { org, note: '上月走访到位率和办理情况' })
      if (['01', '04', '07', '10'].includes(first.slice(5, 7)))
        for (const org of departments) add('每季考核', workdayOf(first, 6), { org, note: '上季度考核结果' })
    }
    for (const person of park.leaders)
      if (!random.chance(0.03))
        add('每月会商', someDay(random, first, addDays(first, 26)), { person, note: '会商包保企业问题' })
  }
  for (const { name } of park.enterprises) {
    if (!random.chance(0.04))
      add('挂牌公示', someDay(random, park.start, addDays(park.start, 4)), { enterprise: name, note: '厂区大门右侧' })
    if (random.chance(0.7))
      add('一企一策', someDay(random, addDays(park.start, 30), today), {
        enterprise: name,
        note: '降本增效、对接融资、稳定用工',
      })
  }
  return records.filter((one) => one.day >= park.start).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The city's quarterly analyses, monthly reports and plans. */
export function townRecords(random: Random, town: Town, today: string): DemoRecord[] {
  const records: DemoRecord[] = []
  const departments = town.orgs.filter((org) => org.kind === '部门').map((org) => org.name)
  const coordinators = [
    ...new Set(town.links.filter((link) => link.relation === '区域总协调').map((link) => link.person)),
  ]
  for (const [n, first] of firstsOfMonths(town.start, today).entries()) {
    for (const org of departments) {
      const day = someDay(random, addDays(first, 20), addDays(first, 26))
      if (!random.chance(0.05) && day <= today)
        records.push({
          duty: '信息和问题报市联络办',
          day,
          org,
          person: null,
          enterprise: null,
          note: '本月联企信息和问题',
        })
    }
    if (n % 3 !== 1) continue
    for (const person of coordinators) {
      const day = someDay(random, first, addDays(first, 26))
      if (day <= today)
        records.push({
          duty: '每季联企服务形势分析会',
          day,
          org: null,
          person,
          enterprise: null,
          note: '分析片区企业运行情况',
        })
    }
  }
  for (const org of departments) {
    const day = someDay(random, addDays(town.start, 100), addDays(town.start, 170))
    if (day <= today)
      records.push({ duty: '分类倍增计划', day, org, person: null, enterprise: null, note: '六大倍增任务分解' })
  }
  return records
}

function firstsOfMonths(start: string, today: string): string[] {
  const firsts: string[] = []
  for (let day = `${start.slice(0, 7)}-01`; day <= today; day = `${addDays(day, 31).slice(0, 7)}-01`)
    firsts.push(day < start ? start : day)
  return firsts
}
