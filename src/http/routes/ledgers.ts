import { askExport, cancelExport, findReadyExport, listExports } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/ledger.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'
import { filterOf } from './ledger-queries.ts'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  docx_zip: 'application/zip',
  pdf_zip: 'application/zip',
} as const

export const ledgerRoutes: readonly Route[] = [
  serve(contract.listExports, listExports),
  answer(contract.askExport, async (deps, { body }, request) => {
    const once = onceOf(contract.askExport, request)
    if (!once.ok) return once
    const filter = filterOf(body.ledger, body.filter ?? {})
    if (!filter.ok) return filter
    const ctx = contextOf(deps, request)
    const asked = await execute(
      ctx,
      askExport,
      { ...body, filter: filter.value, publicUrl: publicUrlOf(deps, request) },
      once.value ?? undefined,
    )
    if (asked.ok) {
      // Written beside the answer; should the program end, the clock's task takes it up again.
      writeExport(ctx, asked.value.id).catch((error: unknown) => deps.log.error({ err: error }, 'export not begun'))
    }
    return asked
  }),
  serve(contract.cancelExport, cancelExport),
  answer(contract.getExport, async (deps, { params }, request, reply) => {
    const ctx = contextOf(deps, request)
    const found = await execute(ctx, findReadyExport, params)
    if (!found.ok) return found
    const { id, name, format, code, size } = found.value
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('content-length', size)
    reply.header('cache-control', 'no-store')
    await reply.type(format === 'csv' ? `${TYPES.csv}; charset=${code}` : TYPES[format]).send(exportBytes(ctx, id))
    return ok('')
  }),
]
