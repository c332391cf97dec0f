import { canSome } from '#domain/access/can.ts'
import { mayDecideRound } from '#domain/inspection/round.ts'
import { paperDay } from '#domain/paper/paper-text.ts'
import { namesOf } from '#storage/name-store.ts'
import { listRoundRows } from '#storage/round-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { listPublications } from '../publication/lists.ts'
import { MOST, NOTHING, type WordItem } from './word-item.ts'

/** Rounds of inspection and lists of praise and blame that wait for the approval of a leader who did not make them. */
export async function othersToDecide(ctx: TxCtx): Promise<WordItem[]> {
  return [...(await roundsToDecide(ctx)), ...(await listsToDecide(ctx))]
}

async function roundsToDecide(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'round.decide').ok) return []
  const { rows } = await listRoundRows(
    tx,
    authorityId,
    { state: 'planned', scope: scopeOf(ctx, 'round', 'r') },
    { limit: MOST },
  )
  const mine = rows.filter((round) => mayDecideRound(round, actor.personId).ok)
  const names = await namesOf(
    tx,
    authorityId,
    'person',
    mine.flatMap((round) => (round.plannedBy ? [round.plannedBy] : [])),
  )
  return mine.map((round) => ({
    ...NOTHING,
    kind: 'round' as const,
    id: round.id,
    revision: round.revision,
    title: round.title,
    what: '督查',
    by: (round.plannedBy && names.get(round.plannedBy)) || null,
    at: round.recordedAt,
    why: null,
    body: `${paperDay(round.fromDay)}至${paperDay(round.toDay)}`,
  }))
}

async function listsToDecide(ctx: TxCtx): Promise<WordItem[]> {
  if (!canSome(ctx.actor, 'list.decide').ok) return []
  const lists = await listPublications.run(ctx, { state: 'draft' })
  if (!lists.ok) return []
  return lists.value.out
    .filter((list) => list.may.decide)
    .slice(0, MOST)
    .map((list) => ({
      ...NOTHING,
      kind: 'list' as const,
      id: list.id,
      revision: list.revision,
      title: list.title,
      what: list.programTitle,
      by: list.draftedBy?.name ?? null,
      at: list.draftedAt,
      why: null,
      body: list.rows
        .filter((row) => row.struck === null)
        .map((row) => row.name)
        .join('、'),
    }))
}
