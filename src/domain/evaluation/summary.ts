import type { FieldRule, FieldValue } from '../form/check-form-values.ts'
import { type ShownCell, shownCells } from './cells.ts'

export type FieldSummary = {
  readonly id: string
  readonly title: string
  readonly type: FieldRule['type']
  /** How many answered this question; null when it may not be said. */
  readonly answered: number | null
  /** Mean of a number, to two places; null where too few answered. */
  readonly mean: number | null
  /** Counts by answer of a choice or a yes or no. */
  readonly cells: readonly ShownCell[]
}

type Values = Readonly<Record<string, FieldValue>>
const NUMBERS: readonly FieldRule['type'][] = ['number', 'money', 'count']

/**
 * What one subject's answers say, question by question, as far as numbers allow. Free words are left out: whoever
 * knows a hand knows it here too. They are read over the whole round, see {@link wordsOf}.
 */
export function summaryOf(fields: readonly FieldRule[], answers: readonly Values[], minimum: number): FieldSummary[] {
  return fields.flatMap((field): FieldSummary[] => {
    const said = answers.flatMap((values) => (values[field.id] === undefined ? [] : [values[field.id] as FieldValue]))
    const base = { id: field.id, title: field.title, type: field.type }
    if (NUMBERS.includes(field.type)) {
      const enough = said.length >= minimum
      const sum = said.reduce<number>((total, value) => total + Number(value), 0)
      const mean = enough ? Math.round((sum / said.length) * 100) / 100 : null
      return [{ ...base, answered: enough ? said.length : null, mean, cells: [] }]
    }
    if (field.type !== 'choice' && field.type !== 'choices' && field.type !== 'yes_no') return []
    const values = said.flatMap((value) => (Array.isArray(value) ? value : [String(value)]) as string[])
    const known = field.type === 'yes_no' ? ['true', 'false'] : (field.choices ?? [...new Set(values)].sort())
    const cells = known.map((value) => ({ value, count: values.filter((one) => one === value).length }))
    return [{ ...base, answered: said.length >= minimum ? said.length : null, mean: null, cells: shownCells(cells) }]
  })
}

/** Free words of a whole round, in the order of the alphabet: neither the subject nor what else was said stands beside them. */
export function wordsOf(fields: readonly FieldRule[], answers: readonly Values[], minimum: number): string[] {
  const texts = fields.filter((field) => field.type === 'text').map((field) => field.id)
  const words = answers.flatMap((values) =>
    texts.flatMap((id) => (typeof values[id] === 'string' ? [values[id] as string] : [])),
  )
  return answers.length < minimum ? [] : words.sort((a, b) => a.localeCompare(b, 'zh-CN'))
}
