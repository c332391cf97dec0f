/** Whether a meeting was presided over by whom the program names. */
import { quote, type SqlText } from '../sql.ts'
import { membersSql } from './groups.ts'

/**
 * `authority_id, id` of the meetings of a kind over which whoever the program names presided on their day; undefined where the program does not
 * say who should.
 */
export function chairedSql(sql: SqlText, meeting: string, dayOf: (alias: string) => string): string | undefined {
  const chairs = sql.scene.program.meetings?.find((one) => one.id === meeting)?.chair ?? []
  if (chairs.length === 0) return undefined
  return chairs
    .map((one, n) => {
      const [held, day] = [`c${n}`, dayOf(`c${n}`)]
      const who =
        one.kind === 'head'
          ? `post h on h.authority_id = ${held}.authority_id and h.person_id = ${held}.chair_id and h.org_id = ${held}.org_id and h.is_head and h.from_day <= ${day} and h.to_day >= ${day}`
          : `(${membersSql(sql, one.group)}) g on g.authority_id = ${held}.authority_id and g.subject_id = ${held}.chair_id and g.from_day <= ${day} and g.to_day >= ${day}`
      return `select ${held}.authority_id, ${held}.id from meeting ${held} join ${who} where ${sql.own(held)} and ${held}.program_key = ${sql.program} and ${held}.meeting = ${quote(meeting)}`
    })
    .join(' union ')
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
