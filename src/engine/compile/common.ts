/** Parts that compiled rules share: periods, members, parties, what is frozen. */
import type { EntityKind, FactRef, Party, PeriodName, Program, Rule, Selection, Subject } from '#program/model.ts'
import type { FactQuery } from '../facts/fact-query.ts'
import { membersSql } from '../facts/groups.ts'
import type { Read } from '../limits.ts'
import type { PeriodRow } from '../periods.ts'
import type { Scene } from '../scene.ts'
import { idSql, quote, SqlText, type Statement } from '../sql.ts'

/** Restricts a rule to what changed. Absent: everything the scene opens. */
export type Scope = {
  /** Subjects of measures and covers; accounts of marks and points; opening facts of duties. */
  readonly ids?: readonly string[]
  /** Periods, for measures and rankings. */
  readonly ordinals?: readonly number[]
}

export type CompileContext = { readonly scene: Scene; readonly read: Read; readonly scope?: Scope }

/** One rule, compiled: take the old rows out, write the new ones, and name what could not be decided. */
export type CompiledRule = {
  readonly kind: Rule['rule'] | 'cover'
  readonly rule: string
  readonly remove: Statement
  readonly insert: Statement
  readonly undecided: readonly { readonly where: string; readonly count: Statement }[]
  /** Ids of the facts behind one row: the same selection with one subject and one period. */
  readonly evidence: (row: {
    readonly id: string
    readonly subject_id?: string
    readonly ordinal?: number | null
    readonly from_id?: string
  }) => Statement
}

/** `unnest(…) as p(ordinal, starts_at, ends_at, first_day, last_day)` of the periods that this run computes. */
export function openPeriods(
  sql: SqlText,
  every: PeriodName,
  scope?: Scope,
): { text: string; rows: readonly PeriodRow[] } {
  const all = sql.scene.open.get(every) ?? []
  const rows = scope?.ordinals ? all.filter((row) => scope.ordinals?.includes(row.ordinal)) : all
  const list = (pick: (row: PeriodRow) => unknown, type: string) => sql.param(rows.map(pick), type)
  return {
    rows,
    text: `unnest(${[
      list((row) => row.ordinal, 'int[]'),
      list((row) => row.startsAt, 'timestamptz[]'),
      list((row) => row.endsAt, 'timestamptz[]'),
      list((row) => row.firstDay, 'date[]'),
      list((row) => row.lastDay, 'date[]'),
    ].join(', ')}) as p(ordinal, starts_at, ends_at, first_day, last_day)`,
  }
}

/** `select authority_id, subject_id, ordinal, starts_at, ends_at, last_day`: everyone a rule is for, in every open period. */
export function universe(sql: SqlText, subject: Subject, every: PeriodName, scope?: Scope): string {
  const p = openPeriods(sql, every, scope).text
  const columns = 'p.ordinal, p.starts_at, p.ends_at, p.last_day'
  if (subject.kind === 'authority') {
    const scoped = scope?.ids ? ` where a.id = any (${sql.param(scope.ids, 'uuid[]')})` : ''
    return `select a.id as authority_id, a.id as subject_id, ${columns} from unnest(${sql.param(sql.scene.authorityIds, 'uuid[]')}) as a(id) cross join ${p}${scoped}`
  }
  const scoped = scope?.ids ? ` where m.subject_id = any (${sql.param(scope.ids, 'uuid[]')})` : ''
  return `select m.authority_id, m.subject_id, ${columns} from (${membersSql(sql, subject.group)}) m join ${p} on m.from_day <= p.last_day and m.to_day >= p.first_day${scoped} group by m.authority_id, m.subject_id, ${columns}`
}

export function subjectKind(subject: Subject): EntityKind | 'authority' {
  return subject.kind === 'authority' ? 'authority' : subject.of
}

/** `person_id, …` of a derived row that is about one subject. */
export function subjectPaths(kind: EntityKind | 'authority', id: string): string {
  return (['person', 'org', 'enterprise', 'project', 'area'] as const)
    .map((one) => (one === kind ? id : 'null::uuid'))
    .join(', ')
}

/** Facts are judged by the version in force on their day. */
export function inSpan(sql: SqlText, alias: string): string {
  const { span } = sql.scene
  return `${alias}.day >= ${sql.param(span.from, 'date')} and ${alias}.day <= ${sql.param(span.to, 'date')}`
}

/** Takes out what a rule's version wrote, of these accounts alone where the scope names some; sealed stretches stay. */
export function removeWritten(
  context: CompileContext,
  table: 'derived_mark' | 'derived_points',
  rule: string,
): Statement {
  const sql = new SqlText(context.scene)
  const ids = context.scope?.ids
  const scoped = ids ? ` and d.to_id = any (${sql.param(ids, 'uuid[]')})` : ''
  return sql.done(
    `delete from ${table} d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule)} and d.version = ${sql.version} and ${notFrozen(sql, 'd.at')}${scoped}`,
  )
}

/** Rows of a sealed stretch stay as they are. */
export function notFrozen(sql: SqlText, at: string): string {
  const { frozen } = sql.scene
  if (frozen.length === 0) return 'true'
  return frozen
    .map(
      (one) => `not (${at} >= ${sql.param(one.from, 'timestamptz')} and ${at} < ${sql.param(one.to, 'timestamptz')})`,
    )
    .join(' and ')
}

/** The calendar that a fact's own periods belong to, as SQL, with its ordinal. */
export function periodOf(
  sql: SqlText,
  ref: FactRef,
  alias: string,
): { calendar: string; ordinal: string; name?: PeriodName } {
  const name = calendarOf(sql.scene.program, ref)
  if (ref.kind === 'mark' || ref.kind === 'points')
    return { calendar: `${alias}.calendar`, ordinal: `${alias}.ordinal`, ...(name ? { name } : {}) }
  return name
    ? { calendar: quote(name), ordinal: `${alias}.ordinal`, name }
    : { calendar: 'null::text', ordinal: 'null::int' }
}

/** The calendar of a derived fact, where all its rows have the same one. */
export function calendarOf(program: Program, ref: FactRef): PeriodName | undefined {
  const first = (selections: readonly Selection[]): PeriodName | undefined =>
    selections[0] ? calendarOf(program, selections[0].each) : undefined
  switch (ref.kind) {
    case 'duty':
      return program.duties.find((rule) => rule.id === ref.name)?.every
    case 'measure':
      return program.measures.find((rule) => rule.id === ref.name)?.every
    case 'ranking':
      return program.rankings.find((rule) => rule.id === ref.name)?.every
    case 'reading':
      return program.indicators.find((one) => one.id === ref.name)?.every
    case 'mark':
      return first(program.marks.find((rule) => rule.id === ref.name)?.selections ?? [])
    case 'points':
      return first(program.points.find((rule) => rule.id === ref.name)?.selections ?? [])
    default:
      return undefined
  }
}

const MATTER_ROLE = {
  lead: ['org', 'lead_org_id'],
  units: ['org', 'lead_org_id'],
  leader: ['person', 'leader_id'],
  raiser: ['person', 'raiser_person_id'],
  first_hand: ['person', 'handler_id'],
} as const

/** To whom: kind, and SQL of the id (NULL: nobody). Offices, groups and the public are one party of the authority. */
export function partySql(sql: SqlText, query: FactQuery, party: Party): { kind: string; id: string } {
  switch (party.kind) {
    case 'path':
      return { kind: party.of, id: query.id(party.path) }
    case 'group':
      return { kind: 'group', id: idSql(`'group'`, sql.program, quote(party.group)) }
    case 'public':
      return { kind: 'public', id: query.id(undefined) }
    case 'role': {
      const { role } = party
      if (role in MATTER_ROLE && query.reaches.has('matter')) {
        const [kind, column] = MATTER_ROLE[role as keyof typeof MATTER_ROLE]
        return { kind, id: query.matterColumn(column) }
      }
      if (role === 'holder') return { kind: 'person', id: query.id(['person']) }
      if (['lead', 'parallel', 'assist', 'units', 'concerned'].includes(role))
        return { kind: 'org', id: query.id(['org']) }
      if (role === 'head' || role === 'first_hand')
        return { kind: role, id: query.id(query.reaches.has('org') ? ['org'] : undefined) }
      return { kind: role, id: query.id(undefined) }
    }
  }
}

/** `cross join lateral (values …) as t(kind, id)`: one row for each party that there is. */
export function partiesJoin(parties: readonly { kind: string; id: string }[]): string {
  return `cross join lateral (values ${parties.map((one) => `(${quote(one.kind)}, ${one.id})`).join(', ')}) as t(kind, id)`
}

/** Grounds of exemption with one of the effects that a rule falls under. */
export function exemptionsOn(
  program: Program,
  kind: FactRef['kind'],
  rule: string,
  effects: readonly string[],
): string[] {
  return program.exemptions
    .filter(
      (one) =>
        effects.includes(one.effect) &&
        one.on.some((on) => on.kind === kind && (on.name === undefined || on.name === rule)),
    )
    .map((one) => one.id)
}

/** The selection's columns that can be absent: worth counting what was not decided. */
export function canBeUndecided(selection: Selection): boolean {
  const CERTAIN = new Set([
    'open',
    'met',
    'late',
    'missed',
    'excused',
    'side',
    'place',
    'from_bottom',
    'of',
    'nth',
    'streak',
    'still',
    'confirmed',
    'solved',
    'closed',
    'state',
    'day',
    'at',
    'refuted',
    'unannounced',
    'how',
    'first',
    'warned',
    'cancelled',
    'id',
    'today',
  ])
  return [selection.where, selection.except].some(
    (one) => one !== undefined && (one.measures.length > 0 || one.paths.some((path) => !CERTAIN.has(path))),
  )
}
