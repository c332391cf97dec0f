import { z } from 'zod'
import { ORG_CHANGES, type OrgAsked, type OrgFacts } from '#domain/org/decide-org-change.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { burdenOf } from '#storage/org-chart-store.ts'
import { findOrg, findOrgByName, isBelowOrg } from '#storage/org-store.ts'
import type { TxCtx } from '../context.ts'

/** What is asked of the chart, and from which day. */
export const ChangeAsked = z.object({
  kind: z.enum(ORG_CHANGES),
  orgId: z.guid(),
  toOrgId: z.guid().nullable().default(null),
  name: z.string().trim().min(1).max(200).nullable().default(null),
  fromDay: z.iso.date(),
})

/** What the decision needs to know of the units, on the day of the change. */
export async function factsOf(ctx: TxCtx, asked: OrgAsked, day: string): Promise<Result<OrgFacts>> {
  const { tx, authorityId } = ctx
  const org = await findOrg(tx, authorityId, asked.orgId)
  if (!org) return fail('org.not_found')
  const target = asked.toOrgId ? await findOrg(tx, authorityId, asked.toOrgId) : undefined
  if (asked.toOrgId && !target) return fail('org.no_parent', undefined, ['toOrgId'])
  const namesake = asked.name ? await findOrgByName(tx, authorityId, asked.name) : undefined
  return ok({
    parentId: org.parentId,
    name: org.name,
    fromDay: org.fromDay,
    toDay: org.toDay,
    targetBelow: target ? await isBelowOrg(tx, authorityId, target.id, org.id) : false,
    targetClosed: target?.toDay != null && target.toDay < day,
    nameTaken: namesake !== undefined && namesake.id !== org.id,
    burden: await burdenOf(tx, authorityId, org.id, day),
  })
}
