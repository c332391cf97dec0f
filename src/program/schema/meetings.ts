import { z } from 'zod'
import { closed, entry, fact, id, parties, selection } from './common.ts'

/** What an agenda is drawn from, besides what was not done since last time, which always comes first. */
export const AGENDA = [
  'submissions',
  'escalated',
  'overdue',
  'long_term',
  'red_lines',
  'missed_duties',
  'behind',
  'waiting',
] as const

/** A kind of meeting: `met_by: meeting dispatch` names it. Kinds that are not declared have the default agenda. */
export const meeting = closed({
  meeting: id,
  agenda: z.array(z.enum(AGENDA)).min(1).optional(),
  chair: parties.optional(),
  invite: parties.optional(),
  ...entry,
})

/** A kind of report: `met_by: report weekly_list` names it. */
export const report = closed({
  report: id,
  shows: z.array(fact).min(1).optional(),
  below: z.array(selection).min(1).optional(),
  ...entry,
})
