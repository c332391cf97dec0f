import { z } from 'zod'
import { isSummed } from '#domain/form/filter.ts'
import { ok } from '#domain/result.ts'
import { GROUPINGS, groupEntries } from '#storage/register/group.ts'
import { useCase } from '../use-case.ts'
import { entriesAsked, entryFilter, refuseAnonymous } from './entry-filter.ts'

/** What a register comes to per unit, person, enterprise, area or month: each row opens the entries it counts. */
export const groupRegister = useCase({
  name: 'form.groups',
  input: z.object({ ...entryFilter, by: z.enum(GROUPINGS) }),
  async run(ctx, { by, ...filter }) {
    const asked = await entriesAsked(ctx, filter, 'form.read', by)
    if (!asked.ok) return asked
    const { form, condition } = asked.value
    const open = refuseAnonymous(form)
    if (!open.ok) return open
    const of = (wanted: (type: (typeof form.fields)[number]['type']) => boolean) =>
      form.fields.filter((field) => wanted(field.type)).map((field) => field.id)
    const groups = await groupEntries(ctx.tx, ctx.authorityId, condition, by, {
      summed: of((type) => isSummed({ type })),
      yesNo: of((type) => type === 'yes_no'),
      whole: form.fields.filter((field) => field.required && isSummed(field)).map((field) => field.id),
    })
    return ok({ out: groups.map((one) => ({ ...one, sums: [...one.sums], yes: [...one.yes] })), trace: null })
  },
})
