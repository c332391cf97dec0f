import { fail, ok, type Result } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { carryOut, mayAct, withRuling } from '../matter/take-act.ts'

export type Decided = {
  readonly matter: string
  readonly title: string
  readonly body?: string | undefined
  readonly category?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly projectId?: string | undefined
  readonly leadOrgId?: string | null | undefined
  readonly dueDay?: string | null | undefined
}

/** The program's first declaration of a decision: what a decision becomes where nothing else is said. */
export function decisionKindOf(program: Program): string | undefined {
  return program.matters.find((one) => one.kind === 'decision')?.id
}

/**
 * A decision of a meeting as a matter of its own. Its owner is charged at once where whoever closes the meeting may
 * charge him; else it waits at the office with the owner named.
 */
export async function raiseDecision(
  ctx: TxCtx,
  program: Program,
  meetingId: string,
  said: Decided,
): Promise<Result<{ id: string; number: string }>> {
  const orgs = await namesOf(ctx.tx, ctx.authorityId, 'org', said.leadOrgId ? [said.leadOrgId] : [])
  const lead = said.leadOrgId ? orgs.get(said.leadOrgId) : undefined
  if (said.leadOrgId && !lead) return fail('meeting.no_unit', {}, ['leadOrgId'])
  const body = [said.body ?? '', said.dueDay ? `限 ${said.dueDay} 前完成。` : ''].filter(Boolean).join('\n')
  const { leadOrgId, dueDay: _, ...rest } = said
  const raised = await raiseMatter(ctx, {
    ...rest,
    body,
    programKey: program.id,
    about: { kind: 'meeting', id: meetingId },
    ...(lead ? { units: [lead] } : {}),
  })
  if (!raised.ok) return raised
  const { matter } = raised.value
  if (leadOrgId && (await mayAct(ctx, 'matter.assign', matter.id)).ok) {
    const held = await withRuling(ctx, matter)
    const assigned = await carryOut(ctx, held, {
      act: 'assign',
      data: { give: 'order', units: { lead: leadOrgId } },
    })
    if (!assigned.ok) return assigned
  }
  return ok({ id: matter.id, number: matter.number })
}
