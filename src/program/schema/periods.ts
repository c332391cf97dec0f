import { z } from 'zod'
import { closed, day, every, id, source, text } from './common.ts'

/** A phase (from, to), or a recurring period that is not the calendar's own (every, starts, day_turns). */
export const period = closed({
  period: id,
  title: text.optional(),
  from: day.optional(),
  to: day.optional(),
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
