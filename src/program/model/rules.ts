/** What follows from facts: duties, measures, rankings, marks, points. */
import type { Expression } from '../expression/ast.ts'
import type { Limit } from '../limit.ts'
import type { EntityKind, Entry, Party, Selection, Subject } from './basics.ts'
import type { PeriodName } from './nouns.ts'

export type DutyRule = Entry & {
  readonly rule: 'duty'
  readonly selection: Selection
  readonly who: readonly Party[]
  /** A row per fact and period; absent: a row per fact. */
  readonly every?: PeriodName
  /** Absent with `every`: the end of the period. */
  readonly due?: Limit
  readonly grace?: Limit
  readonly times: number
  /** Facts that meet it (any of them), each agreeing with the duty on what it is about. */
  readonly metBy: readonly Selection[]
  readonly doneBySelf: boolean
  readonly sample?: number
  readonly phase?: PeriodName
  readonly warn: readonly Limit[]
  readonly copy: readonly Party[]
  readonly stops: readonly string[]
}

/** A table `{ by, cases, else }` or bands `[{ from, give }]` as it was written, for the rule book; `expression` is what is computed. */
export type Worth = {
  readonly expression: Expression
  readonly table?: {
    readonly by: string
    readonly cases: readonly { readonly value: string; readonly give: string }[]
    readonly otherwise?: string
  }
  readonly bands?: { readonly by: string; readonly steps: readonly { readonly from: number; readonly give: number }[] }
}

export type ScorePart = {
  readonly id: string
  readonly title: string
  readonly weight: number
  readonly of: string
  /** Share of the weight that is earned, expected 0–1, over `value` (the measure's) and `measure.x`. */
  readonly share: Worth
}

export type MeasureShape =
  | { readonly shape: 'count'; readonly of: 'each' | EntityKind | 'matter' }
  | { readonly shape: 'sum'; readonly of: Worth; readonly start: number }
  /** The mean; `without` the so many highest and lowest: judges' marks. Fewer facts than that, no value. */
  | {
      readonly shape: 'average'
      readonly of: Worth
      readonly without?: { readonly highest: number; readonly lowest: number }
    }
  /** Σ of ÷ Σ outOf; a yes/no counts 1 or 0, `outOf` absent is 1 each. */
  | { readonly shape: 'share'; readonly of: Worth; readonly outOf?: Expression }
  | { readonly shape: 'last'; readonly of: Worth }
  | { readonly shape: 'formula'; readonly of: Expression }
  | {
      readonly shape: 'score'
      readonly full: number
      readonly absent: 'share_out' | 'zero' | 'full'
      readonly parts: readonly ScorePart[]
    }

export type MeasureRule = Entry & {
  readonly rule: 'measure'
  readonly subject: Subject
  readonly every: PeriodName
  /** Empty for `formula` and `score`; several when `any` was written. */
  readonly selections: readonly Selection[]
  readonly value: MeasureShape
  /** How a table's bottom line is made. */
  readonly total?: 'pooled' | 'mean'
  readonly atLeast?: number
  readonly floor?: number
  readonly ceiling?: number
  /** Digits after the point. */
  readonly round?: number
  readonly unit?: string
}

export type RankingRule = Entry & {
  readonly rule: 'ranking'
  readonly subject: Subject
  readonly every: PeriodName
  /** First decides, the others break ties. */
  readonly by: readonly { readonly measure: string; readonly best: 'high' | 'low' }[]
  /** Path to the attribute that makes peer groups: `['kind']`. */
  readonly within?: readonly string[]
  /** From the ranked subject to the measure's subject, when they differ: `['person', 'org']`. */
  readonly through?: readonly string[]
  /** `fewer`: who ties across an edge is not listed. */
  readonly ties: 'all' | 'fewer'
}

export type Consequence =
  | { readonly kind: 'tell'; readonly to: readonly Party[] }
  | { readonly kind: 'paper'; readonly paper: string; readonly copy: readonly Party[] }
  | { readonly kind: 'open'; readonly matter: string }
  | { readonly kind: 'act'; readonly act: 'raise' | 'reopen' | 'close' }
  | { readonly kind: 'bar'; readonly benefit: string }

export type MarkRule = Entry & {
  readonly rule: 'mark'
  readonly selections: readonly Selection[]
  /** Only members of this group. */
  readonly subject?: Subject
  readonly to: readonly Party[]
  readonly at?: Limit
  readonly redLine: boolean
  readonly then: readonly Consequence[]
}

export type Cancellation = Selection & {
  readonly within: 'same_period' | 'next_period' | 'year' | 'program' | 'warning'
}

export type PointsRule = Entry & {
  readonly rule: 'points'
  readonly selections: readonly Selection[]
  readonly subject?: Subject
  readonly to: readonly Party[]
  readonly give: Worth
  readonly warned?: Limit
  readonly cancelled: readonly Cancellation[]
  /** Running total may not pass `most` (negative: a floor; positive: a ceiling). */
  readonly cap?: { readonly most: number; readonly per: PeriodName | 'program' }
}

export type Rule = DutyRule | MeasureRule | RankingRule | MarkRule | PointsRule
