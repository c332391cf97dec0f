/** Shapes shared by the sections. Closed: an unknown key is refused, with the nearest known one. */
import { z } from 'zod'

/** An object with these keys and no others. The known keys travel in the issue's message, for “did you mean”. */
export function closed<const Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `known:${Object.keys(shape).join(',')}` : undefined),
  })
}

/** Ids are CEL identifiers. */
export const ID_PATTERN = /^[a-z][a-z0-9_]*$/
export const id = z
  .string()
  .regex(ID_PATTERN, 'id')
  .meta({ title: 'id', description: 'snake_case: a–z, 0–9, _; begins with a letter' })
export const text = z.union([z.string().min(1), z.number()]).meta({ title: 'text' })
export const texts = z.array(text).min(1).meta({ title: 'list of texts' })
export const expression = z
  .union([z.string().min(1), z.number(), z.boolean()])
  .meta({ title: 'expression', description: 'CEL over the columns of the fact, its paths, param.x and measure.x' })
export const day = z
  .string()
  .min(1)
  .meta({ title: 'day', description: 'YYYY-MM-DD, or param.x of a parameter that is a date' })
export const fact = z
  .string()
  .min(1)
  .meta({ title: 'fact', description: 'a fact kind and, where it has one, a name: visit, duty first_visit' })
export const party = z.string().min(1).meta({
  title: 'party',
  description: 'a path (org, person.org), a role (office, lead, holder …), a group, or public',
})
export const parties = z.union([party, z.array(party).min(1)]).meta({ title: 'parties' })
export const every = z.string().min(1).meta({
  title: 'every',
  description: 'day week half_month month quarter half_year year once, “2 weeks”, or a declared period',
})
/** The name of a parameter that holds the number. */
const param = z.string().regex(/^param\.[a-z][a-z0-9_]*$/, 'param')
export const count = z
  .union([z.number().int().min(0), param])
  .meta({ title: 'count', description: 'a whole number, or param.x' })
/** A count that is at least one. */
export const times = z
  .union([z.number().int().min(1), param])
  .meta({ title: 'count', description: 'a whole number from 1, or param.x' })
/** A number written out, or the name of a parameter that holds it. */
export const amount = z.union([z.number(), param]).meta({ title: 'number', description: 'a number, or param.x' })
export const weight = z
  .union([z.number().gt(0), param])
  .meta({ title: 'number', description: 'a number above 0, or param.x' })
export const share = z
  .union([z.number().gt(0).max(1), z.string().regex(/^\d+(\.\d+)?%$/, 'share'), param])
  .meta({ title: 'share', description: 'a share: 5% or 0.05, or param.x' })
export const path = z
  .string()
  .regex(/^[a-z_]+(\.[a-z_]+)*$/, 'path')
  .meta({ title: 'path', description: 'person.org' })

/** A time limit, a table of them, or the longest of several. */
export type LimitInput =
  | string
  | { by: string; cases: Record<string, LimitInput>; else?: LimitInput | undefined }
  | { longest: LimitInput[] }
export const limit: z.ZodType<LimitInput, LimitInput> = z
  .lazy(() =>
    z.union([
      z.string().min(1),
      closed({ by: z.string().min(1), cases: z.record(z.string(), limit), else: limit.optional() }),
      closed({ longest: z.array(limit).min(2) }),
    ]),
  )
  .meta({
    id: 'limit',
    title: 'limit',
    description:
      'n minutes|hours|days|working days|weeks|months|years [after|before moment] · due · next day · 27th · end of period · FR · 2026-04-15 · param.x · { by, cases, else } · { longest }',
  })

/** What a number can be written as: an expression, a table, or bands. */
export const bands = z
  .array(closed({ from: amount, give: amount }))
  .min(1)
  .meta({ title: 'bands' })
export const worth = z
  .union([
    z.string().min(1),
    z.number(),
    z.boolean(),
    closed({
      by: z.string().min(1),
      cases: z.record(z.string(), z.union([z.number(), z.string().min(1)])),
      else: z.union([z.number(), z.string().min(1)]).optional(),
    }),
    closed({ by: z.string().min(1), bands }),
  ])
  .meta({ title: 'worth', description: 'an expression, { by, cases, else }, or { by, bands }' })

/** What every entry may carry. */
export const source = {
  clause: text.optional().meta({ description: '条款：通知哪一条这样要求' }),
  assumed: text.optional().meta({ description: '起草者替通知定下的内容' }),
  note: text.optional().meta({ description: '说明' }),
}
export const entry = { title: text.meta({ description: '名称，给人看的' }), ...source }

/** One “for each … where … except …”. */
export const selection = closed({ each: fact, where: expression.optional(), except: expression.optional() })
/** The three slots as rules write them: plain, or `any` of several. */
export const selecting = {
  each: fact.optional(),
  where: expression.optional(),
  except: expression.optional(),
  any: z.array(selection).min(1).optional().meta({ description: '任一满足即成立' }),
}
export const facts = z.union([fact, z.array(fact).min(1)])
