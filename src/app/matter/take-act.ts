import { can } from '#domain/access/can.ts'
import type { DoneAct } from '#domain/matter/act.ts'
import { applyAll, decide, refusedAct } from '#domain/matter/decide.ts'
import { type Matter, revisionOf } from '#domain/matter/matter.ts'
import type { Proposal } from '#domain/matter/proposal.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import type { Who } from '#domain/matter/who.ts'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import type { MatterKind, Program } from '#program/model.ts'
import { findLastAct } from '#storage/act-store.ts'
import { findMatter, saveMatter } from '#storage/matter-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import type { Trace } from '../use-case.ts'
import { getProgram, matterKindOf } from './load-program.ts'
import { loadRuling } from './load-ruling.ts'
import { tell } from './tell.ts'
import { whoAsks } from './who-asks.ts'

/** A matter with all it is decided by. */
export type Held = {
  readonly matter: Matter
  readonly program: Program
  readonly kind: MatterKind
  readonly ruling: Ruling
  readonly who: Who
}

export type Taken = Held & { readonly before: Matter; readonly acts: readonly DoneAct[] }

/** Which matter, and what the writer had seen of it; no revision: whoever comes, comes (jobs, links). */
export type Which = { readonly id: string; readonly revision?: number }

/** Loads a matter for a change: nobody else changes it until the transaction ends. */
export async function holdMatter(ctx: TxCtx, { id, revision }: Which): Promise<Result<Held>> {
  const matter = await findMatter(ctx.tx, ctx.authorityId, id, 'hold')
  if (!matter) return fail('matter.not_found')
  if (revision !== undefined && revision !== revisionOf(matter)) {
    const last = await findLastAct(ctx.tx, ctx.authorityId, id)
    return fail('matter.changed', {
      by: last?.actor.personId ?? null,
      at: last?.recordedAt ?? null,
      act: last?.act ?? null,
    })
  }
  return ok(await withRuling(ctx, matter))
}

/** What decides a matter, by the version it is pinned to. */
export async function withRuling(ctx: TxCtx, matter: Matter): Promise<Held> {
  const program = await getProgram(ctx, matter.programKey, matter.programVersion)
  const kind = matterKindOf(program, matter.matter)
  if (!kind) throw new Error(`program ${matter.programKey}@${matter.programVersion} has no matter ${matter.matter}`)
  const orgId =
    matter.parties.find((party) => party.role === 'lead' && party.until === null)?.orgId ?? matter.holderOrgId
  const ruling = await loadRuling(ctx, program, kind, {
    enterpriseId: matter.enterpriseId,
    projectId: matter.projectId,
    orgId,
    about: matter.about,
  })
  return { matter, program, kind, ruling, who: whoAsks(ctx.actor, matter.programKey) }
}

/** Decides, stores and tells; the caller has asked whether the actor may. */
export async function carryOut(
  ctx: TxCtx,
  held: Held,
  proposal: Exclude<Proposal, { act: 'record' }>,
): Promise<Result<Taken>> {
  const { matter: before, ruling, who } = held
  const acts = decide(before, proposal, who, ruling)
  if (!acts.ok) return acts
  const matter = applyAll(before, acts.value)
  const saved = await saveMatter(ctx.tx, ctx.authorityId, before, matter, acts.value)
  if (!saved.ok) return saved
  await tell(ctx, matter, acts.value, ruling)
  return ok({ ...held, before, matter, acts: acts.value })
}

/** One act from beginning to end: load, may they, decide, store, tell. */
export async function takeAct(
  ctx: TxCtx,
  access: string,
  which: Which,
  proposal: Exclude<Proposal, { act: 'record' }>,
): Promise<Result<Taken>> {
  const held = await holdMatter(ctx, which)
  if (!held.ok) return held
  const allowed = await mayAct(ctx, access, which.id)
  return allowed.ok ? carryOut(ctx, held.value, proposal) : allowed
}

/** Whether the actor's roles reach this matter for that act. */
export async function mayAct(ctx: TxCtx, access: string, matterId: string): Promise<Result<true>> {
  const thing = await findMatterThing(ctx.tx, ctx, matterId)
  return thing ? can(ctx.actor, access, thing) : fail('matter.not_found')
}

/** Refusals that are about the attempt itself; a stale page or a missing matter is not one. */
const NOT_KEPT = new Set(['matter.not_found', 'matter.changed', 'input.invalid'])

/** Keeps a refused attempt as an act of the matter. */
export async function keepRefusal(
  ctx: TxCtx,
  matterId: string,
  proposal: { act: Proposal['act']; reason?: string },
  failure: Failure,
): Promise<Trace> {
  const trace = { thingKind: 'matter', thingId: matterId, detail: { code: failure.code } }
  // Who may not touch it at all leaves a trace in the audit, not in the matter.
  const kept = failure.code.startsWith('matter.') && !NOT_KEPT.has(failure.code)
  const matter = !kept ? undefined : await findMatter(ctx.tx, ctx.authorityId, matterId, 'hold')
  if (!matter) return trace
  const who = whoAsks(ctx.actor, matter.programKey)
  const act = refusedAct(matter, proposal, failure, who, { now: ctx.now, programVersion: matter.programVersion })
  const saved = await saveMatter(ctx.tx, ctx.authorityId, matter, applyAll(matter, [act]), [act])
  if (!saved.ok) throw new Error(`could not keep the refusal: ${saved.error.code}`)
  return trace
}
