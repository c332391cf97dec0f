import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { resultsOf } from '#domain/contest/marks.ts'
import { fail, ok } from '#domain/result.ts'
import {
  type ContestListed,
  listContestRows,
  listEntriesOf,
  listJudges,
  listSheets,
  listUnitsOver,
} from '#storage/contest-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/** Contests, the latest first; `mine`: those I judge. */
export const listContests = useCase({
  name: 'contest.list',
  input: z.object({ mine: z.boolean().default(false) }),
  async run(ctx, { mine }) {
    const allowed = canSome(ctx.actor, 'contest.read')
    if (!allowed.ok) return allowed
    if (mine && ctx.actor.personId === null) return ok({ out: [], trace: null })
    const judge = mine ? (ctx.actor.personId ?? undefined) : undefined
    const rows = await listContestRows(ctx.tx, ctx.authorityId, { judge })
    const out = []
    for (const row of rows) out.push(await dressed(ctx, row))
    return ok({ out, trace: null })
  },
})

/**
 * A contest. The office and its leaders see every sheet; a judge his own; everybody the results once they are published.
 */
export const readContest = useCase({
  name: 'contest.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'contest.read')
    if (!allowed.ok) return allowed
    const [contest] = await listContestRows(tx, authorityId, { id })
    if (!contest) return fail('contest.not_found')
    const of = { kind: 'contest', programKey: contest.programKey }
    const sees = can(actor, 'contest.sheets', of).ok
    const judges = await listJudges(tx, authorityId, id)
    const isJudge = judges.some((one) => one.id === actor.personId)
    const entries = await listEntriesOf(tx, authorityId, id)
    const sheets = await listSheets(tx, authorityId, id)
    const own = actor.personId ? await listUnitsOver(tx, authorityId, actor.personId, todayOf(ctx)) : []
    const standings =
      sees || contest.state === 'published'
        ? resultsOf(
            entries.map((entry) => ({
              id: entry.id,
              totals: sheets.filter((one) => one.entryId === entry.id).map((one) => one.total),
            })),
            { highest: contest.dropHighest, lowest: contest.dropLowest },
          )
        : []
    return ok({
      out: {
        ...(await dressed(ctx, contest)),
        judgeNames: sees ? judges : [],
        isJudge,
        entryRows: entries.map((entry) => {
          const standing = standings.find((one) => one.entryId === entry.id)
          return {
            ...entry,
            score: standing?.score ?? null,
            place: standing?.place ?? null,
            sheets: standing?.sheets ?? null,
            recused: isJudge && own.includes(entry.org.id),
          }
        }),
        sheetRows: sheets.filter((one) => sees || one.person.id === actor.personId),
        may: {
          declare: can(actor, 'contest.declare', of).ok,
          approve: can(actor, 'contest.approve', of).ok,
          enter: canSome(actor, 'contest.enter').ok,
        },
      },
      trace: null,
    })
  },
})

async function dressed(ctx: TxCtx, { fixed: _, ...row }: ContestListed) {
  // Why a result came back is between the leader and the office; judges and units know that it did.
  const sees = can(ctx.actor, 'contest.sheets', { kind: 'contest', programKey: row.programKey }).ok
  const program = await findProgramNow(ctx, row.programKey)
  return {
    ...row,
    returnReason: sees ? row.returnReason : null,
    programTitle: program?.title ?? row.programKey,
    formTitle: program?.forms.find((one) => one.id === row.form)?.title ?? row.form,
  }
}
