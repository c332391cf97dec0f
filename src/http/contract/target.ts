import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const Amount = z.number()

export const TargetShown = z
  .object({
    id: Id,
    version: z.int(),
    /** A later version that waits to be filed. */
    newer: z.int().nullable(),
    programKey: z.string(),
    indicator: z.string(),
    title: z.string(),
    unit: z.string().nullable(),
    better: z.enum(['up', 'down']),
    clause: z.string().nullable(),
    subject: z.object({ kind: z.string(), id: Id, name: z.string() }),
    parentId: Id.nullable(),
    period: z.string(),
    firstDay: Day,
    lastDay: Day,
    target: Amount,
    baseline: Amount.nullable(),
    org: Named.nullable(),
    person: Named.nullable(),
    measures: z.string(),
    dueDay: Day.nullable(),
    filedAt: Moment.nullable(),
    publishedAt: Moment.nullable(),
    closing: z.enum(['asked', 'passed']).nullable(),
    value: Amount.nullable(),
    /** Its own reading, or the sum of its parts'. */
    source: z.enum(['read', 'parts', 'rules']).nullable(),
    readDay: Day.nullable(),
    completion: Amount.nullable(),
    elapsed: Amount,
    /** What should be there on the day it was read. */
    planned: Amount,
    behind: z.boolean(),
    shortfall: Amount,
    /** What its parts come to, and how far that is from the whole: 0 when they add up. */
    parts: z.object({ sum: Amount, gap: Amount }).nullable(),
  })
  .meta({ id: 'PromisedTarget' })

export const listTargets = contract({
  method: 'GET',
  path: '/api/targets',
  tag: 'target',
  summary: '目标：全区、单位、个人逐级分解，完成进度与时间进度',
  query: z.object({
    program: Key,
    indicator: Key.optional(),
    orgId: Id.optional(),
    on: DayIn.optional(),
    show: z.enum(['behind', 'unread', 'unfiled']).optional(),
  }),
  response: z.object({
    program: z.string(),
    title: z.string(),
    today: Day,
    indicators: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        unit: z.string().nullable(),
        for: z.string(),
        clause: z.string().nullable(),
        derived: z.boolean(),
      }),
    ),
    /** Of the rows below. */
    total: z.int(),
    /** Of all targets of the periods, whatever the filter. */
    all: z.int(),
    behind: z.int(),
    unread: z.int(),
    unfiled: z.int(),
    /** Wholes before their parts; `depth` says how deep. */
    rows: z.array(TargetShown.extend({ depth: z.int() })),
  }),
})

export const readTarget = contract({
  method: 'GET',
  path: '/api/targets/:id',
  tag: 'target',
  summary: '一个目标：各版本、计划进度、上报值、预测、措施、销号',
  params: IdParams,
  response: TargetShown.extend({
    programTitle: z.string(),
    today: Day,
    schedule: z.array(z.object({ day: Day, value: Amount })),
    versions: z.array(
      z.object({
        version: z.int(),
        target: Amount,
        baseline: Amount.nullable(),
        measures: z.string(),
        dueDay: Day.nullable(),
        reason: z.string().nullable(),
        recordedAt: Moment,
        filedAt: Moment.nullable(),
        publishedAt: Moment.nullable(),
      }),
    ),
    readings: z.array(
      z.object({
        id: Id,
        day: Day,
        value: Amount,
        planned: Amount,
        reason: z.string().nullable(),
        remedy: z.string().nullable(),
        recordedAt: Moment,
        by: z.string().nullable(),
      }),
    ),
    forecast: z.object({ value: Amount, how: z.enum(['linear', 'proportional', 'last']), from: z.int() }).nullable(),
    children: z.array(TargetShown),
    parent: Named.nullable(),
    closings: z.array(
      z.object({
        id: Id,
        askedAt: Moment,
        askedByName: z.string().nullable(),
        note: z.string(),
        target: z.string(),
        value: z.string().nullable(),
        evidence: z.int(),
        decidedAt: Moment.nullable(),
        decidedByName: z.string().nullable(),
        passed: z.boolean().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    files: z.array(Named),
    exemption: z.object({
      /** What stands: not judged, or judged by another period's target. */
      granted: z.object({ id: Id, title: z.string(), effect: z.string(), reason: z.string() }).nullable(),
      grantable: z.array(
        z.object({ exemption: z.string(), title: z.string(), effect: z.string(), grounds: z.array(z.string()) }),
      ),
      periods: z.array(z.object({ ordinal: z.int(), label: z.string() })),
      calendar: z.string(),
      ordinal: z.int(),
    }),
  }),
})

export const setTarget = contract({
  method: 'POST',
  path: '/api/targets',
  tag: 'target',
  summary: '设定、分解或调整目标：每次调整是一个新版本，备案后调整须写理由',
  body: z.object({
    program: Key,
    indicator: Key,
    subjectKind: z.enum(['authority', 'area', 'org', 'person', 'enterprise', 'project']),
    subjectId: Id.optional(),
    about: DayIn.optional(),
    target: Amount.optional(),
    baseline: Amount.optional(),
    parentId: Id.optional(),
    schedule: z
      .array(z.object({ day: DayIn, value: Amount }))
      .max(60)
      .optional(),
    measures: z.string().max(5000).optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    dueDay: DayIn.optional(),
    reason: z.string().max(2000).optional(),
  }),
  status: 201,
  response: z.object({
    id: Id,
    version: z.int(),
    target: Amount,
    period: z.string(),
    /** Of the whole it is a part of: what the parts come to. */
    parts: z.object({ sum: Amount, gap: Amount }).nullable(),
  }),
})

const Ids = z.object({ ids: z.array(Id).min(1).max(500) })
const Stamped = z.object({ done: z.int(), before: z.int() })

export const fileTargets = contract({
  method: 'POST',
  path: '/api/targets/file',
  tag: 'target',
  summary: '目标备案',
  body: Ids,
  response: Stamped,
})

export const publishTargets = contract({
  method: 'POST',
  path: '/api/targets/publish',
  tag: 'target',
  summary: '公示已备案的目标',
  body: Ids,
  response: Stamped,
})

export const recordReadings = contract({
  method: 'POST',
  path: '/api/readings',
  tag: 'target',
  summary: '填报指标值：一次报多项；低于计划进度的须写原因和办法',
  body: z.object({
    day: DayIn.optional(),
    rows: z
      .array(
        z.object({
          targetId: Id,
          value: Amount,
          reason: z.string().max(2000).optional(),
          remedy: z.string().max(2000).optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  status: 201,
  response: z.object({ recorded: z.int(), day: Day }),
})

export const voidReading = contract({
  method: 'POST',
  path: '/api/readings/:id/void',
  tag: 'target',
  summary: '作废指标值（留痕）',
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  response: z.object({ id: Id }),
})

export const askTargetClosing = contract({
  method: 'POST',
  path: '/api/targets/:id/closings',
  tag: 'target',
  summary: '申请目标销号：已备案、已达到、有佐证',
  params: IdParams,
  body: z.object({ note: z.string().trim().min(1).max(2000) }),
  status: 201,
  response: z.object({ id: Id }),
})

export const decideTarget = contract({
  method: 'POST',
  path: '/api/targets/:id/decision',
  tag: 'target',
  summary: '目标销号验收：通过，或写明理由退回',
  params: IdParams,
  body: z.object({ passed: z.boolean(), reason: z.string().max(2000).optional() }),
  response: z.object({ id: Id, passed: z.boolean() }),
})
