/** Who is on a program's lists today, found and united ones too. */
import type { Tx } from '#storage/open-database.ts'
import { membersSql } from './facts/groups.ts'
import type { Scene } from './scene.ts'
import { execute, quote, SqlText } from './sql.ts'

/** Which of the groups have one of the ids as a member. */
export async function groupsOf(
  tx: Tx,
  scene: Scene,
  groups: readonly string[],
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await members(tx, scene, groups)
  return new Set(rows.flatMap(({ group, id }) => (ids.includes(id) ? [group] : [])))
}

/** The members of some groups. */
export async function members(
  tx: Tx,
  scene: Scene,
  groups: readonly string[],
): Promise<readonly { readonly group: string; readonly id: string }[]> {
  if (groups.length === 0) return []
  const sql = new SqlText(scene)
  const each = groups.map(
    (group) =>
      `select ${quote(group)} as "group", m.subject_id as id from (${membersSql(sql, group)}) m where m.from_day <= ${sql.today} and m.to_day >= ${sql.today}`,
  )
  const { rows } = await execute(tx, sql.done(each.join(' union ')))
  return rows as unknown as { group: string; id: string }[]
}
