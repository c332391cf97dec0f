import { z } from 'zod'
import { closed, entry, every, expression, fact, id, limit, parties, selection, share, texts, times } from './common.ts'

export const metBy = z.union([fact, selection, z.array(z.union([fact, selection])).min(1)])

/** Something is owed by a moment. */
export const duty = closed({
  duty: id,
  each: fact,
  where: expression.optional(),
  except: expression.optional(),
  who: parties,
  every: every.optional(),
  due: limit.optional(),
  grace: limit.optional().meta({ description: '宽限：期限后仍算按期' }),
  times: times.optional(),
  met_by: metBy,
  done_by: z.enum(['self']).optional(),
  sample: share.optional(),
  phase: id.optional(),
  warn: z.array(limit).min(1).optional(),
  copy: parties.optional(),
  stops: texts.optional(),
  ...entry,
})
