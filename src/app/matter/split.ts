import { z } from 'zod'
import { revisionOf } from '#domain/matter/matter.ts'
import { ok } from '#domain/result.ts'
import { useCase } from '../use-case.ts'
import { raiseMatter } from './raise-matter.ts'
import { carryOut, holdMatter, keepRefusal, mayAct } from './take-act.ts'

const Part = z.object({
  title: z.string().trim().min(1).max(200),
  body: z.string().max(20_000).optional(),
  category: z.string().max(100).optional(),
  units: z.array(z.string().max(200)).max(20).optional(),
})

/** Makes matters of the parts of one; it stays for what is left of it, and each part knows whence it comes. */
export const splitMatter = useCase({
  name: 'matter.split',
  input: z.object({
    id: z.guid(),
    revision: z.int().min(0).optional(),
    reason: z.string().min(1).max(2000),
    data: z.object({ parts: z.array(Part).min(1).max(20) }),
  }),
  async run(ctx, input) {
    const held = await holdMatter(ctx, input)
    if (!held.ok) return held
    const allowed = await mayAct(ctx, 'matter.split', input.id)
    if (!allowed.ok) return allowed
    const { matter } = held.value
    const made: { id: string; number: string }[] = []
    for (const part of input.data.parts) {
      const child = await raiseMatter(ctx, {
        programKey: matter.programKey,
        matter: matter.matter,
        category: matter.category,
        urgency: matter.urgency,
        weight: matter.weight,
        source: matter.source,
        document: matter.document,
        enterpriseId: matter.enterpriseId,
        projectId: matter.projectId,
        personId: matter.personId,
        respondentId: matter.respondentId ?? null,
        visitId: matter.visitId,
        ...part,
        splitFrom: matter.id,
      })
      if (!child.ok) return child
      made.push({ id: child.value.matter.id, number: child.value.matter.number })
    }
    const taken = await carryOut(ctx, held.value, {
      act: 'split',
      data: { into: made.map((one) => one.id) },
      reason: input.reason,
    })
    if (!taken.ok) return taken
    return ok({
      out: {
        id: matter.id,
        number: matter.number,
        state: taken.value.matter.state,
        revision: revisionOf(taken.value.matter),
        parts: made,
      },
      trace: {
        thingKind: 'matter',
        thingId: matter.id,
        detail: { number: matter.number, parts: made.map((one) => one.number) },
      },
    })
  },
  refused: (ctx, input, failure) => keepRefusal(ctx, input.id, { act: 'split', reason: input.reason }, failure),
})
