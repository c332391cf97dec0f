import { z } from 'zod'
import { IMPORT_KINDS } from '#domain/import/kinds.ts'

/** What may be chosen for a file. */
export const importOptions = z.object({
  programKey: z.string().max(100).optional(),
  kind: z.enum(IMPORT_KINDS).optional(),
  columns: z.record(z.string(), z.record(z.string(), z.number().int().min(0).max(1024))).optional(),
})

/** An uploaded file: its bytes whole, its name for people. */
export const importFile = z.object({
  name: z.string().min(1).max(255),
  bytes: z.custom<Buffer>((value) => Buffer.isBuffer(value), 'bytes'),
})
