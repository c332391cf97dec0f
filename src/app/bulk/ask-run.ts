import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { MOST_BULK_ROWS } from '#domain/bulk/run.ts'
import { newId } from '#domain/id.ts'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import { insertBulkRun, type NewBulkRun } from '#storage/bulk-run-store.ts'
import type { TxCtx } from '../context.ts'
import { LEDGERS } from '../ledger/kinds.ts'
import { useCase } from '../use-case.ts'
import type { BulkKind, Row, Shared } from './kind.ts'
import { BULK_ACT_NAMES, BULK_KINDS } from './kinds.ts'

const PAGE = 200

const Chosen = z.object({ id: z.guid(), label: z.string().max(300), revision: z.int().optional() })
type Chosen = z.infer<typeof Chosen>

/**
 * Asks for one act on many rows: those that were chosen, or all that a filter finds under the rights of whoever asks. What would happen to
 * each is tried out in the background; nothing is done before he says so.
 */
export const askBulk = useCase({
  name: 'bulk.ask',
  input: z.object({
    act: z.enum(BULK_ACT_NAMES),
    title: z.string().trim().min(1).max(200),
    /** What the form of the act said, the same for all rows. */
    shared: z.record(z.string(), z.unknown()).default({}),
    chosen: z.array(Chosen).min(1).max(MOST_BULK_ROWS).optional(),
    /** The query of the list, where all that it finds are meant. */
    filter: z.record(z.string(), z.unknown()).optional(),
  }),
  async run(ctx, { act, title, shared, chosen, filter }) {
    const kind: BulkKind = BULK_KINDS[act]
    const { accountId } = ctx.actor
    const allowed = canSome(ctx.actor, kind.right)
    if (!allowed.ok) return allowed
    if (accountId === null) return fail('session.missing')
    const rows = chosen ? await ofChosen(ctx, kind, chosen, shared) : await ofFilter(ctx, kind, filter ?? {}, shared)
    if (!rows.ok) return rows
    if (rows.value.length === 0) return fail('bulk.nothing')
    const id = newId()
    await insertBulkRun(ctx.tx, ctx.authorityId, {
      id,
      accountId,
      act,
      title,
      network: ctx.network ?? null,
      askedAt: ctx.now,
      rows: rows.value,
    })
    const total = rows.value.length
    const detail = { act, total, all: chosen === undefined }
    return ok({ out: { id, total }, trace: { thingKind: 'bulk', thingId: id, detail } })
  },
})

type NewRows = NewBulkRun['rows']

function rowOf(kind: BulkKind, row: Row, shared: Shared, revision?: number): NewRows[number] {
  const input = kind.inputOf(row, shared, revision)
  const label = kind.labelOf(row).slice(0, 300)
  return input.ok
    ? { thingId: row.id, label, input: input.value, failure: null }
    : { thingId: row.id, label, input: null, failure: input.error }
}

/** The rows that were chosen, as he may see them now; what he may not see, or what is gone, is refused and not left out. */
async function ofChosen(
  ctx: TxCtx,
  kind: BulkKind,
  chosen: readonly Chosen[],
  shared: Shared,
): Promise<Result<NewRows>> {
  const found = new Map<string, Row>()
  for (let at = 0; at < chosen.length; at += PAGE) {
    const ids = chosen.slice(at, at + PAGE).map((one) => one.id)
    const page = await pageOf(ctx, kind, { ids })
    if (!page.ok) return page
    for (const row of page.value.rows) found.set(row.id, row)
  }
  const missing: Failure = { code: 'bulk.not_in_sight' }
  const once = [...new Map(chosen.map((one) => [one.id, one])).values()]
  return ok(
    once.map(({ id, label, revision }) => {
      const row = found.get(id)
      return row ? rowOf(kind, row, shared, revision) : { thingId: id, label, input: null, failure: missing }
    }),
  )
}

/** All that the filter finds, page by page: each row once, whatever moves meanwhile. */
async function ofFilter(
  ctx: TxCtx,
  kind: BulkKind,
  filter: Readonly<Record<string, unknown>>,
  shared: Shared,
): Promise<Result<NewRows>> {
  const found = new Map<string, NewRows[number]>()
  let cursor: string | null = null
  do {
    const page: Result<Page> = await pageOf(ctx, kind, { ...filter, ...(cursor ? { cursor } : {}) })
    if (!page.ok) return page
    const { rows, total, next } = page.value
    if ((total ?? 0) > MOST_BULK_ROWS) return fail('bulk.too_many', { total, most: MOST_BULK_ROWS })
    for (const row of rows) found.set(row.id, rowOf(kind, row, shared))
    if (found.size > MOST_BULK_ROWS) return fail('bulk.too_many', { total: null, most: MOST_BULK_ROWS })
    cursor = next
  } while (cursor)
  return ok([...found.values()])
}

type Page = { readonly rows: readonly Row[]; readonly total: number | null; readonly next: string | null }

async function pageOf(ctx: TxCtx, kind: BulkKind, filter: Readonly<Record<string, unknown>>): Promise<Result<Page>> {
  const page = await LEDGERS[kind.list].list(ctx, { ...filter, limit: PAGE })
  return page.ok ? ok({ rows: page.value.items as Row[], total: page.value.total, next: page.value.next }) : page
}
