import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listEnterpriseRows } from '#storage/directory/enterprises.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { namePage, placeOf } from '../name-page.ts'
import { useCase } from '../use-case.ts'

/** Enterprises by name. */
export const listEnterprises = useCase({
  name: 'enterprise.list',
  input: z.object({
    q: z.string().optional(),
    classes: z.array(z.string()).optional(),
    areaId: z.guid().optional(),
    status: z.string().optional(),
    uncovered: z.boolean().optional(),
    notVisitedSince: z.iso.date().optional(),
    mine: z.boolean().optional(),
    ids: z.array(z.guid()).max(500).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { mine, cursor, limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'enterprise.read')
    if (!allowed.ok) return allowed
    if (mine && !ctx.actor.personId) return fail('session.no_person')
    const place = placeOf(cursor)
    if (!place.ok) return place
    const where = {
      ...filter,
      heldBy: mine ? (ctx.actor.personId ?? undefined) : undefined,
      scope: scopeOf(ctx, 'enterprise', 'e'),
      day: windowOf(ctx).today,
    }
    const page = { after: place.value, limit: limit + 1 }
    const { rows, total } = await listEnterpriseRows(ctx.tx, ctx.authorityId, where, page)
    return ok({ out: namePage(rows, limit, total), trace: null })
  },
})
