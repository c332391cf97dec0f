import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { maskPhone } from '#domain/access/mask.ts'
import { type FieldFilter, parseFilters } from '#domain/form/filter.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Form } from '#program/model.ts'
import { sql } from '#storage/open-database.ts'
import { followedArm } from '#storage/register/follow.ts'
import { type EntryListed, entryCondition } from '#storage/register-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { askedByReporter } from '../monitoring/hide-reporter.ts'
import { type FormFound, findForm } from './find-form.ts'
import { followersOf } from './following.ts'

/** Which entries of a register; `where` are conditions on its fields, `kind=银行贷款`, `granted>=100`. */
export const entryFilter = {
  programKey: z.string().min(1).max(100),
  form: z.string().min(1).max(100),
  enterpriseId: z.guid().optional(),
  projectId: z.guid().optional(),
  orgId: z.guid().optional(),
  personId: z.guid().optional(),
  areaId: z.guid().optional(),
  visitId: z.guid().optional(),
  matterId: z.guid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  q: z.string().trim().max(100).optional(),
  voided: z.boolean().optional(),
  /** Only those followed by an entry of that form, or by none. */
  followedBy: z.string().max(100).optional(),
  notFollowedBy: z.string().max(100).optional(),
  where: z.array(z.string().max(300)).max(20).optional(),
}
export type EntryFilter = z.infer<z.ZodObject<typeof entryFilter>>

/** The form and the condition its entries must meet, within what the asker may read (or do, with another act). */
export async function entriesAsked(
  ctx: TxCtx,
  { where, followedBy, notFollowedBy, ...filter }: EntryFilter,
  act = 'form.read',
  grouped?: string,
): Promise<Result<FormFound & { condition: ReturnType<typeof entryCondition>; narrowed: boolean }>> {
  const allowed = canSome(ctx.actor, act)
  if (!allowed.ok) return allowed
  const found = await findForm(ctx, filter.programKey, filter.form)
  if (!found.ok) return found
  const asked = await askedByReporter(ctx, filter.programKey, filter.form, {
    ...filter,
    ...(grouped ? { grouped } : {}),
  })
  if (!asked.ok) return asked
  const fields = parseFilters(found.value.form, where ?? [])
  if (!fields.ok) return fields
  const followers = followersOf(found.value.program, found.value.form)
  const arms = []
  for (const [name, wanted] of [
    [followedBy, true],
    [notFollowedBy, false],
  ] as const) {
    if (name === undefined) continue
    const by = followers.find((one) => one.form === name)
    if (!by)
      return fail('form.no_follower', { form: found.value.form.title, forms: followers.map((one) => one.form) }, [
        'followedBy',
      ])
    arms.push(followedArm(ctx.authorityId, filter.programKey, by, wanted))
  }
  const { programKey, form, ...rest } = filter
  const narrowed =
    arms.length > 0 || fields.value.length > 0 || Object.values(rest).some((value) => value !== undefined)
  const condition = entryCondition(
    ctx.authorityId,
    { ...filter, q: filter.q || undefined, names: asked.value.names, fields: fields.value satisfies FieldFilter[] },
    sql`(${sql.join([scopeOf(ctx, 'form', 'e', act), ...arms], sql` and `)})`,
  )
  return ok({ ...found.value, condition, narrowed })
}

/** Nobody sees an answer that was given without a name: rows and narrowed counts would tell whose it is. */
export function refuseAnonymous(form: Form): Result<true> {
  return form.anonymous ? fail('form.anonymous', { form: form.title }) : ok(true)
}

/** Telephone numbers hidden, as lists and files show them. */
export function masked<Row extends Pick<EntryListed, 'values'>>(form: Form | undefined, row: Row): Row {
  const phones = form?.fields.filter((field) => field.type === 'phone') ?? []
  if (phones.length === 0) return row
  const hidden = phones.flatMap(({ id }) => {
    const value = row.values[id]
    return typeof value === 'string' ? [[id, maskPhone(value)]] : []
  })
  return { ...row, values: { ...row.values, ...Object.fromEntries(hidden) } }
}
