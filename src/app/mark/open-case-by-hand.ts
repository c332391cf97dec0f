import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { claimEffect, findMark, noteEffect } from '#storage/mark-effect-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { whoAsks } from '../matter/who-asks.ts'
import { useCase } from '../use-case.ts'
import { caseKindOf, effectsOf, openCaseForMark } from './open-case.ts'

/** Opens the case of a mark that brought none about by itself: one that was true before the program came into use here. */
export const openCase = useCase({
  name: 'mark.open_case',
  input: z.object({ markId: z.guid() }),
  async run(ctx, { markId }) {
    const mark = await findMark(ctx.tx, ctx.authorityId, markId)
    if (!mark) return fail('mark.not_found')
    const whose = {
      kind: 'mark',
      programKey: mark.programKey,
      personIds: [mark.personId],
      orgIds: [mark.orgId],
      areaId: mark.areaId,
    }
    const allowed = can(ctx.actor, 'mark.decide', whose)
    if (!allowed.ok) return allowed
    const program = await getProgram(ctx, mark.programKey, mark.version)
    const rule = program.marks.find((one) => one.id === mark.rule)
    const kind = rule && caseKindOf(program, rule)
    if (!rule || !kind) return fail('mark.no_case', { rule: rule?.title ?? mark.rule })
    const opened = await openCaseForMark(ctx, program, rule, mark, kind, whoAsks(ctx.actor, program.id))
    if (!opened.ok) return opened
    // Kept as the effect it is: the case is then found as that of this rule though its mark should go.
    const index = effectsOf(program, rule).findIndex((one) => one.kind === 'open')
    const claim = { markId, index, programKey: program.id, rule: rule.id, kind: 'open', redLine: mark.redLine }
    if (index >= 0 && (await claimEffect(ctx.tx, ctx.authorityId, { ...claim, at: ctx.now })))
      await noteEffect(ctx.tx, ctx.authorityId, {
        markId,
        index,
        outcome: 'done',
        refusal: null,
        thingKind: 'matter',
        thingId: opened.value.id,
      })
    return ok({
      out: opened.value,
      trace: { thingKind: 'matter', thingId: opened.value.id, detail: { mark: markId, rule: mark.rule } },
    })
  },
})
