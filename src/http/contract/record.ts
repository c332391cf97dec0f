import { z } from 'zod'
import { DayIn, Id, IdParams, MomentIn, Revision } from './common.ts'
import { ActDone } from './matter-act.ts'
import { contract } from './route.ts'

const About = {
  personId: Id.optional(),
  orgId: Id.optional(),
  enterpriseId: Id.optional(),
  projectId: Id.optional(),
  areaId: Id.optional(),
}
const Values = z.record(z.string().max(100), z.unknown())
const Key = z.string().min(1).max(100)
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,99}$/)
const Reason = z.string().trim().min(1).max(2000)
const Made = z.object({ id: Id })

export const enterForm = contract({
  method: 'POST',
  path: '/api/forms',
  tag: 'record',
  summary: '填报台账、表单',
  body: z.object({
    programKey: Key,
    form: Key,
    values: Values,
    at: MomentIn.optional(),
    visitId: Id.optional(),
    matterId: Id.optional(),
    ...About,
  }),
  status: 201,
  response: Made,
})

export const voidForm = contract({
  method: 'POST',
  path: '/api/forms/:id/void',
  tag: 'record',
  summary: '作废台账记录（留痕）',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), reason: z.string().trim().min(1).max(500) }),
  response: Made,
})

export const submitReport = contract({
  method: 'POST',
  path: '/api/reports',
  tag: 'record',
  summary: '提交报告：周清单、月报、进度',
  body: z.object({
    programKey: Key,
    report: Name,
    body: z.string().trim().min(1).max(50_000),
    data: Values.optional(),
    reason: z.string().max(5000).optional(),
    remedy: z.string().max(5000).optional(),
    calendar: z.string().max(50).optional(),
    /** A moment in the period it is about; absent: now. */
    about: MomentIn.optional(),
    ...About,
  }),
  status: 201,
  response: Made.extend({ period: z.string().nullable() }),
})

export const returnReport = contract({
  method: 'POST',
  path: '/api/reports/:id/return',
  tag: 'record',
  summary: '退回报告重写',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), reason: Reason }),
  response: Made,
})

export const recordMeeting = contract({
  method: 'POST',
  path: '/api/meetings',
  tag: 'record',
  summary: '登记会议；议定事项随之成为事项',
  body: z.object({
    programKey: Key,
    meeting: Name,
    title: z.string().trim().max(200).optional(),
    at: MomentIn,
    personId: Id.optional(),
    orgId: Id.optional(),
    areaId: Id.optional(),
    chairId: Id.nullable().optional(),
    attendees: z.int().min(0).max(10_000).optional(),
    minutesText: z.string().max(50_000).optional(),
    decisions: z
      .array(
        z.object({
          matter: Key,
          title: z.string().trim().min(1).max(200),
          body: z.string().max(20_000).optional(),
          category: z.string().max(100).optional(),
          enterpriseId: Id.optional(),
          projectId: Id.optional(),
          leadOrgId: Id.optional(),
          dueDay: DayIn.optional(),
        }),
      )
      .max(50)
      .optional(),
  }),
  status: 201,
  response: Made.extend({ matters: z.array(z.object({ id: Id, number: z.string() })) }),
})

export const recordFinding = contract({
  method: 'POST',
  path: '/api/findings',
  tag: 'record',
  summary: '登记督查发现',
  body: z.object({
    programKey: Key,
    category: z.string().trim().min(1).max(100),
    level: z.string().max(50).optional(),
    source: z.string().max(100).optional(),
    ban: z.string().max(100).optional(),
    text: z.string().trim().max(20_000).optional(),
    at: MomentIn.optional(),
    inspectionId: Id.optional(),
    ...About,
  }),
  status: 201,
  response: Made,
})

function settling<W extends 'confirm' | 'void'>(word: W, summary: string) {
  return contract({
    method: 'POST',
    path: `/api/findings/:id/${word}`,
    tag: 'record',
    summary,
    triable: true,
    params: IdParams,
    body: z.object({ revision: Revision.optional(), reason: Reason }),
    response: Made,
  })
}
export const confirmFinding = settling('confirm', '认定督查发现')
export const recheckFinding = contract({
  method: 'POST',
  path: '/api/findings/:id/recheck',
  tag: 'record',
  summary: '复查整改：由整改单位以外的人，到位或不到位',
  params: IdParams,
  body: z.object({ revision: Revision.optional(), passed: z.boolean(), text: Reason }),
  response: Made,
})
export const voidFinding = settling('void', '作废督查发现')

export const grantExemption = contract({
  method: 'POST',
  path: '/api/exemptions',
  tag: 'record',
  summary: '批准免责、不考核',
  triable: true,
  body: z.object({
    programKey: Key,
    exemption: Key,
    subjectKind: z.enum(['person', 'org', 'enterprise', 'project', 'area', 'duty', 'link']),
    subjectId: Id,
    rule: z.string().max(200).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    otherOrdinal: z.int().optional(),
    fromDay: DayIn.optional(),
    toDay: DayIn.optional(),
    ground: z.string().max(200).optional(),
    reason: Reason,
  }),
  status: 201,
  response: Made,
})

export const voidExemption = contract({
  method: 'POST',
  path: '/api/exemptions/:id/void',
  tag: 'record',
  summary: '收回免责',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Made,
})

export const rateMatter = contract({
  method: 'POST',
  path: '/api/matters/:id/ratings',
  tag: 'matter',
  summary: '企业评价办理',
  params: IdParams,
  body: z.object({ grade: z.enum(['很满意', '满意', '一般', '不满意']), text: z.string().max(2000).optional() }),
  status: 201,
  response: Made,
})

export const recordAppeal = contract({
  method: 'POST',
  path: '/api/appeals',
  tag: 'matter',
  summary: '对积分、标记申诉',
  body: z.object({
    kind: z.enum(['points', 'mark', 'measure', 'ranking', 'duty']),
    /** The derived row it is about. */
    id: Id,
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
  }),
  status: 201,
  response: ActDone,
})

export const callBackVisit = contract({
  method: 'POST',
  path: '/api/visits/:id/callbacks',
  tag: 'visit',
  summary: '抽查回访：问企业走访是否属实',
  params: IdParams,
  body: z.object({
    how: z.enum(['phone', 'door']),
    reached: z.boolean(),
    confirmed: z.boolean().optional(),
    text: z.string().trim().max(2000).optional(),
  }),
  status: 201,
  response: z.object({ id: Id, sentence: z.string() }),
})

export const issuePaper = contract({
  method: 'POST',
  path: '/api/papers',
  tag: 'paper',
  summary: '制发公文：编号连续，内容不可再改',
  body: z.object({
    programKey: Key,
    paper: Key,
    title: z.string().trim().max(200).optional(),
    matterId: Id.optional(),
    orgId: Id.optional(),
    personId: Id.optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    toNames: z.array(z.string().max(200)).max(200).optional(),
    copyNames: z.array(z.string().max(200)).max(200).optional(),
    content: Values.optional(),
  }),
  status: 201,
  response: Made.extend({ number: z.string().nullable() }),
})

export const voidPaper = contract({
  method: 'POST',
  path: '/api/papers/:id/void',
  tag: 'paper',
  summary: '作废公文：编号不再给别的公文',
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: Made,
})
