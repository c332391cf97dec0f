import { z } from 'zod'
import { DayIn, Id, IdParams, Revision } from './common.ts'
import { contract } from './route.ts'

/** Keeping the registers of who serves and whom, one entry at a time; lists come in through the import. */

const Kept = z.object({ id: Id, revision: Revision })
const Text = (most: number) => z.string().max(most)
const Amount = z.union([z.number(), z.string().max(30)])

const Org = z.object({
  name: Text(200),
  shortNames: z.array(Text(100)).max(20).optional(),
  kind: Text(50).optional(),
  parentId: Id.nullish(),
  areaId: Id.nullish(),
  isOffice: z.boolean().optional(),
  fromDay: DayIn.nullish(),
  toDay: DayIn.nullish(),
})

export const addOrg = contract({
  method: 'POST',
  path: '/api/orgs',
  tag: 'org',
  summary: '新增单位',
  body: Org,
  status: 201,
  response: Kept,
})

export const changeOrg = contract({
  method: 'PUT',
  path: '/api/orgs/:id',
  tag: 'org',
  summary: '修改单位：所给内容全部替换',
  params: IdParams,
  body: Org.extend({ revision: Revision }),
  response: Kept,
})

const Person = z.object({
  name: Text(100),
  staffNo: Text(50).nullish(),
  rank: Text(50).nullish(),
  phone: Text(50).nullish(),
  fromDay: DayIn.nullish(),
  toDay: DayIn.nullish(),
})

const Post = z.object({
  orgId: Id,
  title: Text(100).optional(),
  /** The person's unit; taking one up ends the primary post before it. */
  isPrimary: z.boolean().optional(),
  isHead: z.boolean().optional(),
  fromDay: DayIn,
  toDay: DayIn.optional(),
})

export const addPerson = contract({
  method: 'POST',
  path: '/api/persons',
  tag: 'person',
  summary: '新增人员及其任职',
  body: Person.extend({ posts: z.array(Post).min(1).max(20) }),
  status: 201,
  response: Kept,
})

export const changePerson = contract({
  method: 'PUT',
  path: '/api/persons/:id',
  tag: 'person',
  summary: '修改人员：所给内容全部替换，任职另办',
  params: IdParams,
  body: Person.extend({ revision: Revision }),
  response: Kept,
})

export const movePerson = contract({
  method: 'POST',
  path: '/api/persons/:id/posts',
  tag: 'person',
  summary: '任职：主要任职自动接替前一任职，包联关系须另行交接',
  params: IdParams,
  body: Post,
  status: 201,
  response: z.object({ postId: Id }),
})

export const leavePost = contract({
  method: 'POST',
  path: '/api/persons/:id/posts/:postId/leave',
  tag: 'person',
  summary: '离任',
  params: z.object({ id: Id, postId: Id }),
  body: z.object({ lastDay: DayIn }),
  response: z.object({ postId: Id, toDay: z.string() }),
})

const Enterprise = z.object({
  name: Text(200),
  shortName: Text(100).nullish(),
  /** Checked by GB 32100. One that fails is kept only with a reason, which stays on record. */
  creditCode: Text(40).nullish(),
  codeReason: Text(300).nullish(),
  classes: z.array(Text(50)).max(30).optional(),
  industryCode: Text(10).nullish(),
  areaId: Id.nullish(),
  address: Text(300).nullish(),
  contactName: Text(100).nullish(),
  contactPhone: Text(50).nullish(),
  fromDay: DayIn.nullish(),
})

const Warnings = z.array(z.string())

export const registerEnterprise = contract({
  method: 'POST',
  path: '/api/enterprises',
  tag: 'enterprise',
  summary: '登记企业；同名企业一并列出，由人判断',
  body: Enterprise,
  status: 201,
  response: Kept.extend({ warnings: Warnings, namesakes: z.array(z.object({ id: Id, name: z.string() })) }),
})

export const changeEnterprise = contract({
  method: 'PUT',
  path: '/api/enterprises/:id',
  tag: 'enterprise',
  summary: '修改企业：所给内容全部替换',
  params: IdParams,
  body: Enterprise.extend({
    revision: Revision,
    status: z.enum(['active', 'closed', 'moved_out']).optional(),
    toDay: DayIn.nullish(),
  }),
  response: Kept.extend({ size: z.string().nullable(), warnings: Warnings }),
})

export const recordProfile = contract({
  method: 'POST',
  path: '/api/enterprises/:id/profile',
  tag: 'enterprise',
  summary: '登记某日的企业数据（万元、人）；规模随之按 2017 年办法划分',
  params: IdParams,
  body: z.object({
    asOf: DayIn,
    staff: z.int().min(0).nullish(),
    revenue: Amount.nullish(),
    assets: Amount.nullish(),
    fixedAssets: Amount.nullish(),
    output: Amount.nullish(),
    tax: Amount.nullish(),
  }),
  response: z.object({
    id: Id,
    size: z.string().nullable(),
    /** Figures without which the size cannot be said: staff, revenue, assets. */
    missing: z.array(z.string()),
    computed: z.string(),
  }),
})

export const mergeEnterprises = contract({
  method: 'POST',
  path: '/api/enterprises/:id/merge',
  tag: 'enterprise',
  summary: '把重复登记的另一家并入这一家，所有记录一并归入',
  params: IdParams,
  body: z.object({
    goneId: Id,
    keepRevision: Revision,
    goneRevision: Revision,
    reason: Text(500),
    renewed: z.boolean().optional(),
  }),
  response: Kept.extend({
    /** Matters that now are about this one. */
    matters: z.int(),
    moved: z.array(z.object({ table: z.string(), rows: z.int(), dropped: z.int() })),
  }),
})

const Project = z.object({
  name: Text(200),
  code: Text(60).nullish(),
  class: Text(50).nullish(),
  industryCode: Text(10).nullish(),
  points: Amount.nullish(),
  investment: Amount.nullish(),
  orgId: Id.nullish(),
  enterpriseId: Id.nullish(),
  areaId: Id.nullish(),
  fromDay: DayIn.nullish(),
  toDay: DayIn.nullish(),
})

export const addProject = contract({
  method: 'POST',
  path: '/api/projects',
  tag: 'project',
  summary: '新增项目',
  body: Project,
  status: 201,
  response: Kept,
})

export const changeProject = contract({
  method: 'PUT',
  path: '/api/projects/:id',
  tag: 'project',
  summary: '修改项目：所给内容全部替换，阶段另办',
  params: IdParams,
  body: Project.extend({ revision: Revision }),
  response: Kept,
})

export const setStage = contract({
  method: 'POST',
  path: '/api/projects/:id/stages',
  tag: 'project',
  summary: '项目进入新阶段',
  params: IdParams,
  body: z.object({ revision: Revision, stage: Text(50), fromDay: DayIn, blockedBy: Text(500).nullish() }),
  response: Kept.extend({ stage: z.string() }),
})
