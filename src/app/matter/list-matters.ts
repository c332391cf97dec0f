import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { countMatters as count, listMatters as list, type MatterCursor, type MatterListRow, type MatterSort } from '#storage/matter-list.ts'
import { useCase } from '../use-case.ts'
import { showRows } from './show-rows.ts'

const Texts = z.array(z.string().max(100)).max(50).optional()

/** The filter of lists, counts and exports of matters. */
export const Filter = z.object({
  q: z.string().max(100).optional(),
  program: z.string().max(100).optional(),
  state: Texts,
  kind: Texts,
  matter: Texts,
  category: Texts,
  urgency: Texts,
  source: Texts,
  orgId: z.uuid().optional(),
  leadOrgId: z.uuid().optional(),
  personId: z.uuid().optional(),
  leaderId: z.uuid().optional(),
  enterpriseId: z.uuid().optional(),
  projectId: z.uuid().optional(),
  due: z.enum(['overdue', 'today', 'week', 'at_risk']).optional(),
  dueBefore: z.iso.date().optional(),
  open: z.boolean().optional(),
  disputed: z.boolean().optional(),
  falseClosure: z.boolean().optional(),
  reopened: z.boolean().optional(),
  sealed: z.boolean().optional(),
  asked: z.enum(['extension', 'objection']).optional(),
  recordedFrom: z.iso.date().optional(),
  recordedTo: z.iso.date().optional(),
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
})

/** Matters that one may see: filtered, most dangerous or newest first, a page at a time, counted exactly. */
export const listMatters = useCase({
  name: 'matter.list',
  input: Filter.extend({
    sort: z.enum(['due', 'newest', 'number']).default('due'),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { sort, cursor, limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const after = cursor === undefined ? ok(undefined) : readCursor(cursor)
    if (!after.ok) return after
    // The count is told with the first page; it does not change the pages after.
    const page = await list(ctx.tx, ctx, filter, { sort, after: after.value, limit: limit + 1, count: cursor === undefined })
    const rows = page.items.slice(0, limit)
    const last = rows.at(-1)
    const next = page.items.length > limit && last ? writeCursor(sort, last) : null
    return ok({ out: { items: await showRows(ctx, rows), next, total: page.total }, trace: null })
  },
})

/** How many matters the same filter finds, by state and urgency. */
export const countMatters = useCase({
  name: 'matter.count',
  input: Filter,
  async run(ctx, filter) {
    const allowed = canSome(ctx.actor, 'matter.read')
    return allowed.ok ? ok({ out: await count(ctx.tx, ctx, filter), trace: null }) : allowed
  },
})

const Cursor = z.object({ id: z.uuid(), dueAt: z.string().nullable().optional(), number: z.string().optional() })

function writeCursor(sort: MatterSort, row: MatterListRow): string {
  const place = sort === 'due' ? { id: row.id, dueAt: row.dueAt } : sort === 'number' ? { id: row.id, number: row.number } : { id: row.id }
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

function readCursor(text: string): Result<MatterCursor> {
  try {
    const read = Cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return read.success ? ok(read.data) : fail('list.bad_cursor', {}, ['cursor'])
  } catch {
    return fail('list.bad_cursor', {}, ['cursor'])
  }
}
