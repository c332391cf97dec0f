import { z } from 'zod'
import { Day, Id, Moment } from './common.ts'
import { contract } from './route.ts'

const head = {
  program: z.string(),
  programTitle: z.string(),
  /** Its place in the address: `ranking-quarter_rank`. */
  section: z.string(),
  /** The kind of fact: ranking, measure, form, matter, paper … */
  kind: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  assumed: z.string().nullable(),
  /** Where else it is shown, in the program's words. */
  where: z.string().nullable(),
  /** The rule of disclosure as a sentence. */
  sentence: z.string(),
}

const Listed = z.object({
  authority: z.string(),
  sections: z.array(
    z.object({ ...head, total: z.int(), period: z.string().nullable(), latest: Day.nullable() }).meta({
      id: 'DisclosedSection',
    }),
  ),
})

const Period = z.object({
  calendar: z.string(),
  ordinal: z.int(),
  label: z.string(),
  firstDay: Day,
  lastDay: Day,
  sealedAt: Moment,
})

const Shown = z
  .object({
    ...head,
    authority: z.string(),
    /** `definition`: what the column counts, where the program lays it down. */
    columns: z.array(
      z.object({ id: z.string(), label: z.string(), type: z.string(), definition: z.string().nullable() }),
    ),
    /** Published periods, the latest first; empty where the kind has none. */
    periods: z.array(Period),
    period: Period.nullable(),
    rows: z.array(z.object({ id: Id, at: Moment, day: Day, cells: z.record(z.string(), z.string().nullable()) })),
    next: z.string().nullable(),
    total: z.int(),
  })
  .meta({ id: 'Disclosed' })

const query = z.object({
  ordinal: z.coerce.number().int().optional(),
  row: Id.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const place = { program: z.string().max(100), section: z.string().max(220) }
const Code = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)

export const listPublic = contract({
  method: 'GET',
  path: '/api/public/:authority',
  tag: 'disclosure',
  summary: '按方案规定公开的内容（不需登录）',
  params: z.object({ authority: Code }),
  /** `doors`: what anybody may do here: suggest, complain, follow by a code, read and comment on pledges. */
  response: Listed.extend({ doors: z.array(z.enum(['suggest', 'complain', 'follow', 'pledges'])) }),
  open: true,
})

export const readPublic = contract({
  method: 'GET',
  path: '/api/public/:authority/:program/:section',
  tag: 'disclosure',
  summary: '一项公开内容（不需登录）',
  params: z.object({ authority: Code, ...place }),
  query,
  response: Shown,
  open: true,
})

export const listDisclosed = contract({
  method: 'GET',
  path: '/api/disclosed',
  tag: 'disclosure',
  summary: '向我公开的内容',
  response: Listed,
})

export const readDisclosed = contract({
  method: 'GET',
  path: '/api/disclosed/:program/:section',
  tag: 'disclosure',
  summary: '向我公开的一项内容',
  params: z.object(place),
  query,
  response: Shown,
})
