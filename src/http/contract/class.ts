import { z } from 'zod'
import { Day, DayIn, Id } from './common.ts'
import { contract } from './route.ts'

const Name = z.string().min(1).max(50)
const Show = z.enum(['members', 'entered', 'left', 'candidates', 'leaving'])
const Figure = z.enum(['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'])

export const listClasses = contract({
  method: 'GET',
  path: '/api/classes',
  tag: 'class',
  summary: '企业分类：现有、本年列入和退出、候选、应退出、倍增目标',
  response: z.object({
    today: Day,
    classes: z.array(
      z.object({
        name: z.string(),
        figure: Figure.nullable(),
        enterAt: z.number().nullable(),
        leaveBelow: z.number().nullable(),
        certificate: z.boolean(),
        lastsMonths: z.int().nullable(),
        source: z.string(),
        members: z.int(),
        entered: z.int(),
        left: z.int(),
        /** By their latest figure they might enter. */
        candidates: z.int(),
        /** By their latest figure, or because the certificate has run out, they ought to leave. */
        leaving: z.int(),
        baseDay: Day.nullable(),
        base: z.int().nullable(),
        times: z.number().nullable(),
        goal: z.int().nullable(),
        goalDay: Day.nullable(),
      }),
    ),
  }),
})

export const listClassMembers = contract({
  method: 'GET',
  path: '/api/classes/:name/enterprises',
  tag: 'class',
  summary: '一类企业的名单：现有、本年列入、本年退出、候选、应退出',
  params: z.object({ name: Name }),
  query: z.object({ show: Show.default('members') }),
  response: z.array(
    z.object({
      id: Id,
      name: z.string(),
      memberId: Id.nullable(),
      fromDay: Day.nullable(),
      toDay: Day.nullable(),
      basis: z.enum(['stock', 'figure', 'certificate', 'decision']).nullable(),
      evidence: z.string().nullable(),
      exitReason: z.string().nullable(),
      figure: z.number().nullable(),
      figureDay: Day.nullable(),
    }),
  ),
})

export const defineClass = contract({
  method: 'POST',
  path: '/api/classes',
  tag: 'class',
  summary: '设定企业分类：按指标列入退出，或凭证书列入；倍增目标',
  body: z.object({
    name: Name,
    figure: Figure.optional(),
    enterAt: z.number().min(0).optional(),
    leaveBelow: z.number().min(0).optional(),
    certificate: z.boolean().optional(),
    lastsMonths: z.int().min(1).max(600).optional(),
    baseDay: DayIn.optional(),
    times: z.number().gt(0).max(100).optional(),
    goalDay: DayIn.optional(),
    stockFrom: DayIn.optional(),
    source: z.string().min(1).max(500),
  }),
  status: 201,
  response: z.object({ name: z.string(), stock: z.int() }),
})

export const enterClass = contract({
  method: 'POST',
  path: '/api/classes/:name/enterprises',
  tag: 'class',
  summary: '企业列入分类：达到列入线，或写明证书、依据',
  triable: true,
  params: z.object({ name: Name }),
  body: z.object({
    day: DayIn.optional(),
    rows: z
      .array(z.object({ enterpriseId: Id, evidence: z.string().max(500).optional() }))
      .min(1)
      .max(500),
  }),
  status: 201,
  response: z.object({ entered: z.int() }),
})

export const leaveClass = contract({
  method: 'POST',
  path: '/api/classes/:name/enterprises/:enterpriseId/leave',
  tag: 'class',
  summary: '企业退出分类',
  params: z.object({ name: Name, enterpriseId: Id }),
  body: z.object({ lastDay: DayIn.optional(), reason: z.string().trim().min(1).max(1000) }),
  response: z.object({ enterpriseId: Id, lastDay: Day }),
})
