import { can, canSome } from '#domain/access/can.ts'
import { resultsOf } from '#domain/contest/marks.ts'
import { listContestRows, listEntriesOf, listSheets } from '#storage/contest-store.ts'
import { isReturned } from '../contest/contest-acts.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { MOST, NOTHING, type WordItem } from './word-item.ts'

/** Contests in which every entry has its result: approving makes the sheets count. One that is still judged waits for nobody's word. */
export async function contestsToApprove(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  if (!canSome(actor, 'contest.approve').ok) return []
  const judged = (await listContestRows(tx, authorityId, {})).filter(
    (one) =>
      one.state === 'judging' &&
      one.entries > 0 &&
      !isReturned(one) &&
      can(actor, 'contest.approve', { kind: 'contest', programKey: one.programKey }).ok,
  )
  const items: WordItem[] = []
  for (const contest of judged.slice(0, MOST)) {
    const entries = await listEntriesOf(tx, authorityId, contest.id)
    const sheets = await listSheets(tx, authorityId, contest.id)
    const results = resultsOf(
      entries.map(({ id }) => ({ id, totals: sheets.filter((one) => one.entryId === id).map((one) => one.total) })),
      { highest: contest.dropHighest, lowest: contest.dropLowest },
    )
    if (results.some((one) => one.score === null)) continue
    const program = await findProgramNow(ctx, contest.programKey)
    items.push({
      ...NOTHING,
      kind: 'contest',
      id: contest.id,
      revision: contest.revision,
      title: contest.title,
      what: program?.title ?? contest.programKey,
      by: null,
      at:
        sheets
          .map((one) => one.at)
          .toSorted()
          .at(-1) ?? ctx.now,
      why: null,
      body: results
        .map((one) => {
          const unit = entries.find((entry) => entry.id === one.entryId)?.org.name ?? ''
          return `第 ${one.place} 名 ${unit} ${one.score} 分（${one.sheets} 张评分表）`
        })
        .join('\n'),
    })
  }
  return items
}
