import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { scopeOf } from '#storage/scope.ts'
import { listWork } from '#storage/work-store.ts'
import { useCase } from '../use-case.ts'
import { findForm } from './find-form.ts'
import { formShown } from './form-shown.ts'

/**
 * The work of those who are paired with enterprises or projects: per pairing how often each kind of work was done in the days,
 * which kinds are missing, and the plan of the enterprise. The kinds are those of the link that the form's choices name.
 */
export const readWorkSheet = useCase({
  name: 'form.work',
  input: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    from: z.iso.date(),
    to: z.iso.date(),
    orgId: z.guid().optional(),
    /** Only the pairings of the asker. */
    mine: z.boolean().optional(),
  }),
  async run(ctx, { programKey, form: id, mine, ...asked }) {
    const allowed = canSome(ctx.actor, 'form.read')
    if (!allowed.ok) return allowed
    const found = await findForm(ctx, programKey, id)
    if (!found.ok) return found
    const { program, form } = found.value
    const field = form.fields.find((one) => one.kindsOf !== undefined)
    const link = program.links.find((one) => one.id === field?.kindsOf)
    if (!field || !link) return fail('form.no_work', { form: form.title })
    const kinds = [...(field.choices ?? [])]
    const out = {
      form: formShown(program, form),
      link: { id: link.id, title: link.title },
      field: field.id,
      kinds,
    }
    if (mine && ctx.actor.personId === null) return ok({ out: { ...out, rows: [] }, trace: null })
    const rows = await listWork(
      ctx.tx,
      ctx.authorityId,
      {
        ...asked,
        programKey,
        form: id,
        link: link.id,
        field: field.id,
        personId: mine ? (ctx.actor.personId ?? undefined) : undefined,
      },
      scopeOf(ctx, 'link', 'l'),
    )
    return ok({
      out: {
        ...out,
        rows: rows.map(({ ownKinds, done, ...row }) => ({
          ...row,
          done: kinds.map((kind) => ({ kind, count: done[kind] ?? 0 })),
          missing: (ownKinds.length > 0 ? ownKinds : kinds).filter((kind) => !done[kind]),
        })),
      },
      trace: null,
    })
  },
})
