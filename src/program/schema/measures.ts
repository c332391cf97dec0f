import { z } from 'zod'
import {
  amount,
  bands,
  closed,
  count,
  entry,
  every,
  expression,
  id,
  path,
  selecting,
  text,
  weight,
  worth,
} from './common.ts'

const part = closed({
  part: id,
  title: text.optional(),
  weight,
  of: id,
  worth: expression.optional(),
  bands: bands.optional(),
})

const score = closed({
  full: weight,
  absent: z.enum(['share_out', 'zero', 'full']),
  parts: z.array(part).min(1),
})

/** One value per subject and period, in one of seven ways. */
export const measure = closed({
  measure: id,
  for: id.meta({ description: '统计到谁：名单，或 authority' }),
  through: path.optional(),
  every,
  ...selecting,
  count: z.enum(['each', 'org', 'person', 'enterprise', 'project', 'area', 'matter']).optional(),
  sum: worth.optional(),
  start: amount.optional().meta({ description: '基础分' }),
  average: worth.optional(),
  without: closed({ highest: count.optional(), lowest: count.optional() }).optional(),
  share: worth.optional(),
  out_of: expression.optional(),
  last: worth.optional(),
  formula: expression.optional(),
  score: score.optional(),
  total: z.enum(['pooled', 'mean']).optional(),
  at_least: count.optional().meta({ description: '少于这么多件，不适用' }),
  floor: amount.optional(),
  ceiling: amount.optional(),
  round: z.number().int().min(0).max(10).optional(),
  unit: text.optional(),
  ...entry,
})
