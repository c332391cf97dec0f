import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listMarkRows, MARK_DECISIONS } from '#storage/mark-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'
import { subjectNames } from './subject-names.ts'

/** Marks one may see: red lines, lists, warnings; each with its case and what was decided there. Those taken back stay. */
export const listMarks = useCase({
  name: 'mark.list',
  input: z.object({
    program: z.string().optional(),
    rule: z.string().optional(),
    redLine: z.boolean().optional(),
    toId: z.guid().optional(),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    decision: z.enum(MARK_DECISIONS).optional(),
    counted: z.boolean().optional(),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'mark.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
    if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const { rows, total } = await listMarkRows(ctx.tx, ctx.authorityId, {
      where,
      scope: scopeOf(ctx, 'mark', 'k'),
      caseScope: scopeOf(ctx, 'matter', 'm'),
      timeZone: ctx.timeZone,
      after: place?.at && place.id ? { at: place.at, id: place.id } : undefined,
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const name = await subjectNames(
      ctx,
      shown.map((row) => ({ kind: row.toKind, id: row.toId })),
    )
    const items = []
    for (const { version, toKind, toId, caseTitle, ...row } of shown) {
      const said = row.rule ? ruleShown(await getProgram(ctx, row.programKey, version), 'mark', row.rule) : undefined
      items.push({
        ...row,
        rule: row.rule ?? '',
        title: said?.title ?? caseTitle ?? '',
        clause: said?.clause ?? null,
        to: { kind: toKind, id: toId, name: name(toKind, toId) },
      })
    }
    const last = shown.at(-1)
    const next = rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null
    return ok({ out: { items, next, total: cursor === undefined ? total : null }, trace: null })
  },
})
