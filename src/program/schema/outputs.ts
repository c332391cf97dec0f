import { z } from 'zod'
import { closed, entry, every, fact, facts, id, limit, parties, party, source, text, texts } from './common.ts'

/** What must never be done or typed, said where one types. */
export const ban = closed({ ban: id, title: text.optional(), text, shown: facts.optional(), ...source })

/** What is printed. */
export const paper = closed({
  paper: id,
  of: fact.meta({ description: 'program, or the fact it is about' }),
  every: every.optional(),
  number: text.optional().meta({ description: '文号，如 联企交〔YYYY〕N号' }),
  to: parties.optional(),
  copy: parties.optional(),
  issued_by: party.optional(),
  reply: limit.optional(),
  shows: z.array(fact).min(1).optional(),
  ...entry,
})

/** Who may see what. What is not disclosed is not shown. */
export const disclosure = closed({
  disclose: fact,
  title: text.optional(),
  to: parties,
  where: text.optional(),
  every: every.optional(),
  within: limit.optional(),
  hide: z.union([text, texts]).optional(),
  ...source,
})
