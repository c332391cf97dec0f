/** What a measure counts, fact by fact. */
import * as decimal from '#program/expression/decimal.ts'
import type { MeasureRule, MeasureShape } from '#program/model.ts'
import type { PeriodRow } from '../periods.ts'
import { holds, numberOf, rowOf } from './conditions.ts'
import { type Known, reach } from './entities.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts.ts'
import { subjectKind } from './subjects.ts'
import { ms } from './time.ts'

export type D = decimal.Decimal

export const ZERO: D = { digits: 0n, scale: 0 }

export const number = (text: string | number): D => decimal.decimal(text) ?? ZERO

export const sum = (all: readonly D[]): D => all.reduce(decimal.add, ZERO)

type Counted = { readonly fact: Fact; readonly worth: D; readonly outOf: D; readonly what?: string | undefined }

export type Plain = Exclude<MeasureShape, { shape: 'formula' } | { shape: 'score' }>

/** What counts for one subject in one period. */
export function countedFor(
  known: Known,
  rule: MeasureRule,
  shape: Plain,
  subject: string,
  period: PeriodRow,
): Counted[] {
  const found = new Map<string, Counted>()
  for (const selection of rule.selections) {
    const viewer = selection.path ? { subjectOf: subjectKind(rule), path: selection.path } : {}
    for (const fact of factsOf(known, selection.each, rule.every)) {
      if (ms(fact.at) < ms(period.startsAt) || ms(fact.at) >= ms(period.endsAt)) continue
      if (reach(known, fact, selection.path) !== subject || holds(known, fact, selection, viewer) !== true) continue
      if (shape.shape === 'count') {
        const what = shape.of === 'each' ? undefined : reach(known, fact, [shape.of])
        if (shape.of === 'each' || what) found.set(fact.id, { fact, worth: number(1), outOf: number(1), what })
        continue
      }
      const worth = numberOf(known, rowOf(known, fact, shape.of.expression, viewer), shape.of.expression)
      const outOf =
        shape.shape === 'share' && shape.outOf
          ? numberOf(known, rowOf(known, fact, shape.outOf, viewer), shape.outOf)
          : '1'
      if (worth !== undefined && outOf !== undefined)
        found.set(fact.id, { fact, worth: number(worth), outOf: number(outOf) })
    }
  }
  return [...found.values()]
}

/** What is averaged: without so many of the lowest and of the highest. */
export function kept(counted: readonly Counted[], without: { highest: number; lowest: number } | undefined) {
  if (!without) return counted
  const sorted = [...counted].sort((a, b) => decimal.compare(a.worth, b.worth))
  return sorted.slice(without.lowest, Math.max(without.lowest, sorted.length - without.highest))
}
