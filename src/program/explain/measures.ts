import { type Attribute, ENTITIES, type Reached } from '../catalogue.ts'
import type { MeasureRule, Program, RankingRule, ScorePart, Selection, Worth } from '../model.ts'
import { ENTITY_WORDS } from '../words.ts'
import { saySelections } from './duties.ts'
import { sayExpression } from './expression.ts'
import { sayCase, sayEvery, sayNumber, sayPath, sayPercent, saySource, saySubject } from './phrases.ts'

const measureTitle = (program: Program, id: string): string =>
  program.measures.find((measure) => measure.id === id)?.title ?? id

/** A table, bands, or an expression. */
export function sayWorth(program: Program, worth: Worth, selection: Selection | undefined): string {
  if (worth.table) {
    const cases = worth.table.cases.map(({ value, give }) => `${sayCase(value)}计 ${give}`)
    return `（${[...cases, ...(worth.table.otherwise === undefined ? [] : [`其余计 ${worth.table.otherwise}`])].join('，')}）`
  }
  if (worth.bands)
    return `（${worth.bands.steps.map(({ from, give }) => `${sayNumber(from)} 起计 ${sayNumber(give)}`).join('，')}）`
  return sayExpression(worth.expression, program, selection?.each)
}

/** `去掉 1 个最高、1 个最低，`. */
function sayWithout(without: { readonly highest: number; readonly lowest: number } | undefined): string {
  if (!without) return ''
  const left = [
    without.highest > 0 ? `${without.highest} 个最高` : '',
    without.lowest > 0 ? `${without.lowest} 个最低` : '',
  ]
  return `去掉 ${left.filter(Boolean).join('、')}，`
}

function sayShape(program: Program, measure: MeasureRule): string {
  const { value, selections } = measure
  const [first] = selections
  const from = saySelections(program, selections)
  switch (value.shape) {
    case 'count':
      return value.of === 'each'
        ? `统计${from}，计数`
        : `统计${from}，计不同${value.of === 'matter' ? '事项' : ENTITY_WORDS[value.of]}的个数`
    case 'sum':
      return `${value.start === 0 ? '' : `以 ${sayNumber(value.start)} 为基础，`}统计${from}，合计${sayWorth(program, value.of, first)}`
    case 'average':
      return `统计${from}，${sayWithout(value.without)}取${sayWorth(program, value.of, first)}的平均`
    case 'last':
      return `统计${from}，取期内最后一次的${sayWorth(program, value.of, first)}`
    case 'share': {
      const yesNo = value.of.expression.type === 'yes_no'
      const top = yesNo ? `${sayWorth(program, value.of, first)}的件数` : `${sayWorth(program, value.of, first)}之和`
      const bottom = value.outOf
        ? value.outOf.ast.kind === 'number'
          ? `满分（每件 ${sayNumber(value.outOf.ast.value)}）之和`
          : `${sayExpression(value.outOf, program, first?.each)}之和`
        : '总件数'
      return `统计${from}，＝${top}÷${bottom}`
    }
    case 'formula':
      return `＝${sayExpression(value.of, program)}`
    case 'score': {
      const parts = value.parts.map((part) => `${part.title} ${sayNumber(part.weight)}${sayShare(program, part)}`)
      const absent = { share_out: '缺项的权重分给其余各项', zero: '缺项计 0', full: '缺项计满分' }[value.absent]
      return `满分 ${sayNumber(value.full)} 分：${parts.join('、')}；${absent}`
    }
  }
}

/** Bands of a part in per cent: （100% 计满分，90% 起计八成）. */
function sayShare(program: Program, { of, share }: ScorePart): string {
  if (share.bands)
    return `（${share.bands.steps.map(({ from, give }) => `${sayPercent(from)}${from === 1 ? ' ' : ' 起'}${give === 1 ? '计满分' : `计 ${sayPercent(give)}`}`).join('，')}）`
  const { ast } = share.expression
  return ast.kind === 'path' && ast.path === 'value'
    ? ''
    : `（折算：${sayExpression(share.expression, program, { kind: 'measure', name: of })}）`
}

export function explainMeasureRule(program: Program, measure: MeasureRule): string {
  const after = [
    measure.atLeast === undefined ? '' : `不足 ${measure.atLeast} 件的不适用`,
    measure.floor === undefined ? '' : `最低 ${sayNumber(measure.floor)}`,
    measure.ceiling === undefined ? '' : `最高 ${sayNumber(measure.ceiling)}`,
    measure.round === undefined ? '' : `保留 ${measure.round} 位小数`,
    measure.total === undefined ? '' : `合计行为${measure.total === 'pooled' ? '合并计算的总比率' : '各单位的平均'}`,
  ].filter(Boolean)
  const unit = measure.unit === undefined ? '' : `（${measure.unit}）`
  return `**${measure.title}**${unit}：按${saySubject(program, measure.subject)}，${sayEvery(program, measure.every)}${sayShape(program, measure)}${after.length > 0 ? `；${after.join('；')}` : ''}。${saySource(measure)}`
}

/** `['org', 'kind']` → 单位的类型. */
function sayAttribute(path: readonly string[]): string {
  const [name = '', ...entities] = [...path].reverse()
  const entity = entities[0] as Reached | undefined
  const attribute: Attribute | undefined = entity && (ENTITIES[entity] as Readonly<Record<string, Attribute>>)[name]
  return `${sayPath(entities.reverse())}的${attribute && 'label' in attribute ? attribute.label : name}`
}

export function explainRankingRule(program: Program, ranking: RankingRule): string {
  const by = ranking.by.map(
    ({ measure, best }) => `${measureTitle(program, measure)}（${best === 'high' ? '高' : '低'}者在前）`,
  )
  const [first = '', ...others] = by
  const ties = ranking.ties === 'fewer' ? '跨线并列的不列入' : '同分并列'
  const within = ranking.within ? `，按${sayAttribute(ranking.within)}分组` : ''
  return `**${ranking.title}**：${saySubject(program, ranking.subject)}${sayEvery(program, ranking.every)}按${first}排名${others.length > 0 ? `，同分再比${others.join('、')}` : ''}${within}；${ties}；没有数值的另列。${saySource(ranking)}`
}
