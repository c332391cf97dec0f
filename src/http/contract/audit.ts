import { z } from 'zod'
import { Id, Moment, MomentIn, PageQuery, pageOf } from './common.ts'
import { contract } from './route.ts'

export const AuditRow = z.object({
  id: Id,
  at: Moment,
  account: z.object({ id: Id, login: z.string() }).nullable(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  act: z.string(),
  actTitle: z.string(),
  thingKind: z.string(),
  thingId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  outcome: z.enum(['done', 'refused']),
  /** Its number in the chain; null: not chained yet. */
  seq: z.int().nullable(),
})
export type AuditRow = z.infer<typeof AuditRow>

export const listAudit = contract({
  method: 'GET',
  path: '/api/audit',
  tag: 'audit',
  summary: '审计记录，最新在前（审计管理员）',
  query: PageQuery.extend({
    from: MomentIn.optional(),
    to: MomentIn.optional(),
    act: z.string().max(100).optional(),
    accountId: Id.optional(),
    thingKind: z.string().max(50).optional(),
    thingId: z.string().max(100).optional(),
    outcome: z.enum(['done', 'refused']).optional(),
  }),
  response: pageOf(AuditRow),
})

export const verifyAudit = contract({
  method: 'POST',
  path: '/api/audit/verify',
  tag: 'audit',
  summary: '验证审计链完整（审计管理员）',
  repeatable: true,
  response: z.object({
    links: z.int(),
    pending: z.int(),
    head: z.string().nullable(),
    faults: z.array(z.object({ fault: z.string(), seq: z.int().nullable(), auditId: Id.nullable() })),
  }),
})
