import type { DisclosedColumn } from '#engine/disclosed/rows.ts'
import { explainMeasureRule, explainRankingRule } from '#program/explain/measures.ts'
import { explainIndicator } from '#program/explain/nouns.ts'
import type { Section } from './sections.ts'

/**
 * What a column of numbers counts, where the program lays it down: the rule of the ranking, of the measure, of the indicator as a sentence
 * with its clause. Null: nothing of the program's own; what every such column counts the page says.
 */
export function definitionOf({ program, what }: Section, { id }: DisclosedColumn): string | null {
  const { kind, name } = what
  const sentence = (found: string | undefined) => found?.replaceAll('**', '') ?? null
  if (kind === 'ranking') {
    const rule = program.rankings.find((one) => one.id === name)
    const measure = program.measures.find((one) => one.id === rule?.by[0]?.measure)
    if (id === 'place') return sentence(rule && explainRankingRule(program, rule))
    if (id === 'value') return sentence(measure && explainMeasureRule(program, measure))
  }
  if (kind === 'measure' && id === 'value') {
    const measure = program.measures.find((one) => one.id === name)
    return sentence(measure && explainMeasureRule(program, measure))
  }
  if (kind === 'reading' && (id === 'value' || id === 'target')) {
    const indicator = program.indicators.find((one) => one.id === name)
    return sentence(indicator && explainIndicator(program, indicator))
  }
  return null
}
