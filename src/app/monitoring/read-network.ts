import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import {
  countReports,
  listAppointments,
  listNetworks,
  listReportedUnits,
  listReportRows,
  readNetworkFigures,
} from '#storage/monitoring-store.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { declarationsOf, loadNetwork, quotaOf } from './network.ts'

/** The networks, each in figures. */
export const listMonitoring = useCase({
  name: 'monitoring.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = mayRead(ctx)
    if (!allowed.ok) return allowed
    const out = []
    for (const network of await listNetworks(ctx.tx, ctx.authorityId)) {
      const found = await declarationsOf(ctx, network)
      if (!found.ok) continue
      const { program, link, form } = found.value
      const today = todayOf(ctx)
      const quota = quotaOf(ctx, found.value)
      const span = { on: today, from: quota?.from ?? today, to: quota?.to ?? today }
      const appointments = await listAppointments(ctx.tx, ctx.authorityId, network, span)
      const about = new Set(
        program.measures
          .filter((one) => one.selections.some(({ each }) => each.kind === 'form' && each.name === form.id))
          .map((one) => one.id),
      )
      out.push({
        id: network.id,
        programKey: program.id,
        programTitle: program.title,
        title: link.title,
        formTitle: form.title,
        fields: form.fields,
        sortField: network.sortField,
        renewals: link.renewals ?? null,
        quota,
        figures: await readNetworkFigures(ctx.tx, ctx.authorityId, network),
        units: await listReportedUnits(ctx.tx, ctx.authorityId, network),
        appointments,
        /** Kinds of matters a report may become, in the program's order. */
        matters: program.matters
          .filter((one) => one.kind !== 'appeal')
          .map(({ id, title, kind, categories, sources }) => ({ id, title, kind, categories, sources })),
        rankings: program.rankings.map(({ id, title, every }) => ({ id, title, every })),
        papers: program.papers
          .filter((one) =>
            one.shows.some(
              (fact) => fact.kind === 'ranking' || (fact.kind === 'measure' && about.has(fact.name ?? '')),
            ),
          )
          .map(({ id, title, every }) => ({ id, title, every: every ?? null })),
      })
    }
    return ok({ out, trace: null })
  },
})

/** Reports of a network, the latest first: the inbox, or the rows behind a figure. */
export const listMonitorReports = useCase({
  name: 'monitoring.reports',
  input: z.object({
    id: z.guid(),
    outcome: z.enum(['unsorted', 'matter', 'praise', 'duplicate', 'no_action']).optional(),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    matterId: z.guid().optional(),
    q: z.string().trim().max(100).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { id, cursor, limit, ...where }) {
    const allowed = mayRead(ctx)
    if (!allowed.ok) return allowed
    const found = await loadNetwork(ctx, id)
    if (!found.ok) return found
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['day', 'line'])
    if (cursor !== undefined && !(place?.day && place.line))
      return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const after = place?.day && place.line ? { day: place.day, line: place.line } : undefined
    const { network } = found.value
    const rows = await listReportRows(ctx.tx, ctx.authorityId, network, where, { after, limit: limit + 1 })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ day: last.day, line: last.line }) : null
    const total = cursor === undefined ? await countReports(ctx.tx, ctx.authorityId, network, where) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})

function mayRead(ctx: TxCtx): Result<true> {
  return canSome(ctx.actor, 'monitoring.read')
}
