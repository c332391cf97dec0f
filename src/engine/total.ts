/** The bottom line of a table of one measure, as its program says it is made: the ratio of the sums, or the mean of the rows. */
import * as decimal from '#program/expression/decimal.ts'
import type { MeasureRule } from '#program/model.ts'

/** A row of the table. Numbers are exact decimal texts. */
export type TotalledRow = {
  readonly state: string
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
}

export type Total = {
  readonly value: string
  readonly numerator: string | null
  readonly denominator: string | null
}

/** Rows without a value take no part. Null where the program asks for no total, or nothing has a value. */
export function totalOf(rule: Pick<MeasureRule, 'total' | 'round'>, rows: readonly TotalledRow[]): Total | null {
  const valued = rows.filter((row) => row.state === 'value')
  if (rule.total === undefined || valued.length === 0) return null
  if (rule.total === 'mean') {
    const mean = decimal.divide(sum(valued.map((row) => row.value)), read(String(valued.length)))
    return mean ? { value: shown(mean, rule.round), numerator: null, denominator: null } : null
  }
  const [numerator, denominator] = [sum(valued.map((row) => row.numerator)), sum(valued.map((row) => row.denominator))]
  const ratio = decimal.divide(numerator, denominator)
  if (!ratio) return null
  return {
    value: shown(ratio, rule.round),
    numerator: decimal.toText(numerator),
    denominator: decimal.toText(denominator),
  }
}

const read = (text: string | null): decimal.Decimal => decimal.decimal(text ?? '0') ?? { digits: 0n, scale: 0 }
const sum = (texts: readonly (string | null)[]): decimal.Decimal => texts.map(read).reduce(decimal.add, read('0'))

function shown(value: decimal.Decimal, round: number | undefined): string {
  return round === undefined ? decimal.toText(value) : decimal.toNumber(value).toFixed(round)
}
