import { paperDay } from '#domain/paper/paper-text.ts'
import { ok } from '#domain/result.ts'
import { listIndustries } from '#storage/industry-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listPolicyCounts, policiesFor } from '../policy/read-policies.ts'
import { todayOf } from '../today.ts'
import { type DrawSheet, factTable, heading, paragraph } from './sheet.ts'

type Condition = {
  readonly kind: string
  readonly any: readonly string[]
  readonly areas: readonly { readonly name: string }[]
  readonly figure: string | null
  readonly atLeast: number | null
  readonly atMost: number | null
}

const KINDS: Readonly<Record<string, string>> = {
  class: '企业类别',
  industry: '行业',
  size: '规模',
  area: '片区',
  region: '行政区划',
}
const FIGURES: Readonly<Record<string, string>> = {
  staff: '从业人员',
  revenue: '营业收入',
  assets: '资产总额',
  fixed_assets: '固定资产',
  output: '产值',
  tax: '纳税',
}

/** A condition as the booklet says it: 营业收入不少于 2000 万元. */
function conditionSaid(one: Condition, industries: ReadonlyMap<string, string>): string {
  if (one.figure !== null) {
    const unit = one.figure === 'staff' ? '人' : '万元'
    const least = one.atLeast === null ? '' : `不少于 ${one.atLeast} ${unit}`
    const most = one.atMost === null ? '' : `不超过 ${one.atMost} ${unit}`
    return `${FIGURES[one.figure] ?? one.figure}${[least, most].filter(Boolean).join('、')}`
  }
  const values =
    one.kind === 'area'
      ? one.areas.map((area) => area.name)
      : one.kind === 'industry'
        ? one.any.map((code) => industries.get(code) ?? code)
        : one.any
  return `${KINDS[one.kind] ?? one.kind}：${values.join('或')}`
}

/** 政策口袋书: every policy in force, or those that fit one enterprise: what it gives, for whom, how to claim it. */
export const drawPolicyBook: DrawSheet = async (ctx, { enterpriseId }) => {
  const read = enterpriseId ? await policiesFor.run(ctx, { enterpriseId }) : await listPolicyCounts.run(ctx, {})
  if (!read.ok) return read
  const policies = read.value.out.filter((one) => !('fit' in one) || one.fit === 'fits')
  const name = enterpriseId
    ? (await namesOf(ctx.tx, ctx.authorityId, 'enterprise', [enterpriseId])).get(enterpriseId)
    : undefined
  // The booklet is for people: 制造业, not C.
  const industries = new Map((await listIndustries(ctx.tx)).map((one) => [one.code, one.name]))
  const rows = policies.map(
    (one): Record<string, string> => ({
      政策名称: one.title,
      政策来源: one.source,
      扶持内容: one.benefit,
      申报条件: one.conditions.map((condition) => conditionSaid(condition, industries)).join('；') || '不限',
      申报方式: one.howToClaim,
      主管单位: one.org.name,
      截止日期: one.toDay === 'infinity' ? '' : paperDay(one.toDay),
    }),
  )
  return ok({
    title: '惠企政策口袋书',
    sub: [name ? `适用于${name}` : '', `${paperDay(todayOf(ctx))}　共 ${rows.length} 条`].filter(Boolean).join('　'),
    blocks: rows.length
      ? rows.flatMap((row, index) => [
          heading(`${index + 1}. ${row.政策名称}`),
          factTable(
            (
              [
                ['文件', row.政策来源],
                ['扶持内容', row.扶持内容],
                ['申报条件', row.申报条件],
                ['申报方式', row.申报方式],
                ['主管单位', row.主管单位],
                ['截止日期', row.截止日期],
              ] as const
            ).flatMap(([title, value]) => (value ? [[title, value] as const] : [])),
          ),
        ])
      : [paragraph('目前没有适用的政策。')],
    facts: { 政策: rows },
  })
}
