/**
 * A checked, flattened program as the engine, the use cases and the pages see it. Names are resolved, expressions
 * typed, time limits parsed, shorthands written out: nobody downstream reads YAML again. docs/program-language.md is
 * the language; this file is what it means.
 */
import type { Expression } from './expression/ast.ts'
import type { Limit } from './limit.ts'

export type { Expression } from './expression/ast.ts'
export type { Limit } from './limit.ts'

/** Calendar day `YYYY-MM-DD`. */
export type Day = string

/** What a group has as members, and what a path can reach. */
export type EntityKind = 'org' | 'person' | 'enterprise' | 'project' | 'area'

/** The fact kinds of the catalogue (catalogue.ts). */
export type FactKind =
  | 'member'
  | 'link'
  | 'cover'
  | 'duty'
  | 'visit'
  | 'form'
  | 'report'
  | 'meeting'
  | 'matter'
  | 'act'
  | 'closing'
  | 'rating'
  | 'callback'
  | 'inspection'
  | 'finding'
  | 'paper'
  | 'profile'
  | 'delivery'
  | 'claim'
  | 'reading'
  | 'exemption'
  | 'measure'
  | 'ranking'
  | 'mark'
  | 'points'

/** Roles a matter or an authority fills at run time. */
export type Role =
  | 'raiser'
  | 'lead'
  | 'parallel'
  | 'assist'
  | 'units'
  | 'office'
  | 'leader'
  | 'holder'
  | 'first_hand'
  | 'head'
  | 'concerned'

/** `each: ranking quarter_rank` → `{ kind: 'ranking', name: 'quarter_rank' }`; a clock is a duty named `problem.answer`. */
export type FactRef = { readonly kind: FactKind; readonly name?: string }

/** Who is told, who owes, whose account: a path from the fact, a role, a whole group, or the public. */
export type Party =
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly of: EntityKind | 'matter' }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'public' }

/** What every entry carries. `clause` is the notice's demand, `assumed` what its drafter decided where it is silent. */
export type Entry = {
  readonly id: string
  readonly title: string
  readonly clause?: string
  readonly assumed?: string
  readonly note?: string
}

/** One "for each … where … except …". `path` leads from the fact to the rule's subject (`['org']`, `['person','org']`); absent for the authority. */
export type Selection = {
  readonly each: FactRef
  readonly where?: Expression
  readonly except?: Expression
  readonly path?: readonly string[]
}

/** Whom a measure or ranking is for. */
export type Subject =
  | { readonly kind: 'authority' }
  | { readonly kind: 'group'; readonly group: string; readonly of: EntityKind }

// ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type CalendarRules = {
  readonly workingDays: 'official' | 'weekdays'
  readonly countsFrom: 'next_day' | 'same_day'
  /** `HH:MM`: what comes later counts as received the next day, for limits in working days the next working day. */
  readonly cutOff?: string
  /** Hour at which the program's day ends, `HH:MM`; `24:00` is midnight. */
  readonly dayTurns: string
  /** Spans `HH:MM-HH:MM` within one day. */
  readonly workingHours: readonly string[]
}

/** A number, or a time limit; `unit` is for people. */
export type Parameter = Entry &
  (
    | { readonly kind: 'number'; readonly value: number; readonly unit?: string }
    | { readonly kind: 'limit'; readonly limit: Limit; readonly text: string }
  )

export type PeriodUnit = 'day' | 'week' | 'half_month' | 'month' | 'quarter' | 'half_year' | 'year'

/** What must be done before a phase is closed: this share (0–1) of the rows of a duty met, late ones too; excused ones do not count. */
export type Gate = Pick<Entry, 'clause' | 'assumed'> & { readonly duty: string; readonly share: number }

/** A calendar of periods. Built-in ones that rules use, and implied ones (`2_weeks`), stand here too, so this list is complete. */
export type Period = Entry & { readonly builtIn: boolean } & (
    | { readonly kind: 'phase'; readonly from: Day; readonly to: Day; readonly gate?: readonly Gate[] }
    | {
        readonly kind: 'recurring'
        readonly unit: PeriodUnit
        /** Every n-th unit: 2 for “every 2 weeks”. */
        readonly step: number
        /** First day of the period inside its unit (19: from the 19th); 1 when it is the unit itself. */
        readonly starts: number
        readonly namedBy: 'start' | 'end'
        /** Only the last days of each: 21 for “the last three weeks of a quarter”. */
        readonly lastDays?: number
        readonly dayTurns?: string
      }
    | { readonly kind: 'once' }
  )

/** Name of a calendar of periods: `quarter`, `once`, `fair_month`, `2_weeks`. */
export type PeriodName = string

export type Group = Entry & {
  readonly of: EntityKind
  /** The notice's own number of members. */
  readonly expect?: number
  readonly members:
    | { readonly kind: 'listed' }
    | { readonly kind: 'found'; readonly where: Expression }
    | { readonly kind: 'united'; readonly of: readonly string[] }
}

export type Count = { readonly atLeast?: number; readonly atMost?: number }

export type LinkKind = Entry & {
  readonly holder: string
  readonly target: string
  readonly holderOf: EntityKind
  readonly targetOf: EntityKind
  readonly perHolder?: Count
  readonly perTarget?: Count
  readonly kinds: readonly string[]
  readonly term?: Limit
  readonly renewals?: number
  readonly handover?: 'no_gap'
}

export type FieldType =
  | 'text'
  | 'choice'
  | 'choices'
  | 'number'
  | 'money'
  | 'count'
  | 'date'
  | 'yes_no'
  | 'file'
  | 'phone'
  /** An entry of another form: the need that a grant answers. Kept as the id of that entry's first version. */
  | 'entry'

export type FormField = {
  readonly id: string
  readonly title: string
  readonly type: FieldType
  readonly choices?: readonly string[]
  /** The link whose kinds the choices are: the entries tell which of them its holder has done. */
  readonly kindsOf?: string
  /** The form whose entries an `entry` field names. */
  readonly of?: string
  readonly required: boolean
  readonly unit?: string
  readonly help?: string
}

/** The page that shows registers of one sort together. */
export type FormBoard = 'finance' | 'jobs' | 'products' | 'approvals' | 'five_ones' | 'work_log'

export type FormAbout = EntityKind | 'visit' | 'matter'

export type Form = Entry & {
  readonly about: FormAbout
  readonly register: boolean
  readonly board?: FormBoard
  readonly offline: boolean
  readonly anonymous: boolean
  readonly oncePer?: PeriodName
  readonly fields: readonly FormField[]
}

export type MatterKindName = 'problem' | 'complaint' | 'rectification' | 'decision' | 'task' | 'commitment' | 'appeal'

/** What closing may demand. */
export type Need =
  | 'enterprise_agrees'
  | 'head_signs'
  | 'sealed_reply'
  | 'evidence'
  | 'callback_passed'
  | 'office_checks'

export type Route = Pick<Entry, 'clause' | 'assumed'> & {
  /** Absent: the `else` branch. */
  readonly where?: Expression
  readonly give: 'order' | 'submission' | 'record'
  readonly to: Party
}

/** Units of an area: members of a group whose own area it is, or holders of a link to it. */
export type Fallback =
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'link'; readonly link: string }

/** A clock of a matter; its rows are duties named `<matter>.<clock>`. */
export type Clock = Entry & {
  readonly duty: string
  readonly who: readonly Party[]
  /** Acts that start it. */
  readonly from: readonly string[]
  readonly due: Limit
  /** Acts that meet it. */
  readonly metBy: readonly string[]
  readonly grace?: Limit
  readonly warn: readonly Limit[]
  readonly copy: readonly Party[]
  readonly stops: readonly string[]
  /** Share of matters it is drawn for, 0–1. */
  readonly sample?: number
  readonly unsatisfied?: 'redo'
}

export type Tier = Entry & { readonly who: Party; readonly due?: Limit; readonly byHand: boolean }

export type ActWindow = Entry & {
  readonly act: string
  readonly by: readonly Party[]
  readonly approvedBy: readonly Party[]
  readonly grantedBy: readonly Party[]
  readonly within?: Limit
  readonly until?: Limit
  readonly reasonRequired: boolean
  readonly needs: readonly string[]
  readonly times?: number
  readonly per?: EntityKind | 'matter'
  readonly every?: PeriodName
  /** A length (extension) or a number (how often). */
  readonly atMost?: Limit | number
  readonly upTo?: Limit
  readonly ruled?: Limit
  readonly then?: 'final' | 'refused'
  readonly notBy: readonly Party[]
  readonly notWith: readonly string[]
  readonly where?: Expression
}

export type End = Entry & {
  readonly countsAs: 'solved' | 'confirmed' | 'explained' | 'open'
  readonly needs: readonly Need[]
  /** Open ends owe a report each such period. */
  readonly reports?: PeriodName
}

export type Refusal = Pick<Entry, 'clause' | 'assumed'> & { readonly ground: string; readonly refer?: string }

export type MatterKind = Entry & {
  readonly kind: MatterKindName
  readonly sources: readonly string[]
  /** Anybody may raise it without an account; it is recorded under this source, one of `sources`. */
  readonly openAs?: string
  readonly categories: readonly string[]
  readonly urgencies: readonly string[]
  readonly weights: readonly string[]
  readonly documents: readonly string[]
  readonly levels: readonly string[]
  readonly sealed: readonly string[]
  /** Handled and seen by discipline (纪检监察) alone. */
  readonly reserved?: 'discipline'
  readonly notBy: readonly Party[]
  /** What an appeal may be against. */
  readonly about: readonly FactRef[]
  readonly raiseWithin?: Limit
  readonly refuse: readonly Refusal[]
  readonly repeat?: {
    readonly same: readonly string[]
    readonly within: Limit
    readonly then: 'merge' | 'refuse' | 'tell'
  }
  /** Form that is the service catalogue: which units serve which category. */
  readonly catalogue?: string
  /** Whose it is when the catalogue names no unit: a unit of this group that sits in the area concerned, or that holds the area by this link. */
  readonly fallback?: Fallback
  readonly route: readonly Route[]
  readonly clocks: readonly Clock[]
  readonly tiers: readonly Tier[]
  readonly acts: readonly ActWindow[]
  readonly ends: readonly End[]
}

export type Target = {
  readonly atLeast?: number
  readonly atMost?: number
  readonly equals?: number
  readonly growth?: number
  readonly times?: number
  readonly add?: number
}

export type Indicator = Entry & {
  readonly unit?: string
  readonly subject: Subject
  readonly target?: Target
  readonly better: 'up' | 'down'
  /** The measure that gives its readings; absent: they are reported. */
  readonly measure?: string
  readonly every: PeriodName
  readonly who: Party
  readonly due?: Limit
}

export type Effect = 'skip' | 'excuse' | 'stop' | 'target_of_previous' | 'target_of_paused'

export type Exemption = Entry & {
  readonly on: readonly FactRef[]
  readonly effect: Effect
  readonly grantedBy: Party
  readonly grounds: readonly string[]
}

// ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── outputs ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Ban = Entry & { readonly text: string; readonly shown: readonly FactRef[] }

export type Paper = Entry & {
  /** Absent: the program itself. */
  readonly of?: FactRef
  readonly every?: PeriodName
  /** With `YYYY` and `N`. */
  readonly number?: string
  readonly to: readonly Party[]
  readonly copy: readonly Party[]
  readonly issuedBy?: Party
  readonly reply?: Limit
  readonly shows: readonly FactRef[]
}

/** What an agenda is drawn from, in this order, after what was not done since last time. */
export type AgendaSource =
  | 'submissions'
  | 'escalated'
  | 'overdue'
  | 'long_term'
  | 'red_lines'
  | 'missed_duties'
  | 'behind'
  | 'waiting'

export type MeetingKind = Entry & { readonly agenda?: readonly AgendaSource[]; readonly invite: readonly Party[] }

/** `below`: facts of the reporting unit that demand a reason and a remedy in the report. */
export type ReportKind = Entry & { readonly shows: readonly FactRef[]; readonly below?: readonly Selection[] }

export type Disclosure = Entry & {
  readonly what: FactRef
  readonly to: readonly Party[]
  readonly where?: string
  readonly every?: PeriodName
  readonly within?: Limit
  readonly hide: readonly string[]
}

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
