import { addAttachment } from '#app/attachment/add-attachment.ts'
import type { Ctx } from '#app/context.ts'
import { closeMatter } from '#app/matter/close.ts'
import { headSign } from '#app/matter/head-sign.ts'
import { execute } from '#app/use-case.ts'
import { listUnjudgedCases } from '#storage/demo-store.ts'
import { actAs, must } from './act-as.ts'
import { evidenceSheet } from './evidence.ts'

/**
 * Two red-line cases are heard and closed, by people and with evidence: one upheld, so that points follow, one cleared. The others
 * stay open for whoever looks around. Done once.
 */
export async function judgeCases(ctx: Ctx): Promise<boolean> {
  const cases = await ctx.db.inAuthority(ctx.authorityId, (tx) => listUnjudgedCases(tx, ctx.authorityId, 'no_visit'))
  if (cases.length < 2) return false
  const office = await actAs(ctx, 'office', 'office')
  const leader = await actAs(ctx, 'leader', 'leader')
  for (const [id, end, reason] of [
    [cases[0], 'upheld', '核对走访台账，当周确无走访，无请假和替岗记录'],
    [cases[1], 'cleared', '当周在外参加企业组织的对接活动，有会议通知佐证'],
  ] as const) {
    if (id === undefined) continue
    const evidence = must(
      await execute(office, addAttachment, {
        thingKind: 'matter',
        thingId: id,
        name: '走访核查记录.xlsx',
        content: await evidenceSheet('走访核查记录', [
          ['当周走访记录', '查走访台账，已核对', '督查室'],
          ['当事人陈述', '已听取', '督查室'],
        ]),
      }),
    )
    must(await execute(leader, headSign, { id, data: {} }))
    must(await execute(office, closeMatter, { id, data: { end, evidence: [evidence.id] }, reason }))
  }
  return true
}
