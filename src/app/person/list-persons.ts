import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { maskPhone } from '#domain/access/mask.ts'
import { ok } from '#domain/result.ts'
import { listPersonRows } from '#storage/directory/persons.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { namePage, placeOf } from '../name-page.ts'
import { useCase } from '../use-case.ts'

/** Persons by name, telephone numbers masked. Reading a page of them is written down. */
export const listPersons = useCase({
  name: 'person.list',
  input: z.object({
    q: z.string().optional(),
    orgId: z.guid().optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { q, orgId, cursor, limit }) {
    const allowed = canSome(ctx.actor, 'person.read')
    if (!allowed.ok) return allowed
    const place = placeOf(cursor)
    if (!place.ok) return place
    const where = { q, orgId, scope: scopeOf(ctx, 'person', 'n'), day: windowOf(ctx).today }
    const { rows, total } = await listPersonRows(ctx.tx, ctx.authorityId, where, {
      after: place.value,
      limit: limit + 1,
    })
    const out = namePage(
      rows.map((row) => ({ ...row, phone: maskPhone(row.phone) })),
      limit,
      total,
    )
    const trace = { thingKind: 'person', thingId: orgId ?? 'list', detail: { rows: out.items.length } }
    return ok({ out, trace })
  },
})
