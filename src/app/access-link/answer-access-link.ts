import { z } from 'zod'
import { SYSTEM, type Who } from '#domain/matter/who.ts'
import { GRADES, type Grade } from '#domain/rating/grade.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type AccessLinkRow, useAccessLinkRow } from '#storage/access-link-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import type { TxCtx } from '../context.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { RaisedIn } from '../matter/record-matter.ts'
import { carryOut, holdMatter } from '../matter/take-act.ts'
import { rateMatter } from '../rating/write-rating.ts'
import { useCase } from '../use-case.ts'
import { settleVisit } from '../visit/settle-visit.ts'
import { liveLink } from './open-access-link.ts'
import { hashOf } from './token.ts'

const Said = z.object({
  token: z.string().min(10).max(200),
  say: z.enum(['confirm', 'deny']).optional(),
  reason: z.string().trim().max(2000).optional(),
  grade: z.enum(Object.keys(GRADES) as [Grade, ...Grade[]]).optional(),
  text: z.string().trim().max(2000).optional(),
  problem: RaisedIn.optional(),
})
type Said = z.infer<typeof Said>

/** The enterprise's answer by its link. The link is used up with the first answer that is accepted; two at once: one. */
export const answerAccessLink = useCase({
  name: 'access_link.use',
  input: Said,
  async run(ctx, input) {
    const link = await liveLink(ctx, input.token, 'hold')
    if (!link.ok) return link
    const answered = await answer(ctx, link.value, input)
    if (!answered.ok) return answered
    await useAccessLinkRow(ctx.tx, ctx.authorityId, hashOf(input.token), ctx.now, ctx.network ?? null)
    const thingKind =
      link.value.purpose === 'visit_confirm' ? 'visit' : link.value.purpose === 'raise' ? 'enterprise' : 'matter'
    return ok({
      out: { sentence: answered.value },
      trace: {
        thingKind,
        thingId: link.value.thingId,
        detail: { purpose: link.value.purpose, say: input.say ?? null, via: 'link' },
      },
    })
  },
})

function enterpriseAs(enterpriseId: string | null): Who {
  return { ...SYSTEM, system: false, enterpriseId }
}

async function answer(ctx: TxCtx, link: AccessLinkRow, said: Said): Promise<Result<string>> {
  switch (link.purpose) {
    case 'visit_confirm': {
      if (!said.say) return fail('access_link.say_missing', {}, ['say'])
      const word = {
        result: said.say === 'confirm' ? 'confirmed' : 'denied',
        by: 'link',
        reason: said.reason || null,
      } as const
      const settled = await settleVisit(ctx, link.thingId, word)
      return settled.ok
        ? ok(said.say === 'confirm' ? '谢谢，已确认走访。' : '谢谢，已记录：没有这次走访。办公室会核实。')
        : settled
    }
    case 'matter_confirm':
      return said.say ? wordOnMatter(ctx, link, said, said.say) : fail('access_link.say_missing', {}, ['say'])
    case 'rating': {
      if (!said.grade) return fail('access_link.grade_missing', {}, ['grade'])
      return rated(ctx, link, said, said.grade)
    }
    // It opens pages; what is done there is done there.
    case 'enterprise':
      return fail('access_link.stands')
    case 'raise': {
      if (!said.problem) return fail('access_link.problem_missing', {}, ['problem'])
      const raised = await raiseMatter(
        ctx,
        { ...said.problem, enterpriseId: link.enterpriseId, raisedBy: 'enterprise' },
        enterpriseAs(link.enterpriseId),
      )
      return raised.ok ? ok(`谢谢，问题已登记，编号 ${raised.value.matter.number}。`) : raised
    }
  }
}

async function wordOnMatter(
  ctx: TxCtx,
  link: AccessLinkRow,
  said: Said,
  say: 'confirm' | 'deny',
): Promise<Result<string>> {
  const held = await holdMatter(ctx, { id: link.thingId })
  if (!held.ok) return held
  // Rated first: what is disputed is open again, and the dissatisfied have a voice too.
  if (said.grade) {
    const given = await rated(ctx, link, said, said.grade)
    if (!given.ok) return given
  }
  const as = { ...held.value, who: enterpriseAs(link.enterpriseId) }
  const taken = await carryOut(
    ctx,
    as,
    say === 'confirm'
      ? { act: 'confirm', data: { via: 'link', network: ctx.network }, reason: said.text }
      : { act: 'dispute', data: { via: 'link' }, reason: said.reason },
  )
  if (!taken.ok) return taken
  return ok(say === 'confirm' ? '谢谢，已记录您认可办理结果。' : '谢谢，已记录您不认可，问题将继续办理。')
}

async function rated(ctx: TxCtx, link: AccessLinkRow, said: Said, grade: Grade): Promise<Result<string>> {
  const matter = await findMatter(ctx.tx, ctx.authorityId, link.thingId)
  if (!matter) return fail('matter.not_found')
  const given = await rateMatter(ctx, matter, { grade, text: said.text, channel: 'link' })
  return given.ok ? ok('谢谢您的评价。') : given
}
