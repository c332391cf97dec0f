import { z } from 'zod'
import { isSummed } from '#domain/form/filter.ts'
import { fail, ok } from '#domain/result.ts'
import { listEntryRows, totalEntries } from '#storage/register-store.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { reporterHidden } from '../monitoring/hide-reporter.ts'
import { useCase } from '../use-case.ts'
import { entriesAsked, entryFilter, masked, refuseAnonymous } from './entry-filter.ts'
import { followersOf, withFollowing } from './following.ts'
import { formShown } from './form-shown.ts'

const Page = z.object({ ...entryFilter, cursor: z.string().optional(), limit: z.int().min(1).max(200) })

/** Entries of a register that fit and that one may see, the latest first. An anonymous form has none to show. */
export const listEntries = useCase({
  name: 'form.list',
  input: Page,
  run: (ctx, input) => entryPage(ctx, input, 'form.read'),
})

/** The same of those one may take away. */
export const takeEntries = useCase({
  name: 'form.export',
  input: Page,
  run: (ctx, input) => entryPage(ctx, input, 'form.export'),
})

async function entryPage(ctx: TxCtx, { cursor, limit, ...filter }: z.infer<typeof Page>, act: string) {
  const asked = await entriesAsked(ctx, filter, act)
  if (!asked.ok) return asked
  const { program, form, condition } = asked.value
  const open = refuseAnonymous(form)
  if (!open.ok) return open
  const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
  if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
  const after = place?.at && place.id ? { at: place.at, id: place.id } : undefined
  const rows = await listEntryRows(ctx.tx, ctx.authorityId, { condition, after, limit: limit + 1 })
  const hidden = await reporterHidden(ctx, filter.programKey, filter.form)
  const shown = rows.slice(0, limit).map((row) => hidden(masked(form, row)))
  const items = await withFollowing(ctx, program, form, shown)
  const last = items.at(-1)
  const next = rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null
  const total = cursor === undefined ? (await totalEntries(ctx.tx, condition, { summed: [], chosen: [] })).total : null
  return ok({ out: { items, next, total }, trace: null })
}

/** A register: its form, and what the entries that fit come to. Of an anonymous form only how many answered. */
export const readRegister = useCase({
  name: 'form.register',
  input: z.object(entryFilter),
  async run(ctx, filter) {
    const asked = await entriesAsked(ctx, filter)
    if (!asked.ok) return asked
    const { program, form, condition, narrowed } = asked.value
    if (form.anonymous && narrowed) return fail('form.anonymous', { form: form.title })
    const of = (wanted: (type: string) => boolean) =>
      form.anonymous ? [] : form.fields.filter((field) => wanted(field.type)).map((field) => field.id)
    const { total, enterprises, sums, chosen } = await totalEntries(ctx.tx, condition, {
      summed: of((type) => isSummed({ type: type as 'count' })),
      chosen: of((type) => type === 'choice' || type === 'choices' || type === 'yes_no'),
    })
    const out = {
      ...formShown(program, form),
      programTitle: program.title,
      anonymous: form.anonymous,
      assumed: form.assumed ?? null,
      followers: followersOf(program, form),
      total,
      enterprises,
      sums: sums.map((one) => ({ ...one })),
      chosen: chosen.map((one) => ({ ...one })),
    }
    return ok({ out, trace: null })
  },
})
