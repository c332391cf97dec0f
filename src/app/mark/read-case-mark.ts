import type { Matter } from '#domain/matter/matter.ts'
import { listMarkRows, listPointsOf } from '#storage/mark-list-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { subjectNames } from '../score/subject-names.ts'

/**
 * What a case is about, for its page: the mark with its rule and clause, what was decided, and the points that follow.
 * Whoever may see the case sees its mark; points only as far as scores are his to see.
 */
export async function readCaseMark(ctx: TxCtx, { about, programKey }: Matter) {
  if (about?.kind !== 'mark') return null
  const { tx, authorityId } = ctx
  const { rows } = await listMarkRows(tx, authorityId, {
    where: {},
    scope: sql`k.id = ${about.id}`,
    caseScope: sql`m.about_id = ${about.id}`,
    timeZone: ctx.timeZone,
    limit: 1,
  })
  const [mark] = rows
  if (!mark) return null
  const points = await listPointsOf(tx, authorityId, about.id, scopeOf(ctx, 'score', 'd', 'score.read'))
  const name = await subjectNames(ctx, [
    { kind: mark.toKind, id: mark.toId },
    ...points.map(({ toKind, toId }) => ({ kind: toKind, id: toId })),
  ])
  const said = mark.rule ? ruleShown(await getProgram(ctx, programKey, mark.version), 'mark', mark.rule) : undefined
  const given = []
  for (const { version, rule, toKind, toId, ...one } of points)
    given.push({
      ...one,
      title: ruleShown(await getProgram(ctx, programKey, version), 'points', rule).title,
      to: name(toKind, toId),
    })
  return {
    id: mark.id,
    title: said?.title ?? mark.caseTitle ?? '',
    sentence: said?.sentence ?? '',
    clause: said?.clause ?? said?.assumed ?? null,
    redLine: mark.redLine,
    at: mark.at,
    to: name(mark.toKind, mark.toId),
    gone: mark.gone,
    still: mark.still,
    excused: mark.excused,
    confirmed: mark.confirmed,
    decision: mark.decision,
    points: given,
  }
}
