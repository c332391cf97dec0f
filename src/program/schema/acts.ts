import { z } from 'zod'
import { closed, count, every, expression, limit, parties, source, text, texts } from './common.ts'

/** A window: who may do something, until when, how often, who grants it, what is then closed. */
export const act = closed({
  act: z.string().min(1),
  title: text.optional(),
  by: parties.optional(),
  approved_by: parties.optional(),
  granted_by: parties.optional(),
  within: limit.optional(),
  until: limit.optional(),
  reason: z.enum(['required', 'optional']).optional(),
  needs: texts.optional(),
  times: count.optional(),
  per: z.enum(['org', 'person', 'enterprise', 'project', 'area', 'matter']).optional(),
  every: every.optional(),
  at_most: z.union([count, limit]).optional(),
  up_to: limit.optional(),
  ruled: limit.optional(),
  then: z.enum(['final', 'refused']).optional(),
  not_by: parties.optional(),
  not_with: z.union([text, texts]).optional(),
  where: expression.optional(),
  ...source,
})
