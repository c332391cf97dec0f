import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { deleteDraft, listDrafts } from '#storage/program-draft-store.ts'
import { useCase } from '../use-case.ts'
import { ProgramKey } from './draft-fields.ts'
import { publishProgram } from './publish.ts'

/** Publishes one's draft as it was last kept: the version, its cases, and the draft is gone. */
export const publishDraft = useCase({
  name: 'program.publish',
  input: z.object({ program: ProgramKey, revision: z.int().min(1) }),
  async run(ctx, { program: key, revision }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'program.publish')
    if (!allowed.ok) return allowed
    const draft = (await listDrafts(tx, authorityId, key)).find((one) => one.accountId === actor.accountId)
    if (!draft) return fail('program.no_draft')
    if (draft.revision !== revision) return fail('program.draft_conflict')
    const published = await publishProgram.run(ctx, {
      text: draft.text,
      file: 'program.yaml',
      cases: [...draft.cases],
    })
    if (!published.ok) return published
    if (published.value.out.key !== key)
      return fail('program.draft_other_key', { key: published.value.out.key, program: key }, ['text'])
    await deleteDraft(tx, authorityId, key, draft.accountId)
    return ok(published.value)
  },
})
