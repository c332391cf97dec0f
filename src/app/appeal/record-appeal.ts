import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { revisionOf } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import { findDerivedRow } from '#storage/derived-subject-store.ts'
import { findOpenAbout } from '#storage/matter-about-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { useCase } from '../use-case.ts'

const ABOUT = ['mark', 'points', 'measure', 'ranking', 'duty'] as const

/** Contests a figure about oneself or one's unit: a matter of the program's appeal kind, within its window, decided by a person. */
export const recordAppeal = useCase({
  name: 'appeal.record',
  input: z.object({
    kind: z.enum(ABOUT),
    id: z.guid(),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
  }),
  async run(ctx, input) {
    const row = await findDerivedRow(ctx.tx, ctx.authorityId, input.kind, input.id)
    if (!row) return fail('appeal.about_nothing')
    const whose = {
      kind: 'appeal',
      programKey: row.programKey,
      personIds: [row.personId],
      orgIds: [row.orgId],
      enterpriseId: row.enterpriseId,
    }
    const allowed = can(ctx.actor, 'appeal.record', whose)
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, row.programKey)
    if (!program) return fail('program.not_found', { program: row.programKey })
    const kind = program.matters.find(
      (one) =>
        one.kind === 'appeal' &&
        one.about.some((ref) => ref.kind === input.kind && (ref.name === undefined || ref.name === row.rule)),
    )
    if (!kind) return fail('appeal.not_open_to', { rule: row.rule })
    const open = await findOpenAbout(ctx.tx, ctx.authorityId, kind.id, row.id)
    if (open) return fail('appeal.pending', { number: open.number })
    const { personId, orgId } = row
    // An official's appeal is not the business of the enterprise whose visit it is about.
    const enterpriseId = ctx.actor.enterpriseId
    const raised = await raiseMatter(ctx, {
      programKey: program.id,
      matter: kind.id,
      title: input.title,
      body: input.body,
      personId,
      orgId,
      enterpriseId,
      about: { kind: input.kind, id: row.id },
      toldAt: row.at,
    })
    if (!raised.ok) return raised
    const { matter } = raised.value
    return ok({
      out: { id: matter.id, number: matter.number, state: matter.state, revision: revisionOf(matter) },
      trace: {
        thingKind: 'matter',
        thingId: matter.id,
        detail: { number: matter.number, about: `${input.kind} ${row.rule}` },
      },
    })
  },
})
