import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { useCase } from '../use-case.ts'
import { importFile, importOptions } from './input.ts'
import { keepRun } from './keep-run.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'

const input = z.object({ file: importFile, options: importOptions, skipFaulty: z.boolean().default(false) })

/**
 * Preview and import in one reading, for the command line and the demo. Rows at fault keep the whole file out unless they are to be
 * skipped; the file stays on hand only while it has such rows.
 */
export const importFileNow = useCase<z.infer<typeof input>, ImportReport>({
  name: 'import.commit',
  input,
  async run(ctx, { file, options, skipFaulty }) {
    const allowed = canSome(ctx.actor, 'import.commit')
    if (!allowed.ok) return allowed
    const imported = await runImport(ctx, newId(), file, options, skipFaulty ? 'good_rows' : 'whole')
    return imported.ok ? keepRun(ctx, imported.value, { file, options, known: false }) : imported
  },
})
