import { z } from 'zod'
import { ROLES } from '#domain/access/actor.ts'
import { can, canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { deleteView, findView, putView, takeDefaults } from '#storage/view-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { mayChange } from './whose-view.ts'

const MOST_FILTERS = 30

export const ViewInput = z.object({
  list: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(60),
  search: z
    .record(z.string().min(1).max(60), z.string().max(500))
    .refine((search) => Object.keys(search).length <= MOST_FILTERS, `at most ${MOST_FILTERS} filters`),
  hidden: z.array(z.string().max(60)).max(60).nullable().default(null),
  shared: z.enum(['own', 'org', 'all']).default('own'),
  orgId: z.guid().optional(),
  defaultRoles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
})
type Wanted = z.output<typeof ViewInput>

/**
 * Keeps the filter of a list under a name: for oneself, one's unit, or all; a list opens with one view for each role. Saved again under the
 * same name it is replaced. It is a filter, no right: every reader sees the rows he may see.
 */
export const saveView = useCase({
  name: 'view.save',
  input: ViewInput,
  async run(ctx, input) {
    const { accountId } = ctx.actor
    const allowed = mayShare(ctx, input)
    if (!allowed.ok) return allowed
    if (!accountId) return fail('session.no_person')
    const id = await putView(
      ctx.tx,
      ctx.authorityId,
      { ...input, id: newId(), accountId, orgId: input.shared === 'org' ? (input.orgId ?? null) : null },
      ctx.now,
    )
    if (input.defaultRoles.length > 0)
      await takeDefaults(ctx.tx, ctx.authorityId, { list: input.list, roles: input.defaultRoles, but: id })
    const detail = { list: input.list, shared: input.shared, defaultRoles: input.defaultRoles }
    return ok({ out: { id }, trace: { thingKind: 'view', thingId: id, detail } })
  },
})

function mayShare(ctx: TxCtx, { shared, orgId, defaultRoles }: Wanted): Result<true> {
  const own = canSome(ctx.actor, 'view.save')
  if (!own.ok || (shared === 'own' && defaultRoles.length === 0)) return own
  if (defaultRoles.length > 0 && shared !== 'all') return fail('view.default_is_for_all', {}, ['defaultRoles'])
  if (shared === 'all') return canSome(ctx.actor, 'view.share_all')
  if (!orgId) return fail('view.which_unit', {}, ['orgId'])
  return can(ctx.actor, 'view.share_unit', { kind: 'view', orgIds: [orgId] })
}

/** Takes a saved view away. */
export const removeView = useCase({
  name: 'view.remove',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'view.save')
    if (!allowed.ok) return allowed
    const view = await findView(ctx.tx, ctx.authorityId, id)
    // Another's own view is not there, as far as one may know.
    if (!view || !mayChange(ctx.actor, view.accountId)) return fail('view.not_found')
    await deleteView(ctx.tx, ctx.authorityId, id)
    return ok({ out: { id }, trace: { thingKind: 'view', thingId: id, detail: { list: view.list } } })
  },
})
