import { z } from 'zod'
import { Day, DayIn, Id, IdParams, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const TaskPart = z
  .object({
    id: Id,
    matterId: Id,
    what: z.string(),
    org: Named,
    person: Named.nullable(),
    dueDay: Day,
    doneAt: Moment.nullable(),
    doneBy: z.string().nullable(),
    doneNote: z.string().nullable(),
  })
  .meta({ id: 'TaskPart' })

/** A part of mine, with the task it is of. */
export const MyPart = TaskPart.extend({ number: z.string(), title: z.string() }).meta({ id: 'MyPart' })

export const readTask = contract({
  method: 'GET',
  path: '/api/tasks/:id',
  tag: 'task',
  summary: '重点任务的分工和交付物',
  params: IdParams,
  response: z.object({
    id: Id,
    today: Day,
    /** `late`: not done and its day is over; `mine`: whoever asks has it. */
    parts: z.array(TaskPart.extend({ late: z.boolean(), mine: z.boolean() })),
    deliverables: z.array(
      z.object({
        id: Id,
        matterId: Id,
        kind: z.string(),
        what: z.string(),
        thingKind: z.enum(['attachment', 'form', 'paper']).nullable(),
        thingId: Id.nullable(),
        thing: z.string().nullable(),
        deliveredAt: Moment.nullable(),
        deliveredBy: z.string().nullable(),
      }),
    ),
  }),
})

export const breakDownTask = contract({
  method: 'POST',
  path: '/api/task-parts',
  tag: 'task',
  summary: '分解任务到科室、到人；全部通过或全部不通过',
  body: z.object({
    matterId: Id,
    parts: z
      .array(
        z.object({
          what: z.string().min(1).max(500),
          orgId: Id.optional(),
          personId: Id.optional(),
          dueDay: DayIn,
        }),
      )
      .min(1)
      .max(100),
  }),
  response: z.object({ ids: z.array(Id) }),
})

export const doPart = contract({
  method: 'POST',
  path: '/api/task-parts/:id/done',
  tag: 'task',
  summary: '完成一项分工',
  params: IdParams,
  body: z.object({ note: z.string().min(1).max(2000) }),
  response: z.object({ id: Id }),
})

export const requireDeliverables = contract({
  method: 'POST',
  path: '/api/task-deliverables',
  tag: 'task',
  summary: '规定任务的交付物',
  body: z.object({
    matterId: Id,
    rows: z
      .array(z.object({ kind: z.string().min(1).max(40), what: z.string().min(1).max(500) }))
      .min(1)
      .max(30),
  }),
  response: z.object({ ids: z.array(Id) }),
})

export const deliverForTask = contract({
  method: 'POST',
  path: '/api/task-deliverables/:id/delivered',
  tag: 'task',
  summary: '提交交付物：任务的附件，或同一方案的登记表、公文',
  params: IdParams,
  body: z.object({ thingKind: z.enum(['attachment', 'form', 'paper']), thingId: Id }),
  response: z.object({ id: Id }),
})

export const dropFromTask = contract({
  method: 'POST',
  path: '/api/tasks/drop',
  tag: 'task',
  summary: '撤销一项未完成的分工或未提交的交付物',
  body: z.object({ what: z.enum(['part', 'deliverable']), id: Id, reason: z.string().min(1).max(2000) }),
  response: z.object({ id: Id }),
})
