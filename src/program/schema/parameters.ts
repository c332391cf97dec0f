import { z } from 'zod'
import { closed, id, limit, source, text } from './common.ts'

/** A number or a time limit that is used twice or meant to be overridden. */
export const parameter = closed({
  parameter: id,
  title: text.optional(),
  value: z.union([z.number(), limit]),
  unit: text.optional(),
  ...source,
})
