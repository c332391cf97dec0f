import { z } from 'zod'
import { closed, entry, facts, id, party, texts } from './common.ts'

export const EFFECTS = ['skip', 'excuse', 'stop', 'target_of_previous', 'target_of_paused'] as const

/** Not assessed, excused: the ground, who grants it, and what it does. */
export const exemption = closed({
  exemption: id,
  on: facts,
  effect: z.enum(EFFECTS),
  granted_by: party,
  grounds: texts.optional(),
  ...entry,
})
