import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listDrafts } from '#storage/program-draft-store.ts'
import { listVersions } from '#storage/program-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { ProgramKey } from './draft-fields.ts'
import { inTrial } from './trial.ts'
import { trialProgram } from './trial-program.ts'

/** `3` is the third version, `draft` one’s own draft. */
const Side = z.union([z.int().min(1), z.literal('draft')])

/**
 * Two versions, or a version and one's draft, line by line and effect by effect: both texts, and each entry that differs with
 * its figures, both sentences, what rests on it, and how many it concerns.
 */
export const compareTexts = useCase({
  name: 'program.compare',
  input: z.object({ program: ProgramKey, from: Side, to: Side }),
  async run(ctx, { program: key, from, to }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, from === 'draft' || to === 'draft' ? 'program.draft' : 'program.read')
    if (!allowed.ok) return allowed
    const was = await textOf(ctx, key, from)
    const now = await textOf(ctx, key, to)
    if (was === undefined) return fail('program.no_version', { version: from }, ['from'])
    if (now === undefined) return fail('program.no_version', { version: to }, ['to'])
    const compared = await inTrial({
      kind: 'compare',
      was: await trialProgram(ctx, { text: was }),
      now: await trialProgram(ctx, { text: now }),
    })
    const { groups, ...found } = compared
    const named = [...new Set(found.entries.flatMap((entry) => entry.groups))]
    const members = await listGroupMembers(tx, authorityId, key, named, windowOf(ctx).today)
    const affected = named.flatMap((id) => {
      const group = groups[id]
      const count = members.filter((one) => one.group_id === id).length
      return group ? [{ id, ...group, members: count }] : []
    })
    return ok({ out: { ...found, was, now, groups: affected }, trace: null })
  },
})

async function textOf(ctx: TxCtx, key: string, side: z.output<typeof Side>): Promise<string | undefined> {
  if (side !== 'draft')
    return (await listVersions(ctx.tx, ctx.authorityId, key)).find((one) => one.version === side)?.source
  const drafts = await listDrafts(ctx.tx, ctx.authorityId, key)
  return drafts.find((one) => one.accountId === ctx.actor.accountId)?.text
}
