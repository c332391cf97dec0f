import { z } from 'zod'
import { Day, Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'
import { FormFieldShown } from './visit.ts'

const Key = z.string().min(1).max(100)

/** Done of owed: late is done, too; who is excused owes nothing. */
const Share = z.object({ done: z.int(), owed: z.int() })

export const PhaseShown = z
  .object({
    id: z.string(),
    title: z.string(),
    clause: z.string().nullable(),
    from: Day,
    to: Day,
    state: z.enum(['to_come', 'running', 'over', 'closed']),
    gate: z.array(Share.extend({ duty: z.string(), title: z.string(), share: z.number(), reached: z.boolean() })),
    closed: z
      .object({ at: Moment, by: z.string().nullable(), reason: z.string().nullable(), reached: z.boolean() })
      .nullable(),
  })
  .meta({ id: 'PhaseShown' })

export const CampaignDuty = z
  .object({
    duty: z.string(),
    title: z.string(),
    clause: z.string().nullable(),
    assumed: z.string().nullable(),
    phase: z.string().nullable(),
    recurring: z.boolean(),
    times: z.int(),
    /** The period that runs, and its place: `duties?rule=…&ordinal=…` lists its rows. */
    period: z.string().nullable(),
    ordinal: z.int().nullable(),
    done: z.int(),
    owed: z.int(),
    late: z.int(),
    /** Not done and past its limit. */
    overdue: z.int(),
    excused: z.int(),
    /** Times done and owed: of a quota. */
    have: z.int(),
    need: z.int(),
    /** Over all periods that have begun. */
    sofar: Share.extend({ late: z.int(), overdue: z.int() }),
    /** The first of those who have not done it. */
    missing: z.array(
      z.object({
        dutyId: Id,
        kind: z.string(),
        id: Id,
        name: z.string(),
        org: z.string().nullable(),
        state: z.enum(['open', 'missed']),
        dueDay: Day,
        have: z.int(),
        need: z.int(),
      }),
    ),
  })
  .meta({ id: 'CampaignDuty' })

export const readCampaign = contract({
  method: 'GET',
  path: '/api/campaigns/:program',
  tag: 'campaign',
  summary: '推进情况：阶段、转段条件、每项应尽事项完成的占比和未完成的单位',
  params: z.object({ program: Key }),
  response: z.object({
    program: z.string(),
    title: z.string(),
    today: Day,
    phases: z.array(PhaseShown),
    duties: z.array(CampaignDuty),
    /** Key tasks: matters of the kind task. */
    tasks: z.object({
      all: z.int(),
      open: z.int(),
      overdue: z.int(),
      answered: z.int(),
      closed: z.int(),
      /** Open ones, the nearest deadline first: parts done and past their day, deliverables handed over. */
      rows: z.array(
        z.object({
          id: Id,
          number: z.string(),
          title: z.string(),
          lead: z.string().nullable(),
          dueAt: Moment.nullable(),
          parts: z.int(),
          done: z.int(),
          late: z.int(),
          deliverables: z.int(),
          delivered: z.int(),
        }),
      ),
    }),
  }),
})

export const urgeUndone = contract({
  method: 'POST',
  path: '/api/campaigns/:program/duties/:duty/urge',
  tag: 'campaign',
  summary: '催办：提醒还没有完成的单位和人员，同一天不重复',
  triable: true,
  params: z.object({ program: Key, duty: Key }),
  body: z.object({ dutyIds: z.array(Id).min(1).max(5000).optional(), words: z.string().max(500).optional() }),
  response: z.object({ urged: z.int(), urgedToday: z.int() }),
})

export const closePhase = contract({
  method: 'POST',
  path: '/api/campaigns/:program/phases/:phase/close',
  tag: 'campaign',
  summary: '结束阶段：转段条件未达到的须写明理由',
  params: z.object({ program: Key, phase: Key }),
  body: z.object({ reason: z.string().max(2000).optional() }),
  response: z.object({ phase: z.string(), reached: z.boolean() }),
})

export const reopenPhase = contract({
  method: 'POST',
  path: '/api/campaigns/:program/phases/:phase/reopen',
  tag: 'campaign',
  summary: '重新打开已结束的阶段（留痕）',
  params: z.object({ program: Key, phase: Key }),
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  response: z.object({ phase: z.string() }),
})

export const readUnitList = contract({
  method: 'GET',
  path: '/api/campaigns/:program/orgs/:orgId',
  tag: 'campaign',
  summary: '单位清单：本单位应尽的每一项、完成到哪里、怎样完成',
  params: z.object({ program: Key, orgId: Id }),
  response: z.object({
    program: z.string(),
    title: z.string(),
    org: Named,
    items: z.array(
      Share.extend({
        duty: z.string(),
        title: z.string(),
        clause: z.string().nullable(),
        assumed: z.string().nullable(),
        phase: z.string().nullable(),
        period: z.string().nullable(),
        calendar: z.string().nullable(),
        ordinal: z.int(),
        overdue: z.int(),
        have: z.int(),
        need: z.int(),
        earlierMissed: z.int(),
        dueDay: Day.nullable(),
        undone: z.array(z.object({ dutyId: Id, kind: z.string(), id: Id, name: z.string() })),
        metBy: z.array(z.object({ kind: z.string(), name: z.string().nullable() })),
        form: z
          .object({ id: z.string(), title: z.string(), about: z.string(), fields: z.array(FormFieldShown) })
          .nullable(),
      }),
    ),
  }),
})
