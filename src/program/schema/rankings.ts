import { z } from 'zod'
import { closed, entry, every, id, path } from './common.ts'

/** An order of subjects by a measure. */
export const ranking = closed({
  ranking: id,
  for: id,
  through: path.optional(),
  by: z.union([id, z.array(id).min(1)]),
  every,
  best: z.union([z.enum(['high', 'low']), z.array(z.enum(['high', 'low'])).min(1)]).optional(),
  within: path.optional().meta({ description: '分组排名：按主体的这一属性' }),
  ties: z.enum(['all', 'fewer']).optional(),
  ...entry,
})
