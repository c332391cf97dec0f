import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listOrgRows } from '#storage/directory/orgs.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { namePage, placeOf } from '../name-page.ts'
import { useCase } from '../use-case.ts'

/** Units by name. */
export const listOrgs = useCase({
  name: 'org.list',
  input: z.object({
    q: z.string().optional(),
    kind: z.string().optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { q, kind, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'org.read')
    if (!allowed.ok) return allowed
    const place = placeOf(cursor)
    if (!place.ok) return place
    const where = { q, kind, scope: scopeOf(ctx, 'org', 'o'), day: windowOf(ctx).today }
    const { rows, total } = await listOrgRows(ctx.tx, ctx.authorityId, where, { after: place.value, limit: limit + 1 })
    return ok({ out: namePage(rows, limit, total), trace: null })
  },
})
