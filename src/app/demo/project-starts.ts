import type { Ctx } from '#app/context.ts'
import { grantExemption } from '#app/exemption/grant-exemption.ts'
import { fileTargets } from '#app/target/file-targets.ts'
import { recordReadings } from '#app/target/record-readings.ts'
import { setTarget } from '#app/target/set-target.ts'
import { addDays } from '#domain/calendar/day.ts'
import { countTargets, listOrgsOfKind } from '#storage/demo-store.ts'
import { findPeriodAt } from '#storage/report-store.ts'
import { actAs } from './act-as.ts'
import { at, must } from './at-moment.ts'
import { PARK } from './places.ts'

const program = PARK.campaign.key
/** Projects to be begun a quarter, and what was begun: by unit. */
const PLANS: Readonly<Record<string, readonly (readonly [target: number, begun: number])[]>> = {
  经济发展局: [
    [2, 2],
    [4, 3],
    [3, 3],
    [3, 1],
  ],
  商务招商局: [
    [2, 2],
    [6, 3],
    [3, 2],
    [2, 1],
  ],
  建设交通局: [
    [3, 3],
    [4, 4],
    [4, 0],
    [3, 2],
  ],
  自然资源分局: [
    [2, 1],
    [2, 2],
    [5, 1],
    [1, 1],
  ],
}

/**
 * Projects to be begun, quarter by quarter: one unit's quarter is judged by the target before a change of tasks, one by that of the quarter in
 * which work went on, one not at all; each with ground and reason.
 */
export async function driveStarts(system: Ctx, today: string): Promise<void> {
  const year = Number(today.slice(0, 4))
  const quarters = ['01-01', '04-01', '07-01', '10-01'].map((day) => `${year}-${day}`)
  const { all, made } = await system.db.inAuthority(system.authorityId, async (tx) => ({
    all: await listOrgsOfKind(tx, system.authorityId, '部门'),
    made: await countTargets(tx, system.authorityId, program, 'starts'),
  }))
  // Made once; a start that broke off here goes on without the rest.
  if (made > 0) return
  const orgs = new Map(all.map(({ name, id }) => [name, id]))
  for (const [name, plan] of Object.entries(PLANS)) {
    const subjectId = orgs.get(name)
    if (!subjectId) continue
    for (const [n, [target, begun]] of plan.entries()) {
      const [first = today, last] = [quarters[n], addDays(quarters[n + 1] ?? `${year + 1}-01-01`, -1)]
      // The targets of the year are known from its beginning.
      const january = `${year}-01-15`
      if (january > today) return
      const about = { program, indicator: 'starts', subjectKind: 'org', subjectId, about: addDays(first, 40) }
      const { id } = await must(system, at(january, '10:30'), setTarget, {
        ...about,
        target,
        measures: '项目专班每周调度',
      })
      await must(system, at(january, '16:00'), fileTargets, { ids: [id] })
      const told = addDays(last, 4)
      const day = told <= today ? last : today
      if (first > today) continue
      const rows = [{ targetId: id, value: begun, ...(begun < target ? WHY : {}) }]
      await must(system, at(told <= today ? told : today, '09:00'), recordReadings, { day, rows })
    }
  }
  const office = await actAs(system, 'office', 'office')
  const quarterOf = async (n: number) => {
    const moment = at(addDays(quarters[n] ?? today, 40), '12:00')
    const period = await system.db.inAuthority(system.authorityId, (tx) =>
      findPeriodAt(tx, system.authorityId, { programKey: program, calendar: 'quarter', at: moment }),
    )
    return period?.ordinal
  }
  for (const one of LET_OFF) {
    const subjectId = orgs.get(one.unit)
    const granted = addDays(quarters[one.quarter] ?? today, 75)
    const ordinal = await quarterOf(one.quarter)
    if (!subjectId || ordinal === undefined || granted > today) continue
    const other = one.other === undefined ? undefined : await quarterOf(one.other)
    await must(office, at(granted, '15:00'), grantExemption, {
      programKey: program,
      exemption: one.exemption,
      subjectKind: 'org',
      subjectId,
      calendar: 'quarter',
      ordinal,
      ...(other === undefined ? {} : { otherOrdinal: other }),
      ...(one.ground ? { ground: one.ground } : {}),
      reason: one.reason,
    })
  }
}

const WHY = { reason: '前期手续晚于计划，两个项目移至下季开工', remedy: '专班每周会商，用地和施工许可并联办理' }

type LetOff = {
  readonly unit: string
  readonly exemption: string
  readonly quarter: number
  readonly other?: number
  readonly ground?: string
  readonly reason: string
}
const LET_OFF: readonly LetOff[] = [
  {
    unit: '商务招商局',
    exemption: 'moved',
    quarter: 1,
    reason: '二季度起三个在谈项目划归经济发展局，按划转前的一季度目标考核',
  },
  {
    unit: '建设交通局',
    exemption: 'objective',
    quarter: 2,
    ground: '自然灾害',
    reason: '七月特大暴雨，全部在建工地停工六十天',
  },
  {
    unit: '自然资源分局',
    exemption: 'paused',
    quarter: 2,
    other: 3,
    ground: '汛期停工',
    reason: '用地现场勘界因汛期暂停，按复工的四季度目标',
  },
]
