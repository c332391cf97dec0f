import { z } from 'zod'
import { isBefore } from '#domain/calendar/clock-rules.ts'
import { leadOf } from '#domain/matter/matter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type AccessLinkRow, findAccessLink } from '#storage/access-link-store.ts'
import { listActs } from '#storage/act-store.ts'
import { findAuthorityName } from '#storage/authority-code-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { holdVisit, listMatterNumbersOf } from '#storage/visit-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { hashOf } from './token.ts'

/** The link behind a token, if it may still be used. */
export async function liveLink(ctx: TxCtx, token: string, how?: 'hold'): Promise<Result<AccessLinkRow>> {
  const link = await findAccessLink(ctx.tx, ctx.authorityId, hashOf(token), how)
  if (!link) return fail('access_link.not_found')
  if (link.usedAt) return fail('access_link.used', { at: link.usedAt })
  return isBefore(ctx.now, link.expiresAt) ? ok(link) : fail('access_link.expired', { at: link.expiresAt })
}

/** What the enterprise sees behind its link: only what it needs to answer. */
export const openAccessLink = useCase({
  name: 'access_link.open',
  input: z.object({ token: z.string().min(10).max(200) }),
  async run(ctx, { token }) {
    const { tx, authorityId } = ctx
    const link = await liveLink(ctx, token)
    if (!link.ok) return link
    const { purpose, thingId, enterpriseId, expiresAt } = link.value
    const names = await namesOf(tx, authorityId, 'enterprise', enterpriseId ? [enterpriseId] : [])
    const out = {
      purpose,
      authority: await findAuthorityName(tx, authorityId),
      enterprise: enterpriseId ? { id: enterpriseId, name: names.get(enterpriseId) ?? '' } : null,
      expiresAt,
      usedAt: null,
      visit: purpose === 'visit_confirm' ? await visitShown(ctx, thingId) : null,
      kinds: purpose === 'raise' ? await problemKinds(ctx) : [],
      matter: purpose === 'matter_confirm' || purpose === 'rating' ? await matterShown(ctx, thingId) : null,
    }
    return ok({ out, trace: null })
  },
})

async function visitShown(ctx: TxCtx, id: string) {
  const visit = await holdVisit(ctx.tx, ctx.authorityId, id)
  if (!visit) return null
  const persons = await namesOf(ctx.tx, ctx.authorityId, 'person', [visit.personId])
  const orgs = await namesOf(ctx.tx, ctx.authorityId, 'org', visit.orgId ? [visit.orgId] : [])
  return {
    person: persons.get(visit.personId) ?? '',
    org: visit.orgId ? (orgs.get(visit.orgId) ?? null) : null,
    how: visit.how,
    at: visit.at,
    day: visit.day,
    problems: await listMatterNumbersOf(ctx.tx, ctx.authorityId, id),
  }
}

async function matterShown(ctx: TxCtx, id: string) {
  const matter = await findMatter(ctx.tx, ctx.authorityId, id)
  if (!matter) return null
  const acts = await listActs(ctx.tx, ctx.authorityId, id)
  const answer = acts
    .flatMap((act) => (!act.refused && act.act === 'answer' && !act.data.statement ? [act] : []))
    .at(-1)
  const lead = leadOf(matter)?.orgId ?? null
  const orgs = await namesOf(
    ctx.tx,
    ctx.authorityId,
    'org',
    [lead, answer?.data.orgId ?? null].flatMap((one) => one ?? []),
  )
  return {
    number: matter.number,
    title: matter.title,
    body: matter.body,
    state: matter.state,
    leadOrg: lead ? (orgs.get(lead) ?? null) : null,
    answer: answer
      ? { text: answer.data.text, at: answer.at, org: answer.data.orgId ? (orgs.get(answer.data.orgId) ?? null) : null }
      : null,
  }
}

/** What an enterprise may raise: the problems of the programs in force. */
async function problemKinds(ctx: TxCtx) {
  const kinds = []
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    for (const one of program.matters.filter(({ kind }) => kind === 'problem'))
      kinds.push({ programKey: key, matter: one.id, title: one.title, categories: [...one.categories] })
  }
  return kinds
}
