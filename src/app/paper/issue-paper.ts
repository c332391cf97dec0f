import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findPaper, voidPaperRow } from '#storage/paper-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { mayAct } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'
import { writePaper } from './write-paper.ts'

/** Issues a paper that the program declares. Its number has no gap, its content no later change. */
export const issuePaper = useCase({
  name: 'paper.issue',
  input: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    title: z.string().trim().max(200).optional(),
    matterId: z.guid().optional(),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    toNames: z.array(z.string().max(200)).max(200).optional(),
    copyNames: z.array(z.string().max(200)).max(200).optional(),
    content: z.record(z.string().max(100), z.unknown()).default({}),
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const declared = program.papers.find((one) => one.id === input.paper)
    if (!declared) return fail('paper.not_declared', { known: program.papers.map((one) => one.title) }, ['paper'])
    const allowed = input.matterId
      ? await mayAct(ctx, 'paper.issue', input.matterId)
      : canSome(ctx.actor, 'paper.issue')
    if (!allowed.ok) return allowed
    const matter = input.matterId ? await findMatter(ctx.tx, ctx.authorityId, input.matterId) : undefined
    const orgs = await namesOf(ctx.tx, ctx.authorityId, 'org', input.orgId ? [input.orgId] : [])
    const { programKey: _, paper: __, content, ...about } = input
    const paper = await writePaper(ctx, program, declared, {
      ...about,
      toNames: input.toNames ?? [...orgs.values()],
      copyNames: input.copyNames ?? [],
      content: { ...(matter ? { number: matter.number, title: matter.title, body: matter.body } : {}), ...content },
    })
    return ok({
      out: { id: paper.id, number: paper.number },
      trace: { thingKind: 'paper', thingId: paper.id, detail: { paper: paper.paper, number: paper.number } },
    })
  },
})

/** Voids a paper, with a reason. Its number is not given again. */
export const voidPaper = useCase({
  name: 'paper.void',
  input: z.object({ id: z.guid(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { id, reason }) {
    const allowed = canSome(ctx.actor, 'paper.void')
    if (!allowed.ok) return allowed
    const paper = await findPaper(ctx.tx, ctx.authorityId, id, 'hold')
    if (!paper) return fail('paper.not_found')
    if (paper.voidedAt) return fail('paper.void_already', { at: paper.voidedAt })
    await voidPaperRow(ctx.tx, ctx.authorityId, id, ctx.now, reason)
    return ok({ out: { id }, trace: { thingKind: 'paper', thingId: id, detail: { number: paper.number, reason } } })
  },
})
