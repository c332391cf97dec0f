/** The target a program declares for an indicator, where none is set for the period. */
import * as decimal from '#program/expression/decimal.ts'
import type { Indicator } from '#program/model.ts'

/** The strictest of the demands that can be told; growth, times and add need the baseline. Undefined: nothing can be told. */
export function declaredTarget(
  indicator: Indicator,
  baseline: decimal.Decimal | undefined,
): decimal.Decimal | undefined {
  const { target } = indicator
  if (!target) return undefined
  const n = (value: number) => decimal.decimal(value)
  const demands = [
    target.atLeast === undefined ? undefined : n(target.atLeast),
    target.atMost === undefined ? undefined : n(target.atMost),
    target.equals === undefined ? undefined : n(target.equals),
    target.growth === undefined || !baseline
      ? undefined
      : decimal.multiply(baseline, decimal.add({ digits: 1n, scale: 0 }, n(target.growth) ?? baseline)),
    target.times === undefined || !baseline ? undefined : decimal.multiply(baseline, n(target.times) ?? baseline),
    target.add === undefined || !baseline ? undefined : decimal.add(baseline, n(target.add) ?? baseline),
  ].filter((one) => one !== undefined)
  return demands.reduce<decimal.Decimal | undefined>(
    (best, one) =>
      !best || (indicator.better === 'up' ? decimal.compare(one, best) > 0 : decimal.compare(one, best) < 0)
        ? one
        : best,
    undefined,
  )
}
