import { z } from 'zod'

/** Ids of rows: UUIDv7 of what people enter, md5 of what rules derive; the latter have no version digit, so not z.uuid(). */
export const Id = z.guid()
/** `YYYY-MM-DD`; `infinity` where an end is open. */
export const Day = z.string()
/** ISO instant in UTC. */
export const Moment = z.string()
/** A day somebody typed. */
export const DayIn = z.iso.date()
/** A moment somebody typed, with its offset. */
export const MomentIn = z.iso.datetime({ offset: true })

/** A thing by its name: what lists and pages show and link to. */
export const Named = z.object({ id: Id, name: z.string() }).meta({ id: 'Named' })
export type Named = z.infer<typeof Named>

/** One page of a list: `next` is the cursor of the page after, null on the last; `total` counts all that fit the filter. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().nullable() })
}

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A query value that may be given several times: `state=working&state=answered`. */
export function many<T extends z.ZodType<string, string>>(item: T) {
  return z
    .union([item, z.array(item).max(50)])
    .transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value]))
    .optional()
}

/** Rows that were chosen, by their ids; what else narrows the list still does. */
export const Chosen = z
  .union([Id, z.array(Id).min(1).max(500)])
  .transform((value): string[] => (Array.isArray(value) ? value : [value]))
  .optional()

/** A query value that is yes or absent. */
export const Flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1')
  .optional()

export const IdParams = z.object({ id: Id })

/** Which revision the writer saw: another one in the meantime is a conflict, never a silent overwrite. */
export const Revision = z.int().min(0)

/** What every refusal looks like (RFC 9457). `code` is stable; `at` leads to the place in the input. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  at: z.array(z.union([z.string(), z.number()])).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>
