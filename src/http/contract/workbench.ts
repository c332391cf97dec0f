import { z } from 'zod'
import { Day, Id, Moment, Named } from './common.ts'
import { MatterRow } from './matter.ts'
import { contract } from './route.ts'
import { MyPart } from './task.ts'

/** One figure: how many, and the query string of the list that shows exactly those rows. */
export const Figure = z
  .object({
    id: z.string(),
    title: z.string(),
    count: z.int(),
    /** `matters?state=recorded` — page and filter that open the rows. */
    opens: z.string(),
    danger: z.enum(['red', 'amber', 'none']),
  })
  .meta({ id: 'Figure' })
export type Figure = z.infer<typeof Figure>

export const officeBoard = contract({
  method: 'GET',
  path: '/api/workbench/office',
  tag: 'workbench',
  summary: '办公室工作台：待受理、超期、本周到期、将超期、不认可、未尽事项、红线案件；各为一个数和它的清单',
  query: z.object({ program: z.string().max(100).optional() }),
  response: z.object({
    now: Moment,
    figures: z.array(Figure),
    /** What to do next, most dangerous first. */
    next: z.array(MatterRow),
  }),
})

export const DutyShown = z
  .object({
    id: Id,
    programKey: z.string(),
    rule: z.string(),
    title: z.string(),
    clause: z.string().nullable(),
    assumed: z.string().nullable(),
    person: Named.nullable(),
    org: Named.nullable(),
    enterprise: Named.nullable(),
    project: Named.nullable(),
    matter: Named.nullable(),
    linkId: Id.nullable(),
    period: z.string().nullable(),
    openedAt: Moment,
    dueAt: Moment,
    dueDay: Day,
    need: z.int(),
    have: z.int(),
    doneAt: Moment.nullable(),
    state: z.enum(['open', 'met', 'late', 'missed', 'excused']),
    daysLate: z.int(),
    unknownYear: z.boolean(),
    /** How the last day came about. */
    explain: z.string(),
    /** What fulfils it: visit, form x, report x …, so that the page offers the right entry. */
    metBy: z.array(z.string()),
  })
  .meta({ id: 'DutyShown' })
export type DutyShown = z.infer<typeof DutyShown>

export const TargetShown = z
  .object({
    linkId: Id,
    link: z.string(),
    linkTitle: z.string(),
    programKey: z.string(),
    enterprise: Named.nullable(),
    project: Named.nullable(),
    area: Named.nullable(),
    kinds: z.array(z.string()),
    fromDay: Day,
    toDay: Day,
    lastVisit: Day.nullable(),
    openMatters: z.int(),
    address: z.string().nullable(),
  })
  .meta({ id: 'TargetShown' })
export type TargetShown = z.infer<typeof TargetShown>

export const myDay = contract({
  method: 'GET',
  path: '/api/workbench/me',
  tag: 'workbench',
  summary: '我的一天：应尽事项、联系的企业和项目、未了的问题、计划、提醒',
  response: z.object({
    now: Moment,
    person: Named.nullable(),
    duties: z.array(DutyShown),
    targets: z.array(TargetShown),
    matters: z.array(MatterRow),
    plans: z.array(
      z.object({
        id: Id,
        day: Day,
        enterprise: Named.nullable(),
        project: Named.nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** His parts of open key tasks. */
    parts: z.array(MyPart),
    notices: z.int(),
  }),
})

export const unitBoard = contract({
  method: 'GET',
  path: '/api/workbench/orgs/:id',
  tag: 'workbench',
  summary: '单位一页：待签收、在办、超期、干部应尽事项、排名',
  params: z.object({ id: Id }),
  response: z.object({
    now: Moment,
    org: Named,
    figures: z.array(Figure),
    next: z.array(MatterRow),
    people: z.array(
      z.object({
        person: Named,
        title: z.string(),
        links: z.int(),
        openDuties: z.int(),
        missedDuties: z.int(),
        openMatters: z.int(),
        /** Of what the unit leads: what he handles, what falls due within two days, what is overdue. */
        handling: z.int(),
        near: z.int(),
        overdue: z.int(),
      }),
    ),
    rankings: z.array(
      z.object({
        programKey: z.string(),
        ranking: z.string(),
        title: z.string(),
        period: z.string(),
        place: z.int(),
        of: z.int(),
        value: z.string(),
      }),
    ),
  }),
})
