import { z } from 'zod'
import { DOUBT_KINDS } from '#domain/import/fault.ts'
import { IMPORT_KINDS } from '#domain/import/kinds.ts'

/** What may be chosen for a file. */
export const importOptions = z.object({
  programKey: z.string().max(100).optional(),
  kind: z.enum(IMPORT_KINDS).optional(),
  kinds: z.record(z.string(), z.enum(IMPORT_KINDS)).optional(),
  leave: z.array(z.string()).max(200).optional(),
  newAreas: z.boolean().optional(),
  columns: z.record(z.string(), z.record(z.string(), z.number().int().min(0).max(1024))).optional(),
})

/** What somebody says of a doubtful name: who is meant; null: none of those. */
export const importAnswer = z.object({
  kind: z.enum(DOUBT_KINDS),
  key: z.string().min(1).max(600),
  text: z.string().min(1).max(300),
  context: z.string().max(300).nullable().default(null),
  thingId: z.guid().nullable(),
})

/** An uploaded file: its bytes whole, its name for people. */
export const importFile = z.object({
  name: z.string().min(1).max(255),
  bytes: z.custom<Buffer>((value) => Buffer.isBuffer(value), 'bytes'),
})
