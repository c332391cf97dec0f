import { z } from 'zod'
import { DayIn, Id, IdParams, Named, Revision } from './common.ts'
import { MatterState } from './matter.ts'
import { contract } from './route.ts'

const Text = z.string().trim().min(1).max(20_000)
const Ids = z.array(Id).max(50)
const Units = z.object({ lead: Id, parallel: Ids.optional(), assist: Ids.optional() })
const Nothing = z.object({})

/** What every act answers: the matter as it now stands. */
export const ActDone = z
  .object({ id: Id, number: z.string(), state: MatterState, revision: Revision })
  .meta({ id: 'ActDone' })
export type ActDone = z.infer<typeof ActDone>

/** What is asked with each act. Units that are not named are the actor's own. */
export const ACT_DATA = {
  dismiss: z.object({ ground: z.string().max(200).optional(), refer: z.string().max(500).optional() }),
  assign: z.discriminatedUnion('give', [
    z.object({
      give: z.literal('order'),
      units: Units,
      /** The order's own last day, where the program's limit asks for one, and its standard. */
      finishBy: DayIn.optional(),
      standard: z.string().trim().max(2000).optional(),
    }),
    z.object({ give: z.literal('submission'), leaderId: Id }),
  ]),
  /** What is not named stays as it is. */
  classify: z.object({
    category: z.string().max(100).optional(),
    urgency: z.string().max(100).optional(),
    weight: z.string().max(100).optional(),
    level: z.string().max(100).optional(),
  }),
  sign: z.object({ orgId: Id.optional(), handlerId: Id.optional() }),
  object: z.object({ orgId: Id.optional() }),
  rule_objection: z.object({ accepted: z.boolean() }),
  reassign: z.object({ units: Units }),
  extend: z.object({
    orgId: Id.optional(),
    add: z.object({
      n: z.number().positive().max(1000),
      unit: z.enum(['hours', 'days', 'working_days', 'weeks', 'months']),
    }),
  }),
  grant_extension: Nothing,
  refuse_extension: Nothing,
  progress: z.object({ text: Text, evidence: Ids.optional() }),
  answer: z.object({
    orgId: Id.optional(),
    text: Text,
    proposedEnd: z.string().max(100).optional(),
    /** Ids of attachments. */
    evidence: Ids.optional(),
    sealedReply: z.boolean().optional(),
  }),
  return: Nothing,
  confirm: Nothing,
  dispute: Nothing,
  raise: z.object({ to: z.string().max(100).optional(), leaderId: Id.optional() }),
  instruct: z.object({ text: Text }),
  slip: z.object({ level: z.string().min(1).max(50) }),
  head_sign: Nothing,
  office_check: z.object({ passed: z.boolean() }),
  stop_clock: z.object({ reasonCode: z.string().min(1).max(100) }),
  start_clock: z.object({ reasonCode: z.string().min(1).max(100) }),
  suspend: z.object({ review: DayIn }),
  resume: Nothing,
  merge: z.object({ into: Id }),
  hand_over: z.object({ personId: Id, holderOrgId: Id.optional() }),
  close: z.object({
    end: z.string().min(1).max(100),
    evidence: Ids.optional(),
    sealedReply: z.boolean().optional(),
    review: DayIn.optional(),
  }),
  reopen: Nothing,
} as const

export type ActWord = keyof typeof ACT_DATA

const TITLES: Record<ActWord, string> = {
  dismiss: '不予受理',
  assign: '交办（交办单给一个牵头单位）或呈报（呈报单给领导）',
  classify: '定级分类：类别、缓急、轻重、级别；交办以后只能改不牵动时限的',
  sign: '签收',
  object: '提出异议',
  rule_objection: '裁定异议',
  reassign: '改派',
  extend: '申请延期',
  grant_extension: '同意延期',
  refuse_extension: '不同意延期',
  progress: '报告进展',
  answer: '答复',
  return: '退回重办',
  confirm: '认可答复',
  dispute: '不认可答复',
  raise: '提级协调',
  instruct: '批示',
  slip: '发督查单',
  head_sign: '负责人签字',
  office_check: '办公室核查',
  stop_clock: '停止计时',
  start_clock: '恢复计时',
  suspend: '挂账',
  resume: '恢复办理',
  merge: '并案',
  hand_over: '移交联系人',
  close: '销号',
  reopen: '重新办理',
}

function actContract<A extends ActWord>(act: A) {
  return contract({
    method: 'POST',
    path: `/api/matters/:id/${act}`,
    tag: 'matter',
    summary: `事项：${TITLES[act]}`,
    params: IdParams,
    triable: true,
    body: z.object({
      /** The revision the writer saw; another one in the meantime is a conflict (409 matter.changed). */
      revision: Revision,
      reason: z.string().trim().max(2000).optional(),
      data: ACT_DATA[act],
    }),
    response: ActDone,
  })
}

/** One contract an act: `POST /api/matters/:id/<act>` with `{revision, reason?, data}`. */
export const MATTER_ACTS = {
  dismiss: actContract('dismiss'),
  assign: actContract('assign'),
  classify: actContract('classify'),
  sign: actContract('sign'),
  object: actContract('object'),
  rule_objection: actContract('rule_objection'),
  reassign: actContract('reassign'),
  extend: actContract('extend'),
  grant_extension: actContract('grant_extension'),
  refuse_extension: actContract('refuse_extension'),
  progress: actContract('progress'),
  answer: actContract('answer'),
  return: actContract('return'),
  confirm: actContract('confirm'),
  dispute: actContract('dispute'),
  raise: actContract('raise'),
  instruct: actContract('instruct'),
  slip: actContract('slip'),
  head_sign: actContract('head_sign'),
  office_check: actContract('office_check'),
  stop_clock: actContract('stop_clock'),
  start_clock: actContract('start_clock'),
  suspend: actContract('suspend'),
  resume: actContract('resume'),
  merge: actContract('merge'),
  hand_over: actContract('hand_over'),
  close: actContract('close'),
  reopen: actContract('reopen'),
} as const

/** A problem, complaint … put on record by an official or by the enterprise itself. */
export const recordMatter = contract({
  method: 'POST',
  path: '/api/matters',
  tag: 'matter',
  summary: '登记事项',
  body: z.object({
    program: z.string().min(1).max(100),
    /** The declaration in the program: `need`, `problem` … */
    matter: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().max(20_000).optional(),
    category: z.string().max(100).optional(),
    urgency: z.string().max(50).optional(),
    weight: z.string().max(50).optional(),
    source: z.string().max(100).optional(),
    document: z.string().max(200).optional(),
    level: z.string().max(50).optional(),
    enterpriseId: Id.optional(),
    projectId: Id.optional(),
    personId: Id.optional(),
    visitId: Id.optional(),
    /** The unit it is about: complained of, reported on. */
    respondentId: Id.optional(),
  }),
  status: 201,
  response: ActDone,
})

/** A reminder to whoever has it in hand; no act of the matter, nothing of it changes. */
export const urgeMatter = contract({
  method: 'POST',
  path: '/api/matters/:id/urge',
  tag: 'matter',
  summary: '催办事项：提醒还没有答复的承办单位（没有单位的提醒联系人），同一天不重复',
  triable: true,
  params: IdParams,
  body: z.object({ words: z.string().trim().max(500).optional() }),
  response: z.object({ id: Id, number: z.string(), urged: z.int() }),
})

/** A call-back or a door visit to check an answer or a closing. */
export const callBackMatter = contract({
  method: 'POST',
  path: '/api/matters/:id/callbacks',
  tag: 'matter',
  summary: '回访核实：未通过的销号成为假销号，退回办理',
  params: IdParams,
  body: z.object({
    revision: Revision,
    how: z.enum(['phone', 'door', 'link']),
    reached: z.boolean(),
    passed: z.boolean(),
    outcome: z.string().max(100).optional(),
    text: z.string().trim().max(5000).optional(),
  }),
  response: ActDone,
})

export const splitMatter = contract({
  method: 'POST',
  path: '/api/matters/:id/split',
  tag: 'matter',
  summary: '事项：分案',
  params: IdParams,
  body: z.object({
    revision: Revision,
    reason: z.string().trim().min(1).max(2000),
    data: z.object({
      parts: z
        .array(
          z.object({
            title: z.string().trim().min(1).max(200),
            body: z.string().max(20_000).optional(),
            category: z.string().max(100).optional(),
            units: z.array(z.string().max(200)).max(20).optional(),
          }),
        )
        .min(1)
        .max(20),
    }),
  }),
  response: ActDone,
})

export const moveMatter = contract({
  method: 'POST',
  path: '/api/matters/:id/move',
  tag: 'matter',
  summary: '事项：改用方案的现行版本',
  params: IdParams,
  body: z.object({
    revision: Revision,
    reason: z.string().trim().min(1).max(2000),
    data: z.object({ version: z.int().min(1) }),
  }),
  response: ActDone,
})

/** Who raised a sealed matter: each look is written down with its reason. */
export const revealRaiser = contract({
  method: 'POST',
  path: '/api/matters/:id/reveal',
  tag: 'matter',
  summary: '查看保密诉求人身份（办公室，说明理由，逐次留痕）',
  repeatable: true,
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: z.object({ name: z.string().nullable(), phone: z.string().nullable(), enterprise: Named.nullable() }),
})

export const openCase = contract({
  method: 'POST',
  path: '/api/marks/:id/case',
  tag: 'matter',
  summary: '为红线标记立案',
  params: IdParams,
  status: 201,
  response: z.object({ id: Id, number: z.string() }),
})
