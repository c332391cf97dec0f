import { z } from 'zod'
import { Day, Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

const Key = z.string().min(1).max(100)
const Values = z.record(z.string().max(100), z.unknown())
const Every = z.object({ id: z.string(), title: z.string(), every: z.string().nullable() })

const Field = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  choices: z.array(z.string()).optional(),
  required: z.boolean(),
  unit: z.string().optional(),
  help: z.string().optional(),
})

const Quota = z
  .object({ times: z.int(), period: z.string(), from: Day, to: Day, clause: z.string().nullable() })
  .nullable()

const Appointment = z.object({
  id: Id,
  person: Named.nullable(),
  point: Named,
  fromDay: Day,
  toDay: Day,
  termTo: Day.nullable(),
  /** Reports in the present period of the quota. */
  reports: z.int(),
  lastReport: Day.nullable(),
  revision: Revision,
})

export const MonitorReport = z
  .object({
    id: Id,
    line: Id,
    values: Values,
    org: Named.nullable(),
    person: Named.nullable(),
    point: Named.nullable(),
    day: Day,
    outcome: z.enum(['matter', 'praise', 'duplicate', 'no_action']).nullable(),
    matter: z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() }).nullable(),
    sameAs: Id.nullable(),
    reason: z.string().nullable(),
    sortedAt: Moment.nullable(),
  })
  .meta({ id: 'MonitorReport' })
export type MonitorReport = z.infer<typeof MonitorReport>

export const listMonitoring = contract({
  method: 'GET',
  path: '/api/monitoring',
  tag: 'monitoring',
  summary: '监测网络：监测点、监督员、任期、反映件数及去向',
  response: z.array(
    z.object({
      id: Id,
      programKey: z.string(),
      programTitle: z.string(),
      title: z.string(),
      formTitle: z.string(),
      fields: z.array(Field),
      sortField: z.string().nullable(),
      renewals: z.int().nullable(),
      quota: Quota,
      figures: z.object({
        reports: z.int(),
        points: z.int(),
        unsorted: z.int(),
        matter: z.int(),
        praise: z.int(),
        duplicate: z.int(),
        noAction: z.int(),
        matters: z.int(),
        letters: z.int(),
        lettered: z.int(),
      }),
      units: z.array(z.object({ org: Named, reports: z.int(), matters: z.int(), letters: z.int() })),
      appointments: z.array(Appointment),
      matters: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          kind: z.string(),
          categories: z.array(z.string()),
          sources: z.array(z.string()),
        }),
      ),
      rankings: z.array(Every),
      papers: z.array(Every),
    }),
  ),
})

export const listMonitorReports = contract({
  method: 'GET',
  path: '/api/monitoring/:id/reports',
  tag: 'monitoring',
  summary: '监测反映：待梳理的，或某个数字所数的',
  params: IdParams,
  query: PageQuery.extend({
    outcome: z.enum(['unsorted', 'matter', 'praise', 'duplicate', 'no_action']).optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    matterId: Id.optional(),
    q: z.string().max(100).optional(),
  }),
  response: pageOf(MonitorReport),
})

export const networkChoices = contract({
  method: 'GET',
  path: '/api/programs/:programKey/monitoring',
  tag: 'monitoring',
  summary: '方案中可作监测网络的结对和表单',
  params: z.object({ programKey: Key }),
  response: z.object({
    links: z.array(z.object({ id: z.string(), title: z.string() })),
    forms: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        sortFields: z.array(z.object({ id: z.string(), title: z.string() })),
      }),
    ),
  }),
})

export const setUpNetwork = contract({
  method: 'POST',
  path: '/api/monitoring',
  tag: 'monitoring',
  summary: '建立监测网络：谁在哪里监测、用哪张表反映',
  body: z.object({ programKey: Key, link: Key, form: Key, sortField: z.string().max(100).nullish() }),
  status: 201,
  response: z.object({ id: Id }),
})

export const reportAsMonitor = contract({
  method: 'POST',
  path: '/api/monitoring/:id/reports',
  tag: 'monitoring',
  summary: '监测反映；办公室可按声讯电话代录，须指明监测点',
  params: IdParams,
  body: z.object({ linkId: Id.optional(), orgId: Id, values: Values }),
  status: 201,
  response: z.object({ id: Id }),
})

export const sortReports = contract({
  method: 'POST',
  path: '/api/monitoring/:id/sort',
  tag: 'monitoring',
  summary: '梳理：转为一件事项、记表扬、并入同一件事、不办（写明理由）；可多条一起',
  params: IdParams,
  body: z.object({
    lines: z.array(Id).min(1).max(200),
    into: z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('matter'),
        raise: z
          .object({
            matter: Key,
            title: z.string().trim().min(1).max(200),
            body: z.string().max(20_000).optional(),
            category: z.string().max(100).optional(),
            source: z.string().max(100).optional(),
          })
          .optional(),
        matterId: Id.optional(),
      }),
      z.object({ outcome: z.literal('praise') }),
      z.object({ outcome: z.literal('duplicate'), sameAs: Id }),
      z.object({ outcome: z.literal('no_action'), reason: z.string().trim().min(1).max(500) }),
    ]),
    sortedAs: z.string().max(100).optional(),
  }),
  response: z.object({
    sorted: z.int(),
    matter: z.object({ id: Id, number: z.string(), title: z.string() }).nullable(),
  }),
})

export const myMonitoring = contract({
  method: 'GET',
  path: '/api/me/monitoring',
  tag: 'monitoring',
  summary: '监督员本人：在哪里任职、应反映几条、反映过什么、结果如何',
  response: z.array(
    z.object({
      id: Id,
      title: z.string(),
      formTitle: z.string(),
      fields: z.array(Field),
      quota: Quota,
      appointments: z.array(Appointment),
      reports: z.array(MonitorReport),
    }),
  ),
})
