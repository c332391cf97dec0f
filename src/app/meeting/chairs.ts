import { fail, ok, type Result } from '#domain/result.ts'
import { chairsSql } from '#engine/facts/chaired.ts'
import { createScene } from '#engine/scene.ts'
import { execute, SqlText } from '#engine/sql.ts'
import { sayChair } from '#program/explain/outputs.ts'
import type { Program } from '#program/model.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'

type Held = { readonly meeting: string; readonly orgId: string | null; readonly at: string; readonly day: string }

/** Who should preside over a meeting of this kind on its day, as the program says; undefined where it does not. */
export async function chairsOf(ctx: TxCtx, program: Program, held: Held): Promise<readonly string[] | undefined> {
  const scene = createScene({
    program,
    authorityIds: [ctx.authorityId],
    timeZone: ctx.timeZone,
    calendarRows: [],
    asOf: held.at,
  })
  const sql = new SqlText(scene)
  const text = chairsSql(sql, held.meeting, held.orgId, held.day)
  if (text === undefined) return undefined
  const { rows } = await execute(ctx.tx, sql.done(text))
  return rows.map(({ id }) => String(id))
}

/** Whom the program names, in its words: 召开单位负责人, 党工委书记; null where it names nobody. */
export function chairSaid(program: Program, meeting: string): string | null {
  const chairs = program.meetings?.find((one) => one.id === meeting)?.chair ?? []
  return chairs.length === 0 ? null : sayChair(program, chairs)
}

/**
 * A record says who presided, where the program says who should. Another than he is recorded as he was: the meeting took
 * place, and rules see that it was not chaired as it should be.
 */
export async function chairRecorded(
  ctx: TxCtx,
  program: Program,
  meeting: string,
  chairId: string | null,
): Promise<Result<true>> {
  const who = chairSaid(program, meeting)
  if (chairId === null) return who === null ? ok(true) : fail('meeting.no_chair', { who }, ['chairId'])
  const known = await namesOf(ctx.tx, ctx.authorityId, 'person', [chairId])
  return known.has(chairId) ? ok(true) : fail('person.not_found', undefined, ['chairId'])
}
