import { askExport, findReadyExport, listExports } from '#app/ledger/ask-export.ts'
import { exportBytes, writeExport } from '#app/ledger/write-export.ts'
import { execute } from '#app/use-case.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { listDuties } from '../contract/duty.ts'
import { listEnterprises, listProjects } from '../contract/enterprise.ts'
import * as contract from '../contract/ledger.ts'
import { listLinks } from '../contract/link.ts'
import { listMatters } from '../contract/matter.ts'
import { listPapers } from '../contract/notice.ts'
import { listVisits } from '../contract/visit.ts'
import { contextOf } from '../request-context.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'

/** The list behind each ledger: its own address reads the filter. */
const QUERIES = {
  matters: listMatters.query,
  visits: listVisits.query,
  duties: listDuties.query,
  links: listLinks.query,
  enterprises: listEnterprises.query,
  projects: listProjects.query,
  papers: listPapers.query,
} as const satisfies Record<(typeof contract.LEDGERS)[number], unknown>

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

export const ledgerRoutes: readonly Route[] = [
  serve(contract.listExports, listExports),
  answer(contract.askExport, async (deps, { body }, request) => {
    const once = onceOf(contract.askExport, request)
    if (!once.ok) return once
    const filter = filterOf(body.ledger, body.filter ?? {})
    if (!filter.ok) return filter
    const ctx = contextOf(deps, request)
    const asked = await execute(ctx, askExport, { ...body, filter: filter.value }, once.value ?? undefined)
    if (asked.ok) {
      // Written beside the answer; should the program end, the clock's task takes it up again.
      writeExport(ctx, asked.value.id).catch((error: unknown) => deps.log.error({ err: error }, 'export not begun'))
    }
    return asked
  }),
  answer(contract.getExport, async (deps, { params }, request, reply) => {
    const ctx = contextOf(deps, request)
    const found = await execute(ctx, findReadyExport, params)
    if (!found.ok) return found
    const { id, name, format, size } = found.value
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('content-length', size)
    reply.header('cache-control', 'no-store')
    await reply.type(TYPES[format]).send(exportBytes(ctx, id))
    return ok('')
  }),
]

/** The filter as the list itself would read it; where a page begins and how long it is is the export's business. */
function filterOf(
  ledger: (typeof contract.LEDGERS)[number],
  raw: Readonly<Record<string, unknown>>,
): Result<Record<string, unknown>> {
  const read = QUERIES[ledger].safeParse(raw)
  if (!read.success) {
    const [issue] = read.error.issues
    return fail('input.invalid', { issue: issue?.message ?? '' }, ['filter', ...((issue?.path as string[]) ?? [])])
  }
  const { cursor: _, limit: __, class: classes, ...rest } = read.data as Record<string, unknown>
  const filter = { ...rest, ...(classes === undefined ? {} : { classes }) }
  return ok(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)))
}
