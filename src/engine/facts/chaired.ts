/** Whether a meeting was presided over by whom the program names. */
import type { SqlText } from '../sql.ts'
import { membersSql } from './groups.ts'

/** Yes/no over a meeting's row: NULL where nobody is named as having presided, or the program does not say who should. */
export function chairedSql(sql: SqlText, meeting: string, alias: string, day: string): string {
  const chairs = sql.scene.program.meetings?.find((one) => one.id === meeting)?.chair ?? []
  if (chairs.length === 0) return 'null::boolean'
  const ways = chairs.map((one) =>
    one.kind === 'head'
      ? `exists (select from post h where h.authority_id = ${alias}.authority_id and h.person_id = ${alias}.chair_id and h.org_id = ${alias}.org_id and h.is_head and h.from_day <= ${day} and h.to_day >= ${day})`
      : `exists (select from (${membersSql(sql, one.group)}) g where g.authority_id = ${alias}.authority_id and g.subject_id = ${alias}.chair_id and g.from_day <= ${day} and g.to_day >= ${day})`,
  )
  return `(case when ${alias}.chair_id is not null then ${ways.join(' or ')} end)`
}

/** Who may preside over a meeting of the kind held by a unit on a day: `select id`. */
export function chairsSql(sql: SqlText, meeting: string, orgId: string | null, day: string): string | undefined {
  const chairs = sql.scene.program.meetings?.find((one) => one.id === meeting)?.chair ?? []
  if (chairs.length === 0) return undefined
  const on = sql.param(day, 'date')
  return chairs
    .map((one) =>
      one.kind === 'head'
        ? `select h.person_id as id from post h where ${sql.own('h')} and h.org_id = ${sql.param(orgId, 'uuid')} and h.is_head and h.from_day <= ${on} and h.to_day >= ${on}`
        : `select g.subject_id as id from (${membersSql(sql, one.group)}) g where g.from_day <= ${on} and g.to_day >= ${on}`,
    )
    .join(' union ')
}
