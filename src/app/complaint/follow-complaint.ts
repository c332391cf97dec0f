import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { listActs } from '#storage/act-store.ts'
import { findByReceipt } from '#storage/complaint-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { getProgram, matterKindOf } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { useCase } from '../use-case.ts'
import { receiptHash } from './receipt.ts'

/**
 * How a complaint or a suggestion stands, to whoever has its code: accepted or not and why, which legal channel is right, what came of
 * it. Names nobody. A suggestion is answered in the words of whoever it went to, once it is closed.
 */
export const followComplaint = useCase({
  name: 'complaint.follow',
  input: z.object({ code: z.string().min(1).max(100) }),
  async run(ctx, { code }) {
    const id = await findByReceipt(ctx.tx, ctx.authorityId, receiptHash(code))
    const matter = id === undefined ? undefined : await findMatter(ctx.tx, ctx.authorityId, id)
    if (!matter) return fail('complaint.no_such_code')
    const kind = matterKindOf(await getProgram(ctx, matter.programKey, matter.programVersion), matter.matter)
    const acts = (await listActs(ctx.tx, ctx.authorityId, matter.id)).filter((act) => !act.refused)
    const last = (name: string) => acts.findLast((act) => act.act === name)
    const dismissed = matter.state === 'dismissed' ? last('dismiss') : undefined
    const closed = matter.state === 'closed' ? last('close') : undefined
    const answered =
      closed && kind?.openAs !== undefined
        ? acts.findLast((act) => act.act === 'answer' && act.data.statement !== true)
        : undefined
    const answer = (answered?.data as { text?: string } | undefined)?.text
    const data = (dismissed?.data ?? {}) as { ground?: string | null; refer?: string | null }
    const out = {
      kind: kind?.title ?? matter.matter,
      title: matter.title,
      receivedOn: dayOf(ctx, matter.recordedAt),
      /** received | accepted | not_accepted | concluded */
      stage: dismissed ? 'not_accepted' : closed ? 'concluded' : matter.state === 'recorded' ? 'received' : 'accepted',
      reason: dismissed ? [data.ground, dismissed.reason].filter(Boolean).join('，') || null : null,
      refer: data.refer ?? null,
      result: closed ? (kind?.ends.find((end) => end.id === matter.end)?.title ?? null) : null,
      reply: [answer, closed?.reason].filter(Boolean).join('\n') || null,
      on: (dismissed ?? closed) ? dayOf(ctx, (dismissed ?? closed)?.at) : null,
    } as const
    return ok({ out, trace: null })
  },
})
