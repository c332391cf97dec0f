import { buffer } from 'node:stream/consumers'
import { addAttachment } from '#app/attachment/add-attachment.ts'
import type { Ctx } from '#app/context.ts'
import { orderRectification } from '#app/finding/order-rectification.ts'
import { recheckFinding } from '#app/finding/recheck-finding.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { confirmFinding } from '#app/finding/settle-finding.ts'
import { decideRound } from '#app/inspection/decide-round.ts'
import { drawForRound } from '#app/inspection/draw-for-round.ts'
import { planRound } from '#app/inspection/plan-round.ts'
import { readRound } from '#app/inspection/read-round.ts'
import { recordInspection } from '#app/inspection/record-inspection.ts'
import { execute } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'
import { listInspectable } from '#storage/demo-store.ts'
import { actAs, must } from './act-as.ts'

const FOUND = [
  ['推进缓慢', '两家企业的用地问题超过三周没有进展记录，经办人说不清下一步。'],
  ['走访流于形式', '走访记录与企业所述不一致：企业称当周没有人来过。'],
  ['台账不全', '包保台账缺两家企业的联系方式和上月走访记录。'],
] as const

/**
 * One round of supervision held from beginning to end — approved, drawn by lot, two units inspected, three findings on different steps of
 * their way — and a second, unannounced one waiting for its approval. Done once.
 */
export async function superviseInDemo(ctx: Ctx, today: string): Promise<void> {
  const found = await ctx.db.inAuthority(ctx.authorityId, (tx) => listInspectable(tx, ctx.authorityId))
  if (found.rounds > 0 || found.orgs.length < 4 || found.inspectors.length < 4) return
  const office = await actAs(ctx, 'office', 'office')
  const leader = await actAs(ctx, 'leader', 'leader')
  const plan = {
    programKey: found.program,
    kind: '督查',
    subjectKind: 'org' as const,
    ground: '年度督查计划',
    targets: found.orgs,
    inspectors: found.inspectors,
    take: 3,
    team: 2,
  }
  const first = must(
    await execute(office, planRound, {
      ...plan,
      title: '包保责任落实情况督查',
      content: '走访到位、问题收集和销号、台账',
      fromDay: addDays(today, -6),
      toDay: addDays(today, 8),
    }),
  )
  must(await execute(leader, decideRound, { id: first.id, approved: true, reason: '同意，注意不给企业添负担' }))
  must(await execute(office, drawForRound, { id: first.id }))
  const round = must(await execute(office, readRound, { id: first.id }))
  const [one, two] = round.tasks
  if (!one || !two) return
  const at = (days: number) => `${addDays(today, days)}T10:00:00+08:00`
  const inspector = (id: string | undefined): Ctx => ({
    ...ctx,
    actor: {
      ...office.actor,
      accountId: null,
      personId: id ?? null,
      grants: [{ role: 'handler', scope: 'own', orgId: null, areaId: null, programKey: null }],
    },
  })
  const held: string[] = []
  for (const [task, days] of [
    [one, -3],
    [two, -2],
  ] as const) {
    const by = inspector(task.inspectors[0]?.id)
    held.push(
      must(
        await execute(by, recordInspection, {
          taskId: task.id,
          at: at(days),
          note: '查阅台账，与三家企业核对走访情况。',
        }),
      ).id,
    )
  }
  const findings: string[] = []
  for (const [n, [category, text]] of FOUND.entries()) {
    const task = n === 1 ? two : one
    // The lot may draw the office's own clerk, who upholds the findings below: what one upholds another must have found.
    const by = inspector(task.inspectors.find(({ id }) => id !== office.actor.personId)?.id)
    const said = {
      programKey: found.program,
      category,
      text,
      orgId: task.subject.id,
      inspectionId: held[n === 1 ? 1 : 0],
    }
    const { id } = must(await execute(by, recordFinding, said))
    findings.push(id)
  }
  const [slow, empty, ledger] = findings
  must(
    await execute(office, addAttachment, {
      thingKind: 'finding',
      thingId: slow,
      name: '台账核对表.xlsx',
      content: await ledgerSheet(),
    }),
  )
  for (const id of [slow, ledger]) must(await execute(office, confirmFinding, { id, reason: '与台账核对一致' }))
  for (const [id, text] of [
    [slow, '明确责任人和完成时间，每周报一次进展。'],
    [ledger, '补齐台账。'],
  ] as const)
    must(await execute(office, orderRectification, { id, text, replyDue: addDays(today, 10) }))
  must(await execute(office, recheckFinding, { id: ledger, passed: true, text: '台账已补齐，抽查三家属实。' }))
  void empty
  must(
    await execute(office, planRound, {
      ...plan,
      title: '窗口服务暗访',
      kind: '暗访',
      unannounced: true,
      content: '首问登记、一次性告知',
      fromDay: addDays(today, 3),
      toDay: addDays(today, 12),
    }),
  )
}

async function ledgerSheet(): Promise<string> {
  const columns = ['企业', '最近一次进展', '核对情况'].map((title) => ({ title, kind: 'text' as const, width: 20 }))
  const rows = [['甲企业', '三周前', '无后续记录']]
  const bytes = await buffer(xlsxStream([{ sheet: '核对', title: '台账核对表', columns, rows }]))
  return bytes.toString('base64')
}
