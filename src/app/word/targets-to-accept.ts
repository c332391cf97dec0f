import { can, canSome } from '#domain/access/can.ts'
import { paperPeriod } from '#domain/duty/period-label.ts'
import { namesOf } from '#storage/name-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listClosingsAsked, listTargetFiles } from '#storage/target-closing-store.ts'
import { listTargetRows } from '#storage/target-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { targetThing } from '../target/target-thing.ts'
import { MOST, NOTHING, type WordItem } from './word-item.ts'

/** Targets for which striking off was asked (申请销号), with the evidence: never one's own asking. */
export async function targetsToAccept(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'target.close').ok) return []
  const scope = scopeOf(ctx, 'target', 't', 'target.close')
  const asked = await listClosingsAsked(tx, authorityId, { personId: actor.personId, scope, limit: MOST })
  const items: WordItem[] = []
  for (const closing of asked) {
    const [row] = await listTargetRows(tx, authorityId, { targetId: closing.targetId }, scope)
    if (!row || !can(actor, 'target.close', targetThing(row)).ok) continue
    const program = await findProgramNow(ctx, row.programKey)
    const indicator = program?.indicators.find((one) => one.id === row.indicator)
    const unit = indicator?.unit ?? ''
    const subject =
      row.subjectKind === 'authority'
        ? null
        : ((await namesOf(tx, authorityId, row.subjectKind as 'org', [row.subjectId])).get(row.subjectId) ?? null)
    const files = await listTargetFiles(tx, authorityId, row.targetId)
    items.push({
      ...NOTHING,
      kind: 'target',
      id: row.targetId,
      revision: row.version,
      title: `${indicator?.title ?? row.indicator} ${paperPeriod(row.period)}`,
      what: program?.title ?? row.programKey,
      about: subject,
      by: [row.org, closing.askedByName].filter(Boolean).join(' ') || null,
      at: closing.askedAt,
      why: closing.note,
      body: `目标 ${Number(closing.target)}${unit}，完成 ${closing.value === null ? '—' : Number(closing.value)}${unit}`,
      papers: files.map((file) => ({ title: file.name, href: `/api/attachments/${file.id}` })),
    })
  }
  return items
}
