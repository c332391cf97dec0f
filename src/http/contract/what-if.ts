import { z } from 'zod'
import { Day, Moment } from './common.ts'
import { contract } from './route.ts'

const Subject = z.object({ kind: z.string(), id: z.string(), name: z.string() })
const RuleRef = z.object({ kind: z.string(), id: z.string(), title: z.string() })
const Standing = z.object({ place: z.int(), of: z.int(), value: z.string() })

export const WhatIf = z.object({
  program: z.string(),
  title: z.string(),
  /** The published version that judges the period, and the version of the text. */
  version: z.int(),
  newVersion: z.int(),
  asOf: Moment,
  period: z.object({
    calendar: z.string(),
    ordinal: z.int(),
    label: z.string(),
    firstDay: Day,
    lastDay: Day,
    ended: z.boolean(),
    sealed: z.boolean(),
  }),
  entries: z.array(
    z.object({
      section: z.string(),
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
    }),
  ),
  points: z.array(
    z.object({
      account: Subject,
      was: z.string(),
      wouldBe: z.string(),
      differs: z.boolean(),
      byRule: z.array(z.object({ rule: z.string(), title: z.string(), was: z.string(), wouldBe: z.string() })),
      /** The changed rules behind the difference. */
      because: z.array(RuleRef),
    }),
  ),
  rankings: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      calendar: z.string(),
      ordinal: z.int(),
      rows: z.array(
        z.object({
          subject: Subject,
          pool: z.string(),
          was: Standing.nullable(),
          wouldBe: Standing.nullable(),
          differs: z.boolean(),
          because: z.array(RuleRef),
        }),
      ),
    }),
  ),
  measures: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      ordinal: z.int(),
      subject: Subject,
      was: z.string().nullable(),
      wouldBe: z.string().nullable(),
      because: z.array(RuleRef),
    }),
  ),
  marks: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      account: Subject,
      was: z.int(),
      wouldBe: z.int(),
      because: z.array(RuleRef),
    }),
  ),
  /** Rows left out, for length. */
  left: z.int(),
})
export type WhatIf = z.infer<typeof WhatIf>

export const whatIf = contract({
  method: 'POST',
  path: '/api/programs/:program/what-if',
  tag: 'program',
  summary: '试算方案改动：同样的事实，按改后的规则，上一季的积分和排名会怎样；不写入任何数据',
  params: z.object({ program: z.string() }),
  repeatable: true,
  body: z.object({
    text: z.string().min(1).max(2_000_000),
    file: z.string().max(200).optional(),
    calendar: z.string().max(100).optional(),
    period: z.string().max(100).optional(),
  }),
  response: WhatIf,
})
