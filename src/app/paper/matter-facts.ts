import { partiesNow } from '#domain/matter/matter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { listActs } from '#storage/act-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram, matterKindOf } from '../matter/load-program.ts'

/** What a paper about a matter says of it, from the matter itself: nobody types it again. Of a sealed one nobody is named. */
export async function matterFacts(ctx: TxCtx, matterId: string): Promise<Result<Record<string, unknown>>> {
  const { tx, authorityId } = ctx
  const matter = await findMatter(tx, authorityId, matterId)
  if (!matter) return fail('matter.not_found')
  const parties = partiesNow(matter)
  const orgIds = [...parties.map((one) => one.orgId), ...[matter.holderOrgId].filter((one) => one !== null)]
  const orgs = await namesOf(tx, authorityId, 'org', orgIds)
  const nameOf = async (kind: 'enterprise' | 'person', id: string | null) =>
    id === null || matter.sealed ? null : ((await namesOf(tx, authorityId, kind, [id])).get(id) ?? null)
  return ok({
    number: matter.number,
    title: matter.title,
    body: matter.body,
    category: matter.category,
    standard: matter.standard ?? null,
    enterprise: await nameOf('enterprise', matter.enterpriseId),
    units: parties.map((party) => ({ name: orgs.get(party.orgId) ?? '', role: party.role })),
    ...(await decisionOf(ctx, matter)),
    // Who raised it, or the unit it is counted for.
    applicant:
      (await nameOf('person', matter.raiserPersonId)) ??
      (matter.holderOrgId && !matter.sealed ? (orgs.get(matter.holderOrgId) ?? null) : null),
  })
}

/** To whom a paper about a matter goes, as the act that gives it says: an order to the units, a submission to the leader, a decision to who appealed. */
export async function matterAddressees(
  ctx: TxCtx,
  matterId: string,
  paper: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const matter = await findMatter(ctx.tx, ctx.authorityId, matterId)
  const names = async (kind: 'org' | 'person', id: string | null | undefined) =>
    id ? [...(await namesOf(ctx.tx, ctx.authorityId, kind, [id])).values()] : []
  if (paper === 'submission') return names('person', matter?.leaderId)
  if (paper === 'appeal_decision') return typeof facts.applicant === 'string' ? [facts.applicant] : []
  if (paper !== 'order' || !matter) return []
  const parties = partiesNow(matter).map((one) => one.orgId)
  const units = await namesOf(ctx.tx, ctx.authorityId, 'org', parties)
  return parties.length > 0 ? parties.flatMap((id) => units.get(id) ?? []) : names('org', matter.holderOrgId)
}

/** How a matter was closed and why: what a decision on an appeal says. */
async function decisionOf(ctx: TxCtx, matter: NonNullable<Awaited<ReturnType<typeof findMatter>>>) {
  if (matter.state !== 'closed' || matter.end === null) return {}
  const program = await getProgram(ctx, matter.programKey, matter.programVersion)
  const kind = matterKindOf(program, matter.matter)
  if (kind?.kind !== 'appeal') return {}
  const close = (await listActs(ctx.tx, ctx.authorityId, matter.id)).findLast((act) => act.act === 'close')
  return {
    decision: kind.ends.find((one) => one.id === matter.end)?.title ?? matter.end,
    decisionReason: close?.reason ?? null,
  }
}
