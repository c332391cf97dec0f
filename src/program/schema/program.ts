import { z } from 'zod'
import { act } from './acts.ts'
import { closed, day, id, text } from './common.ts'
import { duty } from './duties.ts'
import { exemption } from './exemptions.ts'
import { form } from './forms.ts'
import { indicator } from './indicators.ts'
import { link } from './links.ts'
import { mark } from './marks.ts'
import { matter } from './matters.ts'
import { measure } from './measures.ts'
import { meeting, report } from './meetings.ts'
import { ban, disclosure, paper } from './outputs.ts'
import { parameter } from './parameters.ts'
import { period } from './periods.ts'
import { points } from './points.ts'
import { ranking } from './rankings.ts'
import { group } from './roster.ts'

/** One entry of each section, and the key that carries its id. */
export const ENTRIES = {
  parameters: { key: 'parameter', schema: parameter },
  periods: { key: 'period', schema: period },
  roster: { key: 'group', schema: group },
  links: { key: 'link', schema: link },
  duties: { key: 'duty', schema: duty },
  forms: { key: 'form', schema: form },
  matters: { key: 'matter', schema: matter },
  indicators: { key: 'indicator', schema: indicator },
  meetings: { key: 'meeting', schema: meeting },
  reports: { key: 'report', schema: report },
  exemptions: { key: 'exemption', schema: exemption },
  measures: { key: 'measure', schema: measure },
  rankings: { key: 'ranking', schema: ranking },
  marks: { key: 'mark', schema: mark },
  points: { key: 'points', schema: points },
  acts: { key: 'act', schema: act },
  bans: { key: 'ban', schema: ban },
  papers: { key: 'paper', schema: paper },
  disclosure: { key: 'disclose', schema: disclosure },
} as const

export type Shaped = { readonly [S in keyof typeof ENTRIES]: z.output<(typeof ENTRIES)[S]['schema']> }

const calendar = closed({
  working_days: z.enum(['official', 'weekdays']).optional(),
  counts_from: z.enum(['next_day', 'same_day']).optional(),
  cut_off: text.optional(),
  day_turns: text.optional(),
  working_hours: z.array(text).min(1).optional(),
})

const REFERENCE = /^[a-z][a-z0-9_]*@\d+$/

const head = {
  program: id,
  version: z.number().int().min(1),
  title: text,
  source: text,
  note: text.optional(),
  assumed: text.optional().meta({ description: '关于整个方案的假定，如起止日期' }),
  in_force: closed({ from: day, to: day.optional() }),
  calendar: calendar.optional(),
  judges: z.enum(['last_day', 'first_day']).optional(),
  extends: z.string().regex(REFERENCE, 'reference').optional().meta({ description: 'program@version' }),
  set: z.record(z.string(), z.unknown()).optional().meta({ description: '覆盖所继承方案的参数' }),
  drop: z.array(text).optional().meta({ description: '去掉所继承方案的条目，如 points late_report' }),
}

/** The keys outside the sections. `.loose()` is not used: sections are checked entry by entry, so that one fault hides no other. */
export const HEAD = closed({
  ...head,
  ...Object.fromEntries(Object.keys(ENTRIES).map((section) => [section, z.unknown().optional()])),
})
export type Head = { [K in keyof typeof head]: z.output<(typeof head)[K]> }

/** The whole file, for editors. */
export const PROGRAM = closed({
  ...head,
  ...Object.fromEntries(Object.entries(ENTRIES).map(([section, { schema }]) => [section, z.array(schema).optional()])),
})
