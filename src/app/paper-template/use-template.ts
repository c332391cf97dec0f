import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findTemplate, useTemplate } from '#storage/paper-template-store.ts'
import { useCase } from '../use-case.ts'

/**
 * Puts a version into use for the papers issued from now on, or gives the paper back to the house (no id). Papers that are
 * issued keep the version that made them.
 */
export const usePaperTemplate = useCase({
  name: 'paper_template.use',
  input: z.object({ programKey: z.string().max(100), paper: z.string().min(1).max(100), id: z.guid().nullable() }),
  async run(ctx, { programKey, paper, id }) {
    const allowed = can(ctx.actor, 'paper_template.keep', { kind: 'paper_template', programKey })
    if (!allowed.ok) return allowed
    const template = id ? await findTemplate(ctx.tx, ctx.authorityId, id) : undefined
    if (id && (template?.programKey !== programKey || template.paper !== paper)) return fail('template.not_found')
    await useTemplate(ctx.tx, ctx.authorityId, { programKey, paper }, id)
    return ok({
      out: { id, version: template?.version ?? null },
      trace: {
        thingKind: 'paper_template',
        thingId: id ?? ctx.authorityId,
        detail: { programKey, paper, version: template?.version ?? 'default' },
      },
    })
  },
})
