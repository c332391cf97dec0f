import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { scopeOf } from '#storage/scope.ts'
import { listMarkRows } from '#storage/score-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'
import { subjectNames } from './subject-names.ts'

/** Marks one may see: red lines, lists, warnings; each with the case it opened. */
export const listMarks = useCase({
  name: 'mark.list',
  input: z.object({
    program: z.string().optional(),
    rule: z.string().optional(),
    redLine: z.boolean().optional(),
    toId: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'mark.read')
    if (!allowed.ok) return allowed
    const rows = await listMarkRows(ctx.tx, ctx.authorityId, input, scopeOf(ctx, 'mark', 'k'))
    const name = await subjectNames(
      ctx,
      rows.map((row) => ({ kind: row.toKind, id: row.toId })),
    )
    const out = []
    for (const { version, toKind, toId, ...row } of rows) {
      const { title, clause } = ruleShown(await getProgram(ctx, row.programKey, version), 'mark', row.rule)
      out.push({ ...row, title, clause, to: { kind: toKind, id: toId, name: name(toKind, toId) } })
    }
    return ok({ out, trace: null })
  },
})
