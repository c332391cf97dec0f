/** The names a program declares, with what one must know of each to type an expression or resolve a path. */
import { FACTS } from './catalogue.ts'
import type { EntityKind, FactKind, FieldType, FormAbout, Program } from './model.ts'

export type SubjectKind = EntityKind | 'authority'

export type Vocabulary = {
  readonly groups: ReadonlyMap<string, { readonly of: EntityKind }>
  readonly links: ReadonlyMap<
    string,
    { readonly holderOf: EntityKind; readonly targetOf: EntityKind; readonly kinds: readonly string[] }
  >
  /** Duty rules and matter clocks (`problem.answer`). */
  readonly duties: ReadonlySet<string>
  readonly forms: ReadonlyMap<
    string,
    {
      readonly about: FormAbout
      readonly fields: readonly {
        readonly id: string
        readonly title: string
        readonly type: FieldType
        readonly choices?: readonly string[]
      }[]
    }
  >
  readonly matters: ReadonlyMap<
    string,
    {
      readonly sources: readonly string[]
      readonly categories: readonly string[]
      readonly urgencies: readonly string[]
      readonly weights: readonly string[]
      readonly documents: readonly string[]
      readonly levels: readonly string[]
      readonly ends: readonly string[]
    }
  >
  readonly indicators: ReadonlyMap<string, { readonly subject: SubjectKind }>
  /** Kinds of meetings of which the program says who presides. */
  readonly chaired: ReadonlySet<string>
  readonly exemptions: ReadonlySet<string>
  readonly measures: ReadonlyMap<string, { readonly subject: SubjectKind; readonly every: string }>
  readonly rankings: ReadonlyMap<string, { readonly subject: SubjectKind; readonly every: string }>
  readonly marks: ReadonlySet<string>
  readonly points: ReadonlySet<string>
  readonly papers: ReadonlySet<string>
  readonly bans: ReadonlySet<string>
  /** Numeric parameters by id; `undefined` for one that is a time limit. */
  readonly params: ReadonlyMap<string, number | undefined>
  /** Phases: periods with fixed first and last day. */
  readonly phases: ReadonlyMap<string, { readonly from: string; readonly to: string }>
}

/** The declared names of one kind of fact; `undefined` where names are free (`report progress`) or there are none (`visit`). */
export function namesOf(kind: FactKind, v: Vocabulary): ReadonlySet<string> | ReadonlyMap<string, unknown> | undefined {
  switch (kind) {
    case 'member':
      return v.groups
    case 'link':
    case 'cover':
      return v.links
    case 'duty':
      return v.duties
    case 'form':
      return v.forms
    case 'matter':
    case 'closing':
    case 'act':
      return v.matters
    case 'reading':
      return v.indicators
    case 'exemption':
      return v.exemptions
    case 'measure':
      return v.measures
    case 'ranking':
      return v.rankings
    case 'mark':
      return v.marks
    case 'points':
      return v.points
    case 'paper':
      return v.papers
    default:
      return undefined
  }
}

/** Whether this kind of fact is said with a name after it. */
export function isNamed(kind: FactKind): 'never' | 'always' | 'optional' {
  const definition = FACTS[kind]
  if (!('name' in definition)) return 'never'
  return 'optional' in definition.name ? 'optional' : 'always'
}

/** The vocabulary of a program that has passed the check. */
export function vocabularyOf(program: Program): Vocabulary {
  const kindOf = (subject: Program['measures'][number]['subject']): SubjectKind =>
    subject.kind === 'group' ? subject.of : 'authority'
  const byId = <T extends { id: string }, V>(entries: readonly T[], value: (entry: T) => V): Map<string, V> =>
    new Map(entries.map((entry) => [entry.id, value(entry)]))
  const ids = (entries: readonly { id: string }[]): Set<string> => new Set(entries.map((entry) => entry.id))
  return {
    groups: byId(program.roster, ({ of }) => ({ of })),
    links: byId(program.links, ({ holderOf, targetOf, kinds }) => ({ holderOf, targetOf, kinds })),
    duties: new Set([
      ...program.duties.map((d) => d.id),
      ...program.matters.flatMap((m) => m.clocks.map((c) => c.duty)),
    ]),
    forms: byId(program.forms, ({ about, fields }) => ({ about, fields })),
    matters: byId(program.matters, (m) => ({ ...m, ends: m.ends.map((end) => end.id) })),
    indicators: byId(program.indicators, ({ subject }) => ({ subject: kindOf(subject) })),
    chaired: ids((program.meetings ?? []).filter(({ chair }) => chair.length > 0)),
    exemptions: ids(program.exemptions),
    measures: byId(program.measures, ({ subject, every }) => ({ subject: kindOf(subject), every })),
    rankings: byId(program.rankings, ({ subject, every }) => ({ subject: kindOf(subject), every })),
    marks: ids(program.marks),
    points: ids(program.points),
    papers: ids(program.papers),
    bans: ids(program.bans),
    params: byId(program.parameters, (p) => (p.kind === 'number' ? p.value : undefined)),
    phases: new Map(
      program.periods.flatMap((p) => (p.kind === 'phase' ? [[p.id, { from: p.from, to: p.to }] as const] : [])),
    ),
  }
}
