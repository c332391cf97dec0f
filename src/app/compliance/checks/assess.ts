import type { Program } from '#program/model.ts'
import { countJudged } from '#storage/compliance-store.ts'
import type { TxCtx } from '../../context.ts'
import { type ComplianceCheck, judged } from '../check.ts'

export async function assess(ctx: TxCtx, programs: readonly Program[]): Promise<ComplianceCheck[]> {
  const found = await countJudged(ctx.tx, ctx.authorityId)
  const rules = programs.flatMap((program) =>
    [...program.measures, ...program.rankings, ...program.marks, ...program.points].map((rule) => ({ program, rule })),
  )
  const unexplained = rules.filter(({ rule }) => !rule.clause && !rule.assumed)
  const appeals = programs.filter((program) => program.matters.some((one) => one.kind === 'appeal'))
  const scoring = programs.filter((program) => program.points.length > 0)
  const without = scoring.filter((program) => !appeals.includes(program))
  return [
    judged(
      'assess',
      'human',
      '红线由人认定，不自动扣分',
      found.automatic === 0,
      `红线 ${found.redLines} 条，已经人认定 ${found.judged} 条；未认定而计分的 ${found.automatic} 条`,
    ),
    judged(
      'assess',
      'explained',
      '考核规则可说明：每条都有条款或写明是设定',
      unexplained.length === 0,
      unexplained.length === 0
        ? `考核规则 ${rules.length} 条，都有依据`
        : unexplained.map(({ program, rule }) => `${program.title}·${rule.title}`).join('；'),
    ),
    judged(
      'assess',
      'appeal',
      '被考核人可以申诉',
      without.length === 0,
      without.length === 0
        ? `计分的方案 ${scoring.length} 个，都有申诉`
        : `没有申诉的：${without.map((one) => one.title).join('、')}`,
    ),
  ]
}
