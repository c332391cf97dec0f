import { z } from 'zod'
import { closed, day, every, id, share, source, text } from './common.ts'

/** What must be done before a phase is closed: so much of what this duty asks of all who owe it. */
const gate = closed({ duty: z.string().min(1), share, ...source })

/** A phase (from, to), or a recurring period that is not the calendar's own (every, starts, day_turns). */
export const period = closed({
  period: id,
  title: text.optional(),
  from: day.optional(),
  to: day.optional(),
  gate: z.array(gate).min(1).optional(),
  every: every.optional(),
  starts: z.number().int().min(1).max(31).optional().meta({ description: '从第几天起：19 即上月 19 日至本月 18 日' }),
  last: z
    .string()
    .regex(/^[1-9]\d{0,2} (day|week)s?$/, 'stretch')
    .optional()
    .meta({ description: '只取每期最后这一段，如 3 weeks' }),
  named_by: z.enum(['start', 'end']).optional(),
  day_turns: text.optional().meta({ description: 'HH:MM，一天从何时算次日' }),
  ...source,
})
