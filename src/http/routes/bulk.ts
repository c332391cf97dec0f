import { askBulk } from '#app/bulk/ask-run.ts'
import { BULK_KINDS } from '#app/bulk/kinds.ts'
import { goBulk, putBulkAway, stopBulk } from '#app/bulk/move-run.ts'
import { listBulkRuns, readBulkRows } from '#app/bulk/read-runs.ts'
import { workBulkRun } from '#app/bulk/work-run.ts'
import type { Ctx } from '#app/context.ts'
import { languageOf, messageOf } from '#app/messages/message.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/bulk.ts'
import type { ServerDeps } from '../deps.ts'
import { contextOf } from '../request-context.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'
import { filterOf } from './ledger-queries.ts'

/** 5 000 rows with their names. */
const LARGEST = 4 * 1_048_576

/** Worked at beside the answer; should the program end, the clock's task takes it up again. */
function begin(deps: ServerDeps, ctx: Ctx, id: string): void {
  workBulkRun(ctx, id, deps.now).catch((error: unknown) => deps.log.error({ err: error }, 'bulk run not begun'))
}

export const bulkRoutes: readonly Route[] = [
  answer(
    contract.askBulk,
    async (deps, { body }, request) => {
      const once = onceOf(contract.askBulk, request)
      if (!once.ok) return once
      const filter = body.filter ? filterOf(BULK_KINDS[body.act].list, body.filter) : ok(undefined)
      if (!filter.ok) return filter
      const ctx = contextOf(deps, request)
      const asked = await execute(ctx, askBulk, { ...body, filter: filter.value }, once.value ?? undefined)
      if (asked.ok) begin(deps, ctx, asked.value.id)
      return asked
    },
    { bodyLimit: LARGEST },
  ),
  answer(contract.listBulkRuns, async (deps, _parts, request) => {
    const runs = await execute(contextOf(deps, request), listBulkRuns, {})
    if (!runs.ok) return runs
    const language = languageOf(request.headers['accept-language'])
    return ok(runs.value.map((run) => ({ ...run, fault: run.fault && messageOf({ code: run.fault }, language) })))
  }),
  answer(contract.listBulkRows, async (deps, { params, query }, request) => {
    const rows = await execute(contextOf(deps, request), readBulkRows, { ...query, ...params })
    if (!rows.ok) return rows
    const language = languageOf(request.headers['accept-language'])
    const items = rows.value.items.map((row) => ({ ...row, why: row.failure && messageOf(row.failure, language) }))
    return ok({ ...rows.value, items })
  }),
  answer(contract.goBulk, async (deps, { params }, request) => {
    const once = onceOf(contract.goBulk, request)
    if (!once.ok) return once
    const ctx = contextOf(deps, request)
    const gone = await execute(ctx, goBulk, params, once.value ?? undefined)
    if (gone.ok) begin(deps, ctx, gone.value.id)
    return gone
  }),
  serve(contract.stopBulk, stopBulk),
  serve(contract.putBulkAway, putBulkAway),
]
