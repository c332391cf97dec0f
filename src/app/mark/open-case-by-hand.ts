import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findMark } from '#storage/mark-effect-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { whoAsks } from '../matter/who-asks.ts'
import { useCase } from '../use-case.ts'
import { caseKindOf, openCaseForMark } from './open-case.ts'

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
    return ok({
      out: opened.value,
      trace: { thingKind: 'matter', thingId: opened.value.id, detail: { mark: markId, rule: mark.rule } },
    })
  },
})
