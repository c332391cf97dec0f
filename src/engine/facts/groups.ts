/** Who belongs to a group, and from when to when: listed as data, found by a condition, or united from other groups. */

import { toSql } from '#program/expression/to-sql.ts'
import type { EntityKind, FactRef } from '#program/model.ts'
import { dayStartSql, idSql, quote, type SqlText, workingDaysSql } from '../sql.ts'
import { EntityJoins } from './entities.ts'
import { columns, type Source, standard } from './source.ts'

/** `select authority_id, subject_id, from_day, to_day` of a group's stretches of membership. */
export function membersSql(sql: SqlText, group: string): string {
  const declared = sql.scene.program.roster.find((one) => one.id === group)
  if (!declared) throw new Error(`no group ${group}`)
  const { members } = declared
  switch (members.kind) {
    case 'listed':
      return `select m.authority_id, m.subject_id, m.from_day, m.to_day from roster_member m where ${sql.own('m')} and m.program_key = ${sql.program} and m.group_id = ${quote(group)}`
    case 'found': {
      const joins = new EntityJoins(sql, declared.of, 'e')
      const condition = toSql(members.where, (path) => joins.attribute(path), {
        zone: sql.zone,
        workingDays: workingDaysSql(sql),
      })
      const dated = declared.of !== 'area'
      return `select e.authority_id, e.id as subject_id, ${dated ? `coalesce(e.from_day, '-infinity')` : `'-infinity'::date`} as from_day, ${dated ? `coalesce(e.to_day, 'infinity')` : `'infinity'::date`} as to_day from ${declared.of} e ${joins.text()} where ${sql.own('e')} and coalesce(${condition}, false)`
    }
    case 'united':
      return members.of.map((one) => `(${membersSql(sql, one)})`).join(' union ')
  }
}

/** What kind of thing a group's members are. */
export function memberKind(sql: SqlText, group: string): EntityKind {
  const declared = sql.scene.program.roster.find((one) => one.id === group)
  if (!declared) throw new Error(`no group ${group}`)
  return declared.of
}

/** `select authority_id, subject_id, from_day, to_day`: one row a member, from the first day to the last. */
function spans(sql: SqlText, group: string): string {
  return `select m.authority_id, m.subject_id, greatest(min(m.from_day), ${sql.param(sql.scene.program.inForce.from, 'date')}) as from_day, max(m.to_day) as to_day from (${membersSql(sql, group)}) m group by m.authority_id, m.subject_id`
}

export const member: Source = (sql, ref: FactRef, use) => {
  const group = ref.name ?? ''
  const kind = memberKind(sql, group)
  const id = idSql(`'member'`, sql.program, quote(group), 's.subject_id')
  return `select ${standard('s', id, dayStartSql(sql, 's.from_day'), 's.from_day', { [`${kind}_id`]: 's.subject_id' })}, s.from_day, s.to_day, null::uuid as link_id${columns(use, { since: 's.from_day' })}
  from (${spans(sql, group)}) s
  where s.from_day <= s.to_day`
}
