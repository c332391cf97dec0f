import { z } from 'zod'
import { canSome, reachOf } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { isRareText, matterCondition } from '#storage/matter-list/condition.ts'
import { countByState, countMatterRows, listMatterRows, listMatterRowsCounted } from '#storage/matter-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { useCase } from '../use-case.ts'
import { dressRows } from './dress-rows.ts'
import { dayBounds, windowOf } from './matter-window.ts'

const Words = z.array(z.string().max(100)).max(50).optional()

export const MatterFilterInput = z.object({
  q: z.string().max(100).optional(),
  program: z.string().optional(),
  state: Words,
  kind: Words,
  matter: Words,
  category: Words,
  urgency: Words,
  source: Words,
  orgId: z.guid().optional(),
  leadOrgId: z.guid().optional(),
  unitId: z.guid().optional(),
  assistOrgId: z.guid().optional(),
  handlerId: z.guid().optional(),
  personId: z.guid().optional(),
  leaderId: z.guid().optional(),
  enterpriseId: z.guid().optional(),
  projectId: z.guid().optional(),
  due: z.enum(['overdue', 'today', 'week', 'at_risk', 'in_time']).optional(),
  open: z.boolean().optional(),
  disputed: z.boolean().optional(),
  falseClosure: z.boolean().optional(),
  reopened: z.boolean().optional(),
  sealed: z.boolean().optional(),
  asked: z.enum(['extension', 'objection']).optional(),
  about: z.string().max(20).optional(),
  recordedFrom: z.iso.date().optional(),
  recordedTo: z.iso.date().optional(),
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
  countsAs: z.enum(['solved', 'confirmed', 'explained', 'open']).optional(),
  passed: z.enum(['recorded', 'assigned', 'working', 'answered', 'suspended']).optional(),
  openOn: z.iso.date().optional(),
  areaId: z.guid().optional(),
  lacking: z.array(z.enum(['source', 'category', 'area'])).optional(),
  ids: z.array(z.guid()).max(500).optional(),
})
type Filter = z.infer<typeof MatterFilterInput>

/** The filter of a person as the condition of a query, his scope among it. `rare`: what was typed is, see {@link typedRarely}. */
export function conditionOf(ctx: TxCtx, filter: Filter, rare = false) {
  const { due, recordedFrom, recordedTo, closedFrom, closedTo, openOn, ...rest } = filter
  const moments = windowOf(ctx)
  const bounds = (day: string | undefined) => (day ? dayBounds(day, ctx.timeZone) : undefined)
  const until = { overdue: moments.now, today: moments.endOfToday, week: moments.endOfWeek, at_risk: moments.endOfSoon }
  const where = {
    ...rest,
    q: rest.q?.trim() || undefined,
    rare,
    ...(due === 'in_time' ? { inTimeAt: moments.now } : {}),
    ...(due && due !== 'in_time'
      ? { dueBefore: until[due], dueFrom: due === 'overdue' ? undefined : moments.now }
      : {}),
    recordedFrom: bounds(recordedFrom)?.from,
    recordedBefore: bounds(recordedTo)?.before,
    closedFrom: bounds(closedFrom)?.from,
    closedBefore: bounds(closedTo)?.before,
    openAt: bounds(openOn)?.before,
  }
  return matterCondition(ctx.authorityId, where, scopeOf(ctx, 'matter', 'm'))
}

/** Matters one may see: filtered, sorted, a page at a time, with the exact number of all that fit. */
export const listMatters = useCase({
  name: 'matter.list',
  input: MatterFilterInput.extend({
    sort: z.enum(['due', 'newest']).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const { sort: asked, cursor, limit, ...filter } = input
    const sort = asked ?? (filter.open || filter.due ? 'due' : 'newest')
    const after = cursor === undefined ? undefined : fromCursor(cursor, ['due', 'id'])
    if (cursor !== undefined && !after?.id) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const place = after?.id ? { due: after.due, id: after.id } : undefined
    const rare = await typedRarely(ctx, filter)
    const condition = conditionOf(ctx, filter, rare)
    const page = { condition, sort, after: place, limit: limit + 1 }
    const { rows, total } =
      cursor === undefined && (leavesFew(ctx, filter) || rare)
        ? await listMatterRowsCounted(ctx.tx, ctx.authorityId, page)
        : {
            rows: await listMatterRows(ctx.tx, ctx.authorityId, page),
            // The number is told with the first page; it does not change by turning pages.
            total: cursor === undefined ? await countMatterRows(ctx.tx, condition) : null,
          }
    const items = await dressRows(ctx, rows.slice(0, limit))
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ due: last.dueAt, id: last.id }) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})

/** Something was typed that few of nearly all matters may hold. */
async function typedRarely(ctx: TxCtx, filter: Filter): Promise<boolean> {
  const typed = filter.q?.trim()
  return typed ? !leavesFew(ctx, filter) && (await isRareText(ctx.tx, ctx.authorityId, typed)) : false
}

/** Somebody's own, or about one of something: the rest is counted faster apart from its page. */
function leavesFew(ctx: TxCtx, filter: Filter): boolean {
  const { orgId, leadOrgId, unitId, assistOrgId, handlerId, personId, leaderId, enterpriseId, projectId } = filter
  if (filter.ids) return true
  if (orgId ?? leadOrgId ?? unitId ?? assistOrgId ?? handlerId ?? personId ?? leaderId ?? enterpriseId ?? projectId)
    return true
  const reaches = reachOf(ctx.actor, 'matter.read')
  return reaches.ok && !reaches.value.some((reach) => reach.all)
}

/** How many there are of each state, and how many press, under the same filter as the list. */
export const countMatters = useCase({
  name: 'matter.count',
  input: MatterFilterInput,
  async run(ctx, filter) {
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const rows = await countByState(ctx.tx, conditionOf(ctx, filter, await typedRarely(ctx, filter)), windowOf(ctx))
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    const out = {
      total: sum((row) => row.n),
      byState: Object.fromEntries(rows.map((row) => [row.state, row.n])),
      overdue: sum((row) => row.overdue),
      dueToday: sum((row) => row.today),
      dueThisWeek: sum((row) => row.week),
    }
    return ok({ out, trace: null })
  },
})
