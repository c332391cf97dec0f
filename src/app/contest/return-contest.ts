import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { layContestAgain, returnContestRow } from '#storage/contest-store.ts'
import { addNotices } from '#storage/notice-store.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import { useCase } from '../use-case.ts'
import { contestFor, isReturned } from './contest-acts.ts'

const Which = { id: z.guid(), revision: z.int() }

/**
 * A leader does not approve the result: it goes back with the reason. Judges may mark anew what they had marked, and the office lays it
 * before him again; nothing counts meanwhile.
 */
export const returnContest = useCase({
  name: 'contest.return',
  input: z.object({ ...Which, reason: z.string().trim().min(1).max(2000) }),
  async run(ctx, { id, revision, reason }) {
    const contest = await contestFor(ctx, 'contest.approve', { id, revision }, 'judging')
    if (!contest.ok) return contest
    if (isReturned(contest.value)) return fail('contest.returned_already')
    const { tx, authorityId, now, actor } = ctx
    await returnContestRow(tx, authorityId, id, { reason, at: now, by: actor.personId })
    const office = await findOffice(tx, authorityId)
    const data = { title: contest.value.title, reason }
    if (office) {
      const to = { orgId: office }
      await addNotices(tx, authorityId, [
        { id: newId(), to, kind: 'contest.return', thingKind: 'contest', thingId: id, data, at: now },
      ])
    }
    return ok({
      out: { id, revision: revision + 1 },
      trace: { thingKind: 'contest', thingId: id, detail: { reason } },
    })
  },
})

/** The office lays a result that came back before the leader again. */
export const layAgain = useCase({
  name: 'contest.lay_again',
  input: z.object(Which),
  async run(ctx, { id, revision }) {
    const contest = await contestFor(ctx, 'contest.declare', { id, revision }, 'judging')
    if (!contest.ok) return contest
    if (!isReturned(contest.value)) return fail('contest.not_returned')
    await layContestAgain(ctx.tx, ctx.authorityId, id, ctx.now)
    return ok({ out: { id, revision: revision + 1 }, trace: { thingKind: 'contest', thingId: id } })
  },
})
