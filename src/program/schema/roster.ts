import { z } from 'zod'
import { closed, count, entry, expression, id } from './common.ts'

export const ENTITY_KINDS = ['org', 'person', 'enterprise', 'project', 'area'] as const

/** Members are listed as data (nothing said), found (`where`), or united (`any_of`). */
export const group = closed({
  group: id,
  of: z.enum(ENTITY_KINDS),
  expect: count.optional().meta({ description: '通知里写的数目' }),
  where: expression.optional(),
  any_of: z.array(id).min(1).optional(),
  ...entry,
})
