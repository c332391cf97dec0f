import { z } from 'zod'
import { closed, count, entry, id, limit, texts } from './common.ts'

const need = closed({ at_least: count.optional(), at_most: count.optional(), exactly: count.optional() })

/** Who is paired with what, how many, for how long. */
export const link = closed({
  link: id,
  holder: id.meta({ description: '谁联系：名单' }),
  target: id.meta({ description: '联系谁：名单' }),
  per_holder: need.optional(),
  per_target: need.optional(),
  kinds: texts.optional(),
  term: limit.optional(),
  renewals: count.optional(),
  handover: z.enum(['no_gap']).optional(),
  ...entry,
})
