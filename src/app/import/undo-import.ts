import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import {
  isKeptInVersions,
  listEffects,
  putBack,
  removeParts,
  removeRows,
  takeBackImported,
} from '#storage/import/effect-store.ts'
import { findRun, lockImports, markUndone } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import type { ImportReport } from './report.ts'
import { gather, whatDepends } from './what-depends.ts'

const input = z.object({ runId: z.guid(), reason: z.string().trim().min(2).max(500) })

/**
 * Takes an import back as the one act it was: what it made goes, what it changed is as before. Refused with what stands in the way as soon
 * as anything has been built on it; the audit keeps both the import and its end.
 */
export const undoImport = useCase<z.infer<typeof input>, ImportReport>({
  name: 'import.undo',
  input,
  async run(ctx, { runId, reason }) {
    const allowed = canSome(ctx.actor, 'import.undo')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now, actor } = ctx
    await lockImports(tx, authorityId)
    const run = await findRun(tx, authorityId, runId)
    if (!run) return fail('import.not_found')
    if (run.state === 'undone') return fail('import.undone_already')
    if (run.state !== 'committed' || run.committed_at === null) return fail('import.not_committed')
    const before = run.report as unknown as ImportReport
    const effects = await listEffects(tx, authorityId, runId)
    if (effects.length === 0 && before.counts.created + before.counts.changed > 0) return fail('import.undo_unknown')
    const gathered = gather(effects)
    const what = await whatDepends(ctx, gathered, run.committed_at)
    if (what.length > 0) return fail('import.depends', { what })
    await takeBackImported(tx, authorityId, runId)
    // What was changed goes back first: it may point to what was made.
    for (const [thing, rows] of gathered.before)
      if (!isKeptInVersions(thing)) await putBack(tx, authorityId, thing, rows)
    // The last first: posts before persons, pairings before enterprises.
    for (const { thing, act, ids } of effects) {
      if (act === 'created') {
        await removeParts(tx, authorityId, thing, ids)
        await removeRows(tx, authorityId, thing, ids)
      } else if (isKeptInVersions(thing)) await removeRows(tx, authorityId, thing, ids)
    }
    for (const [thing, rows] of gathered.before)
      if (isKeptInVersions(thing)) await putBack(tx, authorityId, thing, rows)
    await markEverythingDirty(tx, authorityId, { id: newId(), at: now })
    const report: ImportReport = { ...before, state: 'undone' }
    await markUndone(tx, authorityId, { id: runId, report, at: now, by: actor.accountId, reason })
    const detail = { digest: before.digest, ...before.counts, reason }
    return ok({ out: report, trace: { thingKind: 'import', thingId: runId, detail } })
  },
})
