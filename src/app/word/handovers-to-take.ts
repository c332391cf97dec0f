import { can } from '#domain/access/can.ts'
import { instantAt } from '#domain/calendar/clock-rules.ts'
import { listHandoverItems, listHandoverRows } from '#storage/handover-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { MOST, NOTHING, type WordItem } from './word-item.ts'

/** Pairings and matters that somebody hands over to the asker. */
export async function handoversToTake(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (actor.personId === null) return []
  const scope = scopeOf(ctx, 'handover', 'h')
  const of = { personId: actor.personId, state: 'proposed', scope, limit: MOST }
  const rows = (await listHandoverRows(tx, authorityId, of)).filter(
    (row) =>
      row.to.id === actor.personId && can(actor, 'handover.accept', { kind: 'handover', personIds: [row.to.id] }).ok,
  )
  const items: WordItem[] = []
  for (const row of rows) {
    const moved = await listHandoverItems(tx, authorityId, row.id)
    items.push({
      ...NOTHING,
      kind: 'handover',
      id: row.id,
      revision: row.revision,
      title: `包联 ${row.links} 对、未了事项 ${row.matters} 件`,
      what: '交接',
      by: row.from.name,
      at: row.proposedAt,
      why: row.reason,
      dueAt: instantAt(row.effectiveDay, 0, ctx.timeZone),
      explain: `接任首日 ${row.effectiveDay}，此前答复`,
      body: moved.map((one) => one.name).join('、') || null,
    })
  }
  return items
}
