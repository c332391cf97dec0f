import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { countDutyRows, dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { useCase } from '../use-case.ts'
import { dressDuties } from './dress-duties.ts'
import { MET_BY, rulesMetBy } from './rules-met-by.ts'

/** Duties one may see, the nearest limit first. */
export const listDuties = useCase({
  name: 'duty.list',
  input: z.object({
    program: z.string().optional(),
    rule: z.string().optional(),
    state: z.array(z.string()).optional(),
    ordinal: z.int().optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    linkId: z.guid().optional(),
    dueFrom: z.iso.date().optional(),
    dueTo: z.iso.date().optional(),
    /** Only duties that such a fact fulfils: `report` for the reports that are owed. */
    metBy: z.enum(MET_BY).optional(),
    mine: z.boolean().optional(),
    ids: z.array(z.guid()).max(500).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { mine, metBy, cursor, limit, state: states, ...rest }) {
    const filter = { ...rest, states, rules: metBy ? await rulesMetBy(ctx, metBy) : undefined }
    const allowed = canSome(ctx.actor, 'duty.read')
    if (!allowed.ok) return allowed
    if (mine && !ctx.actor.personId) return fail('session.no_person')
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['due', 'id'])
    if (cursor !== undefined && !(place?.due && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const where = mine ? { ...filter, personId: ctx.actor.personId ?? undefined } : filter
    const condition = dutyCondition(ctx.authorityId, where, scopeOf(ctx, 'duty', 'd'))
    const after = place?.due && place.id ? { due: place.due, id: place.id } : undefined
    const rows = await listDutyRows(ctx.tx, ctx.authorityId, { condition, after, limit: limit + 1 })
    const items = await dressDuties(ctx, rows.slice(0, limit))
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ due: last.dueAt, id: last.id }) : null
    const total = cursor === undefined ? await countDutyRows(ctx.tx, condition) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})
