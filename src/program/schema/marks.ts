import { z } from 'zod'
import { closed, entry, id, limit, parties, selecting, text } from './common.ts'

/** What a mark brings about. */
export const consequence = z.union([
  closed({ tell: parties }),
  closed({ paper: id, copy: parties.optional() }),
  closed({ open: id }),
  closed({ act: z.enum(['raise', 'reopen', 'close']) }),
  closed({ bar: text }),
])

/** A status that sticks: list, card, slip, warning, red line. */
export const mark = closed({
  mark: id,
  ...selecting,
  for: id.optional(),
  to: parties.optional(),
  at: limit.optional(),
  red_line: z.boolean().optional(),
  then: z.array(consequence).min(1).optional(),
  ...entry,
})
