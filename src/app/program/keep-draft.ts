import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { deleteDraft, saveDraft } from '#storage/program-draft-store.ts'
import { useCase } from '../use-case.ts'
import { CaseFiles, ProgramKey } from './draft-fields.ts'

/** Keeps a person's draft of a program. Two windows of the same person are told of each other; two persons have two drafts. */
export const keepDraft = useCase({
  name: 'program.draft',
  input: z.object({
    program: ProgramKey,
    text: z.string().min(1).max(2_000_000),
    cases: CaseFiles,
    baseVersion: z.int().min(1).nullable(),
    /** The revision seen; 0 when there was no draft. */
    revision: z.int().min(0),
  }),
  async run(ctx, { program, text, cases, baseVersion, revision }) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'program.draft')
    if (!allowed.ok) return allowed
    if (!actor.accountId) return fail('program.draft_needs_account')
    const draft = { programKey: program, accountId: actor.accountId, text, cases, baseVersion, at: now }
    const kept = await saveDraft(tx, authorityId, draft, revision)
    if (kept === undefined) return fail('program.draft_conflict')
    // The first keeping and the throwing away are written down; every key stroke is not.
    const trace =
      kept === 1 ? { thingKind: 'program', thingId: program, detail: { draft: 'begun', base: baseVersion } } : null
    return ok({ out: { revision: kept, updatedAt: now }, trace })
  },
})

/** Throws one's own draft away. */
export const dropDraft = useCase({
  name: 'program.draft',
  input: z.object({ program: ProgramKey }),
  async run(ctx, { program }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'program.draft')
    if (!allowed.ok) return allowed
    if (!actor.accountId || !(await deleteDraft(tx, authorityId, program, actor.accountId)))
      return fail('program.no_draft')
    return ok({ out: {}, trace: { thingKind: 'program', thingId: program, detail: { draft: 'dropped' } } })
  },
})
