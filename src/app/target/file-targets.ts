import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { listTargetVersions, stampTarget } from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { targetThing } from './target-thing.ts'

const Input = z.object({ ids: z.array(z.guid()).min(1).max(500) })

/** Files the latest version of targets (备案): from then on a change needs a reason and is a new version. All of them or none. */
export const fileTargets = useCase({
  name: 'target.file',
  input: Input,
  run: (ctx, { ids }) => stamp(ctx, ids, 'filed'),
})

/** Publishes targets that are filed (公示). */
export const publishTargets = useCase({
  name: 'target.publish',
  input: Input,
  run: (ctx, { ids }) => stamp(ctx, ids, 'published'),
})

async function stamp(ctx: TxCtx, ids: readonly string[], what: 'filed' | 'published') {
  const act = what === 'filed' ? 'target.file' : 'target.publish'
  const traces = []
  for (const [index, id] of ids.entries()) {
    const [latest] = await listTargetVersions(ctx.tx, ctx.authorityId, id)
    if (!latest) return fail('target.not_found', {}, ['ids', index])
    const allowed = can(ctx.actor, act, targetThing(latest))
    if (!allowed.ok) return allowed
    if (what === 'published' && !latest.filedAt) return fail('target.not_filed', {}, ['ids', index])
    if (what === 'filed' ? latest.filedAt : latest.publishedAt) continue
    await stampTarget(ctx.tx, ctx.authorityId, {
      targetId: id,
      version: latest.version,
      what,
      at: ctx.now,
      by: ctx.actor.personId,
    })
    if (what === 'filed')
      await markDirty(ctx.tx, ctx.authorityId, [
        { id: newId(), programKey: latest.programKey, factKind: 'target', factId: id, at: ctx.now },
      ])
    traces.push({ thingKind: 'target', thingId: id, detail: { version: latest.version } })
  }
  return ok({ out: { done: traces.length, before: ids.length - traces.length }, trace: traces })
}
