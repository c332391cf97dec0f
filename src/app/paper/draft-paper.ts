import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { periodicTitle } from '#domain/duty/period-label.ts'
import { newId } from '#domain/id.ts'
import { formatOf, PAPER_FORMATS } from '#domain/paper/format.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Paper, Program } from '#program/model.ts'
import { insertPaperDraft } from '#storage/paper-draft-store.ts'
import type { Stretch } from '#storage/paper-figure-store.ts'
import { findStretch } from '#storage/period-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { mayAct } from '../matter/take-act.ts'
import { useCase } from '../use-case.ts'
import { Blocks } from './blocks.ts'
import { paperOf } from './built-in.ts'
import { draftContent } from './draft-content.ts'
import { matterAddressees, matterFacts } from './matter-facts.ts'
import { audienceNames } from './paper-parties.ts'

const About = {
  matterId: z.guid().optional(),
  orgId: z.guid().optional(),
  personId: z.guid().optional(),
  enterpriseId: z.guid().optional(),
  projectId: z.guid().optional(),
  areaId: z.guid().optional(),
}

/**
 * Drafts a paper that the program declares. A periodic one writes itself from the data of its period; what is handed in as
 * blocks is kept as it is. Nobody is told yet, and it has no number.
 */
export const draftPaper = useCase({
  name: 'paper.draft',
  input: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200).optional(),
    format: z.enum(PAPER_FORMATS).optional(),
    calendar: z.string().max(50).optional(),
    ordinal: z.int().optional(),
    toNames: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
    copyNames: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
    blocks: Blocks.optional(),
    /** The cases among the blocks, so that drawing it again finds them. */
    caseIds: z.array(z.guid()).max(50).optional(),
    ...About,
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const declared = paperOf(program, input.paper)
    if (!declared) return fail('paper.not_declared', { known: program.papers.map((one) => one.title) }, ['paper'])
    const allowed = can(ctx.actor, 'paper.draft', {
      kind: 'paper',
      programKey: program.id,
      orgIds: [input.orgId ?? null, ...ctx.actor.orgIds],
      personIds: [input.personId ?? null],
      enterpriseId: input.enterpriseId ?? null,
      areaId: input.areaId ?? null,
    })
    if (!allowed.ok) return allowed
    const about = input.matterId ? await aboutMatter(ctx, declared, input.matterId) : ok({})
    if (!about.ok) return about
    const period = await periodOf(ctx, program, declared, input)
    if (!period.ok) return period
    const stretch = period.value
    const concerned = input.matterId ? await matterAddressees(ctx, input.matterId, declared.id, about.value) : []
    const id = newId()
    await insertPaperDraft(ctx.tx, ctx.authorityId, {
      id,
      programKey: program.id,
      paper: declared.id,
      title: input.title ?? (stretch ? periodicTitle(stretch.label, declared.title) : declared.title),
      format: input.format ?? formatOf(declared.title),
      matterId: input.matterId ?? null,
      personId: input.personId ?? null,
      orgId: input.orgId ?? null,
      enterpriseId: input.enterpriseId ?? null,
      projectId: input.projectId ?? null,
      areaId: input.areaId ?? null,
      toNames: input.toNames ?? [...concerned, ...(await audienceNames(ctx, program, declared.to))],
      copyNames: input.copyNames ?? (await audienceNames(ctx, program, declared.copy)),
      calendar: stretch?.calendar ?? null,
      ordinal: stretch?.ordinal ?? null,
      content: {
        ...about.value,
        ...(declared.id === 'submission' ? { submission: true } : {}),
        blocks: input.blocks ?? (stretch ? await draftContent(ctx, program, declared, stretch) : []),
        ...(stretch ? { asOf: ctx.now, period: stretch.label } : {}),
        ...(input.caseIds?.length ? { caseIds: input.caseIds } : {}),
      },
      draftedBy: ctx.actor.accountId,
      recordedAt: ctx.now,
    })
    return ok({ out: { id }, trace: { thingKind: 'paper_draft', thingId: id, detail: { paper: declared.id } } })
  },
})

/** The facts of the matter a paper is about, for whoever may draft about it; a decision is only drafted of what is decided. */
async function aboutMatter(ctx: TxCtx, declared: Paper, matterId: string): Promise<Result<Record<string, unknown>>> {
  const allowed = await mayAct(ctx, 'paper.draft', matterId)
  if (!allowed.ok) return allowed
  const facts = await matterFacts(ctx, matterId)
  if (facts.ok && declared.id === 'appeal_decision' && !facts.value.decision) return fail('paper.not_decided')
  return facts
}

export type PaperStretch = Stretch & { readonly calendar: string; readonly ordinal: number; readonly label: string }

/** The period a periodic paper is about: the one asked for, else the last that has ended; undefined for a paper that has none. */
export async function periodOf(
  ctx: TxCtx,
  program: Program,
  declared: Paper,
  asked: { readonly calendar?: string | undefined; readonly ordinal?: number | undefined },
): Promise<Result<PaperStretch | undefined>> {
  const calendar = asked.calendar ?? declared.every
  if (calendar === undefined) return ok(undefined)
  const found = await findStretch(
    ctx.tx,
    ctx.authorityId,
    program.id,
    calendar,
    asked.ordinal ?? { endedBefore: ctx.now },
  )
  if (!found) return fail('period.not_found', { calendar, period: asked.ordinal ?? '' }, ['ordinal'])
  return ok({ programKey: program.id, ...found })
}
