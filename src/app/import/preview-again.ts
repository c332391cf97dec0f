import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { isThere, saveAlias } from '#storage/import/choice-store.ts'
import { saveOptions } from '#storage/import/run-store.ts'
import { useCase } from '../use-case.ts'
import { importAnswer, importOptions } from './input.ts'
import { keepRun } from './keep-run.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'
import { waitingRun } from './waiting-run.ts'

const input = z.object({
  runId: z.guid(),
  /** Absent: as chosen before. */
  options: importOptions.optional(),
  answers: z.array(importAnswer).max(500).default([]),
})

/**
 * Answers what a preview asked, or chooses other columns, and looks at the same file again. Answers are kept for every later file until
 * they are revoked; columns are kept when the file is imported.
 */
export const previewAgain = useCase<z.infer<typeof input>, ImportReport>({
  name: 'import.answer',
  input,
  async run(ctx, { runId, options, answers }) {
    const allowed = canSome(ctx.actor, 'import.answer')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now, actor } = ctx
    const waiting = await waitingRun(ctx, runId)
    if (!waiting.ok) return waiting
    for (const [n, { kind, key, text, context, thingId }] of answers.entries()) {
      if (thingId !== null && !(await isThere(tx, authorityId, kind, thingId)))
        return fail('import.answer_unknown', { text }, ['answers', n, 'thingId'])
      const alias = { id: newId(), kind, key, written: text, context, thing_id: thingId }
      await saveAlias(tx, authorityId, alias, now, actor.accountId)
    }
    const { file, options: chosenBefore } = waiting.value
    if (options) await saveOptions(tx, authorityId, runId, options)
    const chosen = options ?? chosenBefore
    const imported = await runImport(ctx, runId, file, chosen, 'preview')
    if (!imported.ok) return imported
    const kept = await keepRun(ctx, imported.value, { file, options: chosen, known: true })
    const { trace } = kept.value
    return ok({ out: kept.value.out, trace: { ...trace, detail: { ...trace.detail, answers: answers.length } } })
  },
})
