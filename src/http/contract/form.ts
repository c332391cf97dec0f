import { z } from 'zod'
import { Day, DayIn, Flag, Id, IdParams, Moment, MomentIn, many, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'
import { FormShown } from './visit.ts'

/** Registers (台账): what programs have filled in, one line an entry. */

const RegisterParams = z.object({ program: z.string().max(100), form: z.string().max(100) })

const Filter = z.object({
  enterpriseId: Id.optional(),
  projectId: Id.optional(),
  orgId: Id.optional(),
  personId: Id.optional(),
  areaId: Id.optional(),
  visitId: Id.optional(),
  matterId: Id.optional(),
  from: DayIn.optional(),
  to: DayIn.optional(),
  q: z.string().max(100).optional(),
  voided: Flag,
  followedBy: z.string().max(100).optional(),
  notFollowedBy: z.string().max(100).optional(),
  /** Conditions on the form's own fields: `kind=银行贷款`, `granted>=100`, `finish<=2026-06-30`. */
  where: many(z.string().max(300)),
})

export const FormEntry = z
  .object({
    id: Id,
    /** The same for all versions of one entry. */
    line: Id,
    values: z.record(z.string(), z.unknown()),
    person: Named.nullable(),
    org: Named.nullable(),
    enterprise: Named.nullable(),
    project: Named.nullable(),
    area: Named.nullable(),
    matter: Named.nullable(),
    visitId: Id.nullable(),
    at: Moment,
    day: Day,
    recordedAt: Moment,
    recordedBy: Named.nullable(),
    corrected: z.boolean(),
    voidedAt: Moment.nullable(),
    voidReason: z.string().nullable(),
    programVersion: z.int(),
    revision: Revision,
    /** What the `entry` fields name, by field. */
    names: z.record(z.string(), Named),
    /** By how many entries of which form it is followed. */
    followed: z.array(z.object({ form: z.string(), count: z.int() })),
  })
  .meta({ id: 'FormEntry' })
export type FormEntry = z.infer<typeof FormEntry>

/** Forms whose entries may name one of this form, and by which field. */
const Follower = z.object({ form: z.string(), title: z.string(), about: z.string(), field: z.string() })

export const listRegisters = contract({
  method: 'GET',
  path: '/api/registers',
  tag: 'register',
  summary: '台账目录：各方案的台账和条数',
  response: z.array(
    z.object({
      programKey: z.string(),
      title: z.string(),
      forms: z.array(
        z.object({
          form: z.string(),
          title: z.string(),
          about: z.string(),
          register: z.boolean(),
          board: z.string().nullable(),
          anonymous: z.boolean(),
          clause: z.string().nullable(),
          fields: z.int(),
          count: z.int(),
          lastAt: Moment.nullable(),
        }),
      ),
    }),
  ),
})

export const getRegister = contract({
  method: 'GET',
  path: '/api/registers/:program/:form',
  tag: 'register',
  summary: '一本台账：项目、条数、合计、各选项条数',
  params: RegisterParams,
  query: Filter,
  response: FormShown.extend({
    programTitle: z.string(),
    anonymous: z.boolean(),
    assumed: z.string().nullable(),
    followers: z.array(Follower),
    total: z.int(),
    enterprises: z.int(),
    /** `sum` is exact decimal text. */
    sums: z.array(z.object({ field: z.string(), filled: z.int(), sum: z.string() })),
    chosen: z.array(z.object({ field: z.string(), value: z.string(), count: z.int() })),
  }),
})

export const listEntries = contract({
  method: 'GET',
  path: '/api/registers/:program/:form/entries',
  tag: 'register',
  summary: '台账记录，最近在前',
  params: RegisterParams,
  query: Filter.extend(PageQuery.shape),
  response: pageOf(FormEntry),
})

export const groupEntries = contract({
  method: 'GET',
  path: '/api/registers/:program/:form/groups',
  tag: 'register',
  summary: '台账按单位、人员、企业、片区、月份汇总',
  params: RegisterParams,
  query: Filter.extend({ by: z.enum(['all', 'org', 'person', 'enterprise', 'project', 'area', 'month']) }),
  response: z.array(
    z.object({
      key: z.string().nullable(),
      name: z.string().nullable(),
      total: z.int(),
      enterprises: z.int(),
      /** `some`: entries with more than nothing of the field; `enterprises`: of how many enterprises. */
      sums: z.array(
        z.object({ field: z.string(), filled: z.int(), sum: z.string(), some: z.int(), enterprises: z.int() }),
      ),
      /** Entries with more than nothing in every required number. */
      whole: z.int(),
      yes: z.array(z.object({ field: z.string(), count: z.int() })),
    }),
  ),
})

export const workSheet = contract({
  method: 'GET',
  path: '/api/registers/:program/:form/work',
  tag: 'register',
  summary: '驻企工作：每对联系各种工作做了几次、还缺哪几种、有没有工作计划',
  params: RegisterParams,
  query: z.object({ from: DayIn, to: DayIn, orgId: Id.optional(), mine: Flag }),
  response: z.object({
    form: FormShown,
    link: z.object({ id: z.string(), title: z.string() }),
    /** The choice field that says which kind of work an entry is. */
    field: z.string(),
    kinds: z.array(z.string()),
    rows: z.array(
      z.object({
        linkId: Id,
        person: Named.nullable(),
        org: Named.nullable(),
        target: Named,
        /** In the order of `kinds`. */
        done: z.array(z.object({ kind: z.string(), count: z.int() })),
        missing: z.array(z.string()),
        lastDay: Day.nullable(),
        plan: z.object({ id: Id, state: z.string() }).nullable(),
      }),
    ),
  }),
})

export const getEntry = contract({
  method: 'GET',
  path: '/api/forms/:id',
  tag: 'register',
  summary: '一条台账记录及其全部版本',
  params: IdParams,
  query: z.object({ reveal: Flag }),
  response: z.object({
    form: FormShown,
    line: Id,
    versions: z.array(FormEntry),
    followers: z.array(Follower),
    hasPhones: z.boolean(),
    may: z.object({ change: z.boolean(), void: z.boolean(), reveal: z.boolean() }),
  }),
})

export const correctEntry = contract({
  method: 'POST',
  path: '/api/forms/:id/correct',
  tag: 'register',
  summary: '更正台账记录：原记录保留为旧版本',
  params: IdParams,
  body: z.object({
    revision: Revision.optional(),
    values: z.record(z.string().max(100), z.unknown()),
    at: MomentIn.optional(),
    reason: z.string().trim().min(1).max(500),
  }),
  response: z.object({ id: Id, revision: Revision }),
})
