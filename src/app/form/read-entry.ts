import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findLine, listVersionsOf } from '#storage/register-store.ts'
import { findFormThing } from '#storage/thing-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { reporterHidden } from '../monitoring/hide-reporter.ts'
import { useCase } from '../use-case.ts'
import { masked } from './entry-filter.ts'
import { followersOf, withFollowing } from './following.ts'
import { formShown } from './form-shown.ts'

/**
 * An entry with all its versions, by the form of the version it was written under. Telephone numbers are hidden unless
 * asked for by whoever may see the enterprise's; that is written down.
 */
export const readEntry = useCase({
  name: 'form.read',
  input: z.object({ id: z.guid(), reveal: z.boolean().optional() }),
  async run(ctx, { id, reveal }) {
    const { tx, authorityId, actor } = ctx
    const thing = await findFormThing(tx, ctx, id)
    const line = thing && (await findLine(tx, authorityId, id))
    if (!thing || !line) return fail('form.entry_not_found')
    const allowed = can(actor, 'form.read', thing)
    if (!allowed.ok) return allowed
    const clear = reveal ? can(actor, 'enterprise.reveal', thing) : ok(true as const)
    if (!clear.ok) return clear
    const program = await getProgram(ctx, line.programKey, line.programVersion)
    const form = program.forms.find((one) => one.id === line.form)
    if (!form || form.anonymous) return fail('form.entry_not_found')
    const versions = await listVersionsOf(tx, authorityId, line.line)
    const hidden = await reporterHidden(ctx, line.programKey, line.form)
    const out = {
      form: formShown(program, form),
      line: line.line,
      versions: await withFollowing(
        ctx,
        program,
        form,
        versions.map((one) => hidden(reveal ? one : masked(form, one))),
      ),
      followers: followersOf(program, form),
      hasPhones: form.fields.some((field) => field.type === 'phone'),
      may: {
        change: can(actor, 'form.correct', thing).ok,
        void: can(actor, 'form.void', thing).ok,
        reveal: can(actor, 'enterprise.reveal', thing).ok,
      },
    }
    return ok({ out, trace: reveal ? { thingKind: 'form', thingId: id, detail: { shown: 'phones' } } : null })
  },
})
