import { defineClass } from '#app/class/define-class.ts'
import { listClasses, listClassMembers } from '#app/class/list-classes.ts'
import { enterClass, leaveClass } from '#app/class/move-members.ts'
import type { Ctx } from '#app/context.ts'
import { execute, type UseCase } from '#app/use-case.ts'

/**
 * The park's classes of enterprises, with a few that came in this year and one that left. Declaring one again changes nothing, so a
 * start that was broken off goes on.
 */
export async function driveClasses(ctx: Ctx, today: string): Promise<void> {
  const year = today.slice(0, 4)
  const must = async <In, Out>(useCase: UseCase<In, Out>, input: object): Promise<Out> => {
    const done = await execute(ctx, useCase, input)
    if (!done.ok) throw new Error(`demo ${useCase.name}: ${done.error.code} ${JSON.stringify(done.error.data ?? {})}`)
    return done.value
  }
  if ((await must(listClasses, {})).classes.length > 0) return
  const growth = {
    baseDay: `${year}-01-01`,
    times: 2,
    goalDay: `${Number(year) + 3}-12-31`,
    source: '云岭管发〔2026〕2号（虚构）二',
  }
  await must(defineClass, { name: '规上工业', figure: 'revenue', enterAt: 2000, leaveBelow: 1600, ...growth })
  await must(defineClass, { name: '亿元企业', figure: 'revenue', enterAt: 10_000, leaveBelow: 9_000, ...growth })
  await must(defineClass, { name: '高新技术', certificate: true, lastsMonths: 36, ...growth })
  await must(defineClass, { name: '专精特新', certificate: true, lastsMonths: 36, ...growth })
  const big = (await must(listClassMembers, { name: '亿元企业', show: 'candidates' })).slice(0, 9)
  if (big.length > 0)
    await must(enterClass, {
      name: '亿元企业',
      day: `${year}-01-01`,
      rows: big.map((one) => ({ enterpriseId: one.id, evidence: '上年度统计年报' })),
    })
  const [first, second, third] = await must(listClassMembers, { name: '规上工业', show: 'members' })
  for (const [n, firm] of [first, second].entries())
    if (firm && !firm.evidence && today >= `${year}-04-10`) {
      const members = await must(listClassMembers, { name: '专精特新', show: 'members' })
      if (!members.some((one) => one.id === firm.id))
        await must(enterClass, {
          name: '专精特新',
          day: `${year}-04-0${n + 2}`,
          rows: [{ enterpriseId: firm.id, evidence: `省级专精特新认定 ${year}0${n + 1}` }],
        })
    }
  if (third && big[8] && today >= `${year}-06-01`)
    await must(leaveClass, {
      name: '亿元企业',
      enterpriseId: big[8].id,
      lastDay: `${year}-05-31`,
      reason: '企业搬迁扩建，营业收入暂时回落',
    })
}
