import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listCaseRows } from '#storage/case-store.ts'
import { listPaperRows } from '#storage/paper-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { draftContent } from '../paper/draft-content.ts'
import { draftPaper, periodOf } from '../paper/draft-paper.ts'
import { useCase } from '../use-case.ts'
import { briefingsOf, programsNow } from './case-forms.ts'
import { chosenCases } from './chosen-cases.ts'

/** Briefings that were issued, the latest first, and how many there are. */
export const listBriefings = useCase({
  name: 'briefing.list',
  input: z.object({
    program: z.string().max(100).optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { program: asked, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'paper.read')
    if (!allowed.ok) return allowed
    const programs = (await programsNow(ctx)).filter(({ id }) => asked === undefined || id === asked)
    const kinds = programs.flatMap((one) => briefingsOf(one).map((paper) => ({ program: one, paper })))
    const only = kinds.map(({ program, paper }) => [program.id, paper.id] as const)
    const scope = scopeOf(ctx, 'paper', 'p')
    const rows = await listPaperRows(ctx.tx, ctx.authorityId, { only, scope, after: cursor, limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ content: _, code: __, ...row }) => ({
      ...row,
      paperTitle:
        kinds.find((one) => one.program.id === row.programKey && one.paper.id === row.paper)?.paper.title ?? '',
    }))
    return ok({
      out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total: null },
      trace: null,
    })
  },
})

/**
 * Drafts the next briefing: the figures of its period as any periodic paper draws them, then the approved cases that were
 * chosen, each with a heading. From there it goes the way of every paper.
 */
export const draftBriefing = useCase({
  name: 'briefing.draft',
  input: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    ordinal: z.int().optional(),
    caseIds: z.array(z.guid()).max(50),
  }),
  async run(ctx, { programKey, paper, ordinal, caseIds }) {
    const allowed = canSome(ctx.actor, 'paper.draft')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, programKey)
    if (!program) return fail('program.not_found', { program: programKey }, ['programKey'])
    const known = briefingsOf(program)
    const declared = known.find(({ id }) => id === paper)
    if (!declared) return fail('paper.not_declared', { known: known.map(({ title }) => title) }, ['paper'])
    const period = await periodOf(ctx, program, declared, { ordinal })
    if (!period.ok) return period
    const scope = scopeOf(ctx, 'form', 'c')
    const { rows } = await listCaseRows(ctx.tx, ctx.authorityId, { ids: caseIds, scope, limit: caseIds.length })
    for (const [n, id] of caseIds.entries()) {
      const found = rows.find((row) => row.id === id)
      if (!found) return fail('case.not_found', {}, ['caseIds', n])
      if (found.state !== 'approved' || found.programKey !== programKey)
        return fail('briefing.not_approved', {}, ['caseIds', n])
    }
    const figures = period.value ? await draftContent(ctx, program, declared, period.value) : []
    const blocks = [...figures, ...(await chosenCases(ctx, program, caseIds, figures))]
    return draftPaper.run(ctx, draftPaper.input.parse({ programKey, paper, ordinal, blocks, caseIds }))
  },
})
