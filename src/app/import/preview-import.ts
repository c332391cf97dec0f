import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { useCase } from '../use-case.ts'
import { importFile, importOptions } from './input.ts'
import { keepRun } from './keep-run.ts'
import type { ImportReport } from './report.ts'
import { runImport } from './run-import.ts'

const previewInput = z.object({ file: importFile, options: importOptions })

/**
 * What a file would do: every row read, matched and judged, nothing kept but the file and the report. The answer's `runId` is what
 * `import.commit` and `import.faulty_file` are asked with.
 */
export const previewImport = useCase<z.infer<typeof previewInput>, ImportReport>({
  name: 'import.preview',
  input: previewInput,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const imported = await runImport(ctx, newId(), input.file, input.options, 'preview')
    return imported.ok ? keepRun(ctx, imported.value, { ...input, known: false }) : imported
  },
})
