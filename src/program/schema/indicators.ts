import { z } from 'zod'
import { amount, closed, entry, every, id, limit, party, text } from './common.ts'

const target = closed({
  at_least: amount.optional(),
  at_most: amount.optional(),
  equals: amount.optional(),
  growth: amount.optional().meta({ description: '比基数增长：0.17 即 17%' }),
  times: amount.optional().meta({ description: '基数的倍数：2 即翻一番' }),
  add: amount.optional().meta({ description: '比基数增加' }),
})

/** A number promised and reported. */
export const indicator = closed({
  indicator: id,
  unit: text.optional(),
  for: id,
  target: target.optional(),
  better: z.enum(['up', 'down']).optional(),
  measure: id.optional(),
  every,
  who: party,
  due: limit.optional(),
  ...entry,
})
