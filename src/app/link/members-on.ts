import { membersSql } from '#engine/facts/groups.ts'
import { createScene } from '#engine/scene.ts'
import { execute, SqlText } from '#engine/sql.ts'
import type { Program } from '#program/model.ts'
import { listCalendarDays } from '#storage/calendar-store.ts'
import type { TxCtx } from '../context.ts'

/** The members of groups on a day: listed, found by a condition, or united; asked as the engine asks, so that both agree. */
export async function membersOn(
  ctx: TxCtx,
  program: Program,
  groups: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { tx, authorityId, timeZone, now } = ctx
  const year = Number(day.slice(0, 4))
  const calendarRows = await listCalendarDays(tx, ctx.calendarId, year)
  const scene = createScene({
    program,
    authorityIds: [authorityId],
    timeZone,
    calendarRows,
    asOf: now,
    days: { from: day, to: day },
  })
  const found = new Map<string, ReadonlySet<string>>()
  for (const group of new Set(groups)) {
    const text = new SqlText(scene)
    const on = text.param(day, 'date')
    const statement = text.done(
      `select distinct m.subject_id from (${membersSql(text, group)}) m where m.from_day <= ${on} and m.to_day >= ${on}`,
    )
    const { rows } = await execute(tx, statement)
    found.set(group, new Set(rows.map((row) => String(row.subject_id))))
  }
  return found
}
