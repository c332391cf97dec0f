import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findAreaOf } from '#storage/area-store.ts'
import { findHolderOf, findUnitOf } from '#storage/surroundings-store.ts'
import { findEnterpriseThing, findProjectThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { writeEntry } from './write-entry.ts'

/** Fills in a form of a program, or a line of a register (台账). Without a person or unit it is the writer's. */
export const enterForm = useCase({
  name: 'form.record',
  input: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    values: z.record(z.string().max(100), z.unknown()),
    at: z.iso.datetime({ offset: true }).optional(),
    visitId: z.guid().optional(),
    matterId: z.guid().optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    areaId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const enterpriseId = ctx.actor.enterpriseId ?? input.enterpriseId ?? null
    const projectId = input.projectId ?? null
    const at = input.at ?? ctx.now
    const accused = await accusedBy(ctx, input, { enterpriseId, projectId, day: dayOf(ctx, at) })
    const personId = input.personId ?? accused ?? ctx.actor.personId
    const orgId = input.orgId ?? (personId ? await findUnitOf(ctx.tx, ctx.authorityId, personId, dayOf(ctx, at)) : null)
    const areaId = input.areaId ?? (await findAreaOf(ctx.tx, ctx.authorityId, { enterpriseId, projectId }))
    const about = {
      visitId: input.visitId ?? null,
      matterId: input.matterId ?? null,
      personId,
      orgId,
      enterpriseId,
      projectId,
      areaId,
    }
    const allowed = await mayEnter(ctx, input.programKey, about)
    if (!allowed.ok) return allowed
    const entry = await writeEntry(ctx, input, about, at)
    if (!entry.ok) return entry
    return ok({
      out: { id: entry.value.id },
      trace: { thingKind: 'form', thingId: entry.value.id, detail: { program: input.programKey, form: input.form } },
    })
  },
})

/** A line that is a red line in itself is about whoever holds the enterprise or project, not about whoever writes it down. */
async function accusedBy(
  ctx: TxCtx,
  { programKey, form }: { readonly programKey: string; readonly form: string },
  target: { readonly enterpriseId: string | null; readonly projectId: string | null; readonly day: string },
): Promise<string | null> {
  const program = await findProgramNow(ctx, programKey)
  const accuses = program?.marks.some(
    ({ redLine, selections }) => redLine && selections.some(({ each }) => each.kind === 'form' && each.name === form),
  )
  return accuses ? findHolderOf(ctx.tx, ctx.authorityId, { programKey, ...target }) : null
}

/** His own, his unit's, or about a target he is paired with. */
async function mayEnter(
  ctx: TxCtx,
  programKey: string,
  about: {
    personId: string | null
    orgId: string | null
    enterpriseId: string | null
    projectId: string | null
    areaId: string | null
  },
): Promise<Result<true>> {
  const target = about.enterpriseId
    ? await findEnterpriseThing(ctx.tx, ctx, about.enterpriseId)
    : about.projectId
      ? await findProjectThing(ctx.tx, ctx, about.projectId)
      : undefined
  if ((about.enterpriseId || about.projectId) && !target) return fail('form.target_not_found')
  return can(ctx.actor, 'form.record', {
    kind: 'form',
    programKey,
    personIds: [about.personId, ...(target?.personIds ?? [])],
    orgIds: [about.orgId],
    enterpriseId: about.enterpriseId,
    areaId: about.areaId,
  })
}
