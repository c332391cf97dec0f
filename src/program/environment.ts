/** What an expression may name in one place of a program: the columns of its fact, the entities it reaches, parameters, measures. */
import {
  type Attribute,
  COMMON_COLUMNS,
  type Column,
  ENTITIES,
  FACTS,
  FIELD_COLUMN,
  NAMED_PATHS,
  type PathName,
  type Reached,
  reachedBy,
} from './catalogue.ts'
import type { EntityKind, FactRef, Program } from './model.ts'
import { type SubjectKind, type Vocabulary, vocabularyOf } from './vocabulary.ts'

export type Environment = {
  /** Says where we are, for messages: `visit`, `ranking quarter_rank`. */
  readonly of: string
  readonly columns: ReadonlyMap<string, Column>
  /** First step of a path → the entity it reaches. */
  readonly paths: ReadonlyMap<string, Reached>
  readonly params: ReadonlyMap<string, number | undefined>
  /** Measures of a subject this fact reaches. */
  readonly measures: ReadonlySet<string>
  /** Measures that exist but belong to subjects this fact does not reach. */
  readonly otherMeasures: ReadonlyMap<string, SubjectKind>
  readonly phases: ReadonlyMap<string, { readonly from: string; readonly to: string }>
}

/** The subject kind of a fact that has the rule's own subject. */
function subjectOf(each: FactRef, v: Vocabulary): SubjectKind | undefined {
  const name = each.name ?? ''
  if (each.kind === 'member') return v.groups.get(name)?.of
  if (each.kind === 'measure') return v.measures.get(name)?.subject
  if (each.kind === 'ranking') return v.rankings.get(name)?.subject
  return undefined
}

/** The entities that a fact reaches directly. A measure of the whole authority reaches none. */
export function pathsOf(each: FactRef, v: Vocabulary): readonly PathName[] {
  const { paths } = FACTS[each.kind]
  if (paths !== 'subject') return paths
  const subject = subjectOf(each, v)
  return subject === undefined || subject === 'authority' ? [] : [subject]
}

/** A matter's tables close the columns that hold their entries. */
function matterColumns(name: string | undefined, v: Vocabulary): Record<string, Column> {
  const matter = name === undefined ? undefined : v.matters.get(name)
  if (!matter) return {}
  const closed: Record<string, Column> = {}
  const close = (
    column: 'category' | 'source' | 'urgency' | 'weight' | 'document' | 'level' | 'end',
    values: readonly string[],
  ): void => {
    if (values.length > 0) closed[column] = { ...FACTS.matter.columns[column], values }
  }
  close('category', matter.categories)
  close('source', matter.sources)
  close('urgency', matter.urgencies)
  close('weight', matter.weights)
  close('document', matter.documents)
  close('level', matter.levels)
  close('end', matter.ends)
  return closed
}

function columnsOf(each: FactRef, v: Vocabulary): Map<string, Column> {
  const columns = new Map<string, Column>(Object.entries({ ...COMMON_COLUMNS, ...FACTS[each.kind].columns }))
  const add = (extra: Record<string, Column>): void => {
    for (const [name, column] of Object.entries(extra)) columns.set(name, column)
  }
  if (each.kind === 'form') {
    for (const field of v.forms.get(each.name ?? '')?.fields ?? []) {
      columns.set(field.id, {
        type: FIELD_COLUMN[field.type],
        label: field.title,
        ...(field.choices ? { values: field.choices } : {}),
      })
    }
  }
  if (each.kind === 'matter') add(matterColumns(each.name, v))
  if (each.kind === 'closing') {
    const { end } = matterColumns(each.name, v)
    if (end) add({ end })
  }
  // Nobody can have presided wrongly where nothing is said.
  if (each.kind === 'meeting' && !v.chaired.has(each.name ?? '')) columns.delete('chaired')
  if (each.kind === 'link') {
    const kinds = v.links.get(each.name ?? '')?.kinds ?? []
    if (kinds.length > 0) add({ kind: { ...FACTS.link.columns.kind, values: kinds } })
  }
  return columns
}

/** The environment of one fact inside a vocabulary. */
export function environmentIn(v: Vocabulary, each: FactRef): Environment {
  const paths = pathsOf(each, v)
  const reached = new Set<SubjectKind>([
    'authority',
    ...paths.filter((p): p is EntityKind => p !== 'matter' && !Object.hasOwn(NAMED_PATHS, p)),
  ])
  const measures = new Set<string>()
  const otherMeasures = new Map<string, SubjectKind>()
  for (const [id, { subject }] of v.measures) {
    if (reached.has(subject)) measures.add(id)
    else otherMeasures.set(id, subject)
  }
  return {
    of: each.name === undefined ? each.kind : `${each.kind} ${each.name}`,
    columns: columnsOf(each, v),
    paths: new Map(paths.map((path) => [path, reachedBy(path)])),
    params: v.params,
    measures,
    otherMeasures,
    phases: v.phases,
  }
}

/**
 * The environment of `each` in a checked program. `subject` narrows the measures that may be named to those of the
 * rule's own subject, of the authority, and of what the fact reaches.
 */
export function environmentOf(program: Program, each: FactRef, subject?: SubjectKind): Environment {
  const environment = environmentIn(vocabularyOf(program), each)
  if (subject === undefined) return environment
  const measures = new Set(environment.measures)
  for (const [id, kind] of environment.otherMeasures) if (kind === subject) measures.add(id)
  return { ...environment, measures }
}

/** The environment of a group's `where`: the member's own attributes. */
export function environmentOfEntity(v: Vocabulary, of: EntityKind): Environment {
  const attributes: [string, Attribute][] = Object.entries(ENTITIES[of])
  return {
    of,
    columns: new Map([
      ['id', COMMON_COLUMNS.id],
      ...attributes.flatMap(([name, a]) => ('entity' in a ? [] : [[name, a] as const])),
    ]),
    paths: new Map(attributes.flatMap(([name, a]) => ('entity' in a ? [[name, a.entity] as const] : []))),
    params: v.params,
    measures: new Set(),
    otherMeasures: new Map(),
    phases: v.phases,
  }
}

/** The environment of a formula or a score's part: the subject's measures, and `value` where there is one. */
export function environmentOfMeasures(
  v: Vocabulary,
  subject: SubjectKind,
  of: string,
  withValue: boolean,
): Environment {
  const measures = new Set<string>()
  const otherMeasures = new Map<string, SubjectKind>()
  for (const [id, m] of v.measures) {
    if (m.subject === subject || m.subject === 'authority') measures.add(id)
    else otherMeasures.set(id, m.subject)
  }
  return {
    of,
    columns: new Map(withValue ? [['value', FACTS.measure.columns.value]] : []),
    paths: new Map(),
    params: v.params,
    measures,
    otherMeasures,
    phases: v.phases,
  }
}
