/**
 * A checked, flattened program as the engine, the use cases and the pages see it. Names are resolved, expressions
 * typed, time limits parsed, shorthands written out: nobody downstream reads YAML again. docs/program-language.md is
 * the language; this file is what it means.
 */
import type { Day } from './model/basics.ts'
import type { Form } from './model/forms.ts'
import type { ActWindow, MatterKind } from './model/matters.ts'
import type { CalendarRules, Exemption, Group, Indicator, LinkKind, Parameter, Period } from './model/nouns.ts'
import type { Ban, Disclosure, MeetingKind, Paper, ReportKind } from './model/outputs.ts'
import type { DutyRule, MarkRule, MeasureRule, PointsRule, RankingRule } from './model/rules.ts'

export type { Expression } from './expression/ast.ts'
export type { Limit } from './limit.ts'
export type * from './model/basics.ts'
export type * from './model/forms.ts'
export type * from './model/matters.ts'
export type * from './model/nouns.ts'
export type * from './model/outputs.ts'
export type * from './model/rules.ts'

export type Program = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly source: string
  readonly note?: string
  /** What was assumed of the program as a whole, such as its dates. */
  readonly assumed?: string
  readonly inForce: { readonly from: Day; readonly to?: Day }
  /** `<program>@<version>` this one was flattened from. */
  readonly extends?: string
  /** A period that spans a change of version: judged by the version on its last day, or by the one it began with. */
  readonly judges: 'last_day' | 'first_day'
  readonly calendar: CalendarRules
  readonly parameters: readonly Parameter[]
  readonly periods: readonly Period[]
  readonly roster: readonly Group[]
  readonly links: readonly LinkKind[]
  readonly duties: readonly DutyRule[]
  readonly forms: readonly Form[]
  readonly matters: readonly MatterKind[]
  readonly indicators: readonly Indicator[]
  /** Absent in versions published before there were such sections. */
  readonly meetings?: readonly MeetingKind[]
  readonly reports?: readonly ReportKind[]
  readonly exemptions: readonly Exemption[]
  readonly measures: readonly MeasureRule[]
  readonly rankings: readonly RankingRule[]
  readonly marks: readonly MarkRule[]
  readonly points: readonly PointsRule[]
  readonly acts: readonly ActWindow[]
  readonly bans: readonly Ban[]
  readonly papers: readonly Paper[]
  readonly disclosure: readonly Disclosure[]
}

export const SECTIONS = [
  'parameters',
  'periods',
  'roster',
  'links',
  'duties',
  'forms',
  'matters',
  'indicators',
  'meetings',
  'reports',
  'exemptions',
  'measures',
  'rankings',
  'marks',
  'points',
  'acts',
  'bans',
  'papers',
  'disclosure',
] as const

export type Section = (typeof SECTIONS)[number]
