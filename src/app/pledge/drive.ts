import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Form, Program } from '#program/model.ts'
import { type Drive, findDrive, insertDrive } from '#storage/pledge-store.ts'
import type { TxCtx } from '../context.ts'
import { findForm } from '../form/find-form.ts'
import { useCase } from '../use-case.ts'

export type DriveFound = { readonly drive: Drive; readonly program: Program; readonly form: Form }

export async function loadDrive(ctx: TxCtx, id: string): Promise<Result<DriveFound>> {
  const drive = await findDrive(ctx.tx, ctx.authorityId, id)
  if (!drive) return fail('pledge.no_drive')
  const found = await findForm(ctx, drive.programKey, drive.form)
  return found.ok ? ok({ drive, ...found.value }) : found
}

/** Whether the program shows this form to the public; then pledges may be read and commented on without signing in. */
export function isPublic({ program, form }: Pick<DriveFound, 'program' | 'form'>): boolean {
  return program.disclosure.some(
    ({ what, to }) => what.kind === 'form' && what.name === form.id && to.some((party) => party.kind === 'public'),
  )
}

/** The group whose units owe a pledge, by the program's duty that the form meets. */
export function groupOf({ program, form }: Pick<DriveFound, 'program' | 'form'>): string | undefined {
  const duty = program.duties.find(
    (one) =>
      one.selection.each.kind === 'member' &&
      one.metBy.some(({ each }) => each.kind === 'form' && each.name === form.id),
  )
  return duty?.selection.each.name
}

/** Draws up a drive: which form of a program holds pledges, which field is the promise, its day, whether it was kept. */
export const drawUpDrive = useCase({
  name: 'pledge.draw_up',
  input: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    textField: z.string().max(100),
    dueField: z.string().max(100).nullable().default(null),
    keptField: z.string().max(100).nullable().default(null),
    publishBy: z.iso.date().nullable().default(null),
  }),
  async run(ctx, input) {
    const allowed = can(ctx.actor, 'pledge.draw_up', { kind: 'pledge', programKey: input.programKey })
    if (!allowed.ok) return allowed
    const found = await findForm(ctx, input.programKey, input.form)
    if (!found.ok) return found
    const { form } = found.value
    if (form.about !== 'org' || form.anonymous) return fail('pledge.not_of_units', { form: form.title }, ['form'])
    for (const [place, id, type] of [
      ['textField', input.textField, 'text'],
      ['dueField', input.dueField, 'date'],
      ['keptField', input.keptField, 'yes_no'],
    ] as const) {
      if (id === null) continue
      const fits = form.fields.filter((field) => field.type === type)
      if (!fits.some((field) => field.id === id))
        return fail('pledge.other_field', { field: id, known: fits.map((field) => field.title) }, [place])
    }
    const drive = { id: newId(), ...input }
    if (!(await insertDrive(ctx.tx, ctx.authorityId, { ...drive, at: ctx.now, by: ctx.actor.personId })))
      return fail('pledge.exists', { form: form.title })
    return ok({
      out: { id: drive.id, public: isPublic(found.value) },
      trace: { thingKind: 'pledge_drive', thingId: drive.id, detail: { form: input.form } },
    })
  },
})
