import { askExport, cancelExport, findReadyExport, listExports } from '#app/ledger/ask-export.ts'
import { bringBack } from '#app/ledger/bring-back/bring-back.ts'
import { writeBeside } from '#app/ledger/export-thread.ts'
import { exportBytes } from '#app/ledger/write-export.ts'
import { languageOf, messageOf } from '#app/messages/message.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/ledger.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'
import { filterOf } from './ledger-queries.ts'

/** A ledger of 100 000 rows is some 10 MB. */
const LARGEST = 64 * 1_048_576

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
      writeBeside(ctx, asked.value.id).catch((error: unknown) => deps.log.error({ err: error }, 'export not begun'))
    }
    return asked
  }),
  serve(contract.cancelExport, cancelExport),
  answer(
    contract.bringBack,
    async (deps, { query, body }, request) => {
      const { name, seen, mine } = query
      const asked = { file: { name, bytes: body }, seen, mine: new Set(mine?.split(',').filter(Boolean)) }
      const report = await bringBack(contextOf(deps, request), asked)
      if (!report.ok) return report
      const language = languageOf(request.headers['accept-language'])
      const lines = report.value.lines.map((line) => ({
        ...line,
        reason: line.reason && messageOf(line.reason, language),
      }))
      return ok({ ...report.value, lines })
    },
    { bodyLimit: LARGEST },
  ),
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
