import { z } from 'zod'
import { amount, closed, entry, every, expression, fact, id, limit, parties, selecting, worth } from './common.ts'

const cancellation = closed({
  each: fact,
  where: expression.optional(),
  except: expression.optional(),
  within: z.enum(['same_period', 'next_period', 'year', 'program', 'warning']),
})

/** Plus or minus. */
export const points = closed({
  points: id,
  ...selecting,
  for: id.optional(),
  to: parties.optional(),
  give: worth,
  warned: limit.optional(),
  cancelled: z.array(cancellation).min(1).optional(),
  cap: closed({ most: amount, per: z.union([every, z.literal('program')]) }).optional(),
  ...entry,
})
