/** What rules derived earlier in the same run, as facts for the next rule. */
import type { FactRef } from '#program/model.ts'
import { quote, type SqlText } from '../sql.ts'
import { clockRows } from './matters.ts'
import { columns, pathsOf, type Source, standard, type Use } from './source.ts'

const PATHS = ['person_id', 'org_id', 'enterprise_id', 'project_id', 'area_id'] as const

function rows(sql: SqlText, table: string, ref: FactRef): string {
  return `from ${table} d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(ref.name ?? '')}`
}

/** Rows of a duty rule, or of a matter's clock, with what a state is made of. */
function dutyRows(sql: SqlText, ref: FactRef): string {
  const [matter, clock] = (ref.name ?? '').split('.')
  if (matter !== undefined && clock !== undefined) return clockRows(sql, matter, clock)
  return `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS, 'matter_id'))}, d.ordinal, (d.calendar is not null) as recurring, d.link_id,
    d.opened_at, d.due_at, d.due_day, d.done_at, d.need, d.have, (d.state = 'excused') as is_excused, d.days_late
  ${rows(sql, 'derived_duty', ref)}`
}

/**
 * The states of a duty as it stood at a moment: `d` is a duty row, `at` SQL of the moment. What was done by then counts,
 * and nothing later.
 */
export function dutyStates(d: string, at: string): Readonly<Record<string, string>> {
  const met = `(${d}.done_at is not null and ${d}.done_at < ${d}.due_at and ${d}.done_at <= ${at})`
  const late = `(not ${d}.recurring and ${d}.done_at is not null and ${d}.done_at >= ${d}.due_at and ${d}.done_at <= ${at})`
  const over = `(${d}.due_at <= ${at})`
  return {
    open: `(not ${d}.is_excused and not ${met} and not ${late} and not ${over})`,
    met: `(not ${d}.is_excused and ${met})`,
    late: `(not ${d}.is_excused and ${late})`,
    missed: `(not ${d}.is_excused and not ${met} and not ${late} and ${over})`,
    excused: `${d}.is_excused`,
  }
}

export const duty: Source = (sql, ref, use) =>
  `select d.*${columns(use, {
    opened: 'd.opened_at',
    due: 'd.due_at',
    done: 'd.done_at',
    need: 'd.need',
    have: 'd.have',
    days_late: 'd.days_late',
    ...dutyStates('d', sql.asOf),
  })}
  from (${dutyRows(sql, ref)}) d`

export const cover: Source = (sql, ref: FactRef, use: Use) =>
  `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS))}, d.ordinal${columns(use, {
    side: 'd.side',
    need: 'd.need',
    have: 'd.have',
    met: 'd.met',
    days: 'd.days',
  })}
  ${rows(sql, 'derived_cover', ref)} and d.calendar = ${quote(use.calendar ?? 'now')}`

export const measure: Source = (sql, ref, use) =>
  use.columns.has('previous')
    ? `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS))}, d.ordinal, d.subject_id${columns(use, {
        value: 'd.value',
        previous: 'b.value',
        sample: 'd.sample',
      })}
  from derived_measure d
  left join derived_measure b on b.authority_id = d.authority_id and b.program_key = d.program_key and b.rule = d.rule and b.ordinal = d.ordinal - 1 and b.subject_id = d.subject_id
  where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(ref.name ?? '')}`
    : `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS))}, d.ordinal, d.subject_id${columns(use, { value: 'd.value', sample: 'd.sample' })}
  ${rows(sql, 'derived_measure', ref)}`

export const ranking: Source = (sql, ref, use) =>
  `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS))}, d.ordinal, d.subject_id${columns(use, {
    value: 'd.value',
    place: 'd.place',
    from_bottom: 'd.from_bottom',
    of: 'd.of',
    pool: 'd.pool',
    previous_place: 'd.previous_place',
  })}
  ${rows(sql, 'derived_ranking', ref)}`

/** Marks that stand by the run's moment. */
export const mark: Source = (sql, ref, use) =>
  `select ${standard('d', 'd.id', 'd.at', 'd.day', pathsOf('d', ...PATHS, 'matter_id'))}, d.calendar, d.ordinal, d.due_at, d.still_until, d.from_id as root_id, d.to_id as marked_id${columns(
    use,
    {
      value: 'd.value',
      nth: 'd.nth',
      streak: 'd.streak',
      still: 'd.still',
      excused: 'd.excused',
      confirmed: 'd.confirmed',
      due: 'd.due_at',
    },
  )}
  ${rows(sql, 'derived_mark', ref)} and not d.pending`

/** Entries as they count: 0 while warned and when cancelled. Without a name, of all rules. */
export const points: Source = (sql, ref, use) =>
  `select ${standard('d', 'd.id', 'd.at', 'd.day', accountPaths())}, d.calendar, d.ordinal${columns(use, {
    value: 'd.value',
    rule: 'd.rule',
    warned: 'd.warned',
    cancelled: 'd.cancelled',
  })}
  from derived_points d where ${sql.own('d')} and d.program_key = ${sql.program}${ref.name === undefined ? '' : ` and d.rule = ${quote(ref.name)}`}`

/** An entry is in the account it was given to, and in no other: its paths are that account's. */
function accountPaths(): Partial<Record<(typeof PATHS)[number], string>> {
  return Object.fromEntries(
    PATHS.map((path) => [path, `(case when d.to_kind = ${quote(path.replace('_id', ''))} then d.to_id end)`]),
  )
}
