/** Measures and rankings, subject by subject. */

import * as decimal from '#program/expression/decimal.ts'
import type { MeasureRule, MeasureShape } from '#program/model.ts'
import type { PeriodRow } from '../periods.ts'
import { measureOf, numberOf } from './conditions.ts'
import { countedFor, type D, kept, number, type Plain, sum, ZERO } from './counted.ts'
import type { Known } from './entities.ts'
import { exemptionsOn } from './exemptions.ts'
import { uuid } from './ids.ts'
import type { MeasureRow, ScorePartRow } from './rows.ts'
import { subjectKind, subjectsOf } from './subjects.ts'
import { dayAtOrBefore, iso, ms } from './time.ts'

/** Rounds half away from zero, as the database does. */
export function round(value: D, digits: number): D {
  if (value.scale <= digits) return { digits: value.digits * 10n ** BigInt(digits - value.scale), scale: digits }
  const step = 10n ** BigInt(value.scale - digits)
  const n = value.digits < 0n ? -value.digits : value.digits
  const rounded = (2n * n + step) / (2n * step)
  return { digits: value.digits < 0n ? -rounded : rounded, scale: digits }
}

function shaped(rule: MeasureRule, value: D): D {
  let result = rule.round === undefined ? value : round(value, rule.round)
  // As in the compiled rule: a floor looks at the rounded value, a ceiling at what the floor left.
  if (rule.floor !== undefined && decimal.compare(result, number(rule.floor)) < 0) result = number(rule.floor)
  if (rule.ceiling !== undefined && decimal.compare(result, number(rule.ceiling)) > 0) result = number(rule.ceiling)
  return result
}

function isSkipped(known: Known, rule: MeasureRule, subject: string, period: PeriodRow): boolean {
  return exemptionsOn(known, 'measure', rule.id, ['skip']).some(
    (one) =>
      one.subject_id === subject &&
      (one.ordinal !== null
        ? one.calendar === rule.every && one.ordinal === period.ordinal
        : dayAtOrBefore(one.from_day ?? '-infinity', period.lastDay) &&
          dayAtOrBefore(period.firstDay, one.to_day ?? 'infinity')),
  )
}

type Outcome = Pick<
  MeasureRow,
  'value' | 'state' | 'why' | 'numerator' | 'denominator' | 'sample' | 'parts' | 'evidence'
>

function plain(known: Known, rule: MeasureRule, shape: Plain, subject: string, period: PeriodRow): Outcome {
  const counted = countedFor(known, rule, shape, subject, period)
  const without = shape.shape === 'average' ? shape.without : undefined
  const left = kept(counted, without)
  const total = sum(left.map(({ worth }) => worth))
  const outOf = sum(counted.map((one) => one.outOf))
  const n = counted.length
  const dropped = without ? without.highest + without.lowest : 0
  const least = Math.max(rule.atLeast ?? 0, without ? dropped + 1 : 0)
  const evidence = counted.map(({ fact }) => fact.id)
  const any = n > 0
  const whats = new Set(counted.map(({ what }) => what)).size
  const numerator = shape.shape === 'count' || left.length === 0 ? null : decimal.toText(total)
  const denominator =
    left.length === 0
      ? null
      : shape.shape === 'share'
        ? decimal.toText(outOf)
        : shape.shape === 'average'
          ? String(left.length)
          : null
  const base = { numerator, denominator, sample: n, parts: null, evidence }
  const absent = (state: MeasureRow['state'], why: string): Outcome => ({ ...base, value: null, state, why })
  if (isSkipped(known, rule, subject, period)) return absent('not_applicable', 'skipped')
  if (
    shape.shape === 'last' &&
    rule.selections.some(({ each }) => each.kind === 'reading') &&
    n === 0 &&
    ms(period.endsAt) <= ms(known.scene.asOf)
  )
    return absent('missing', 'nothing')
  if (n < least) return absent('not_applicable', n === 0 ? 'nothing' : 'too_few')
  const raw = (): D | undefined => {
    switch (shape.shape) {
      case 'count':
        return shape.of === 'each' ? number(n) : number(whats)
      case 'sum':
        return decimal.add(number(shape.start), total)
      case 'average':
        return left.length > 0 ? decimal.divide(total, number(left.length)) : undefined
      case 'share':
        return any ? decimal.divide(total, outOf) : undefined
      case 'last': {
        const latest = [...counted].sort((a, b) => ms(b.fact.at) - ms(a.fact.at) || (a.fact.id < b.fact.id ? 1 : -1))[0]
        return latest?.worth
      }
    }
  }
  const value = raw()
  if (!value) return absent('not_applicable', any ? 'zero_divisor' : 'nothing')
  return { ...base, value: decimal.toText(shaped(rule, value)), state: 'value', why: null }
}

export const lastMoment = (period: PeriodRow) => iso(ms(period.endsAt) - 1)

export function input(known: Known, id: string, subject: string, period: PeriodRow) {
  const authority = known.scene.program.measures.find((one) => one.id === id)?.subject.kind === 'authority'
  return measureOf(known, id, authority ? known.authorityId : subject, lastMoment(period))
}

function formula(
  known: Known,
  rule: MeasureRule,
  shape: Extract<MeasureShape, { shape: 'formula' }>,
  subject: string,
  period: PeriodRow,
): Outcome {
  const inputs = shape.of.measures.map((id) => ({ id, row: input(known, id, subject, period) }))
  const evidence = inputs.flatMap(({ row }) => (row ? [row.id] : []))
  const base = { numerator: null, denominator: null, sample: evidence.length, parts: null, evidence }
  const skipped = isSkipped(known, rule, subject, period)
  const absent = inputs.some(({ row }) => !row || row.value === null)
  if (skipped) return { ...base, value: null, state: 'not_applicable', why: 'skipped' }
  if (inputs.some(({ row }) => row?.state === 'missing'))
    return { ...base, value: null, state: 'missing', why: 'input' }
  const value = absent
    ? undefined
    : numberOf(known, Object.fromEntries(inputs.map(({ id, row }) => [`measure.${id}`, row?.value])), shape.of)
  if (value === undefined)
    return { ...base, value: null, state: 'not_applicable', why: absent ? 'input' : 'zero_divisor' }
  return { ...base, value: decimal.toText(shaped(rule, number(value))), state: 'value', why: null }
}

function score(
  known: Known,
  rule: MeasureRule,
  shape: Extract<MeasureShape, { shape: 'score' }>,
  subject: string,
  period: PeriodRow,
): Outcome {
  let earned = ZERO
  let weights = ZERO
  let present = 0
  const parts: ScorePartRow[] = []
  const evidence: string[] = []
  for (const part of shape.parts) {
    const own = input(known, part.of, subject, period)
    if (own) evidence.push(own.id)
    const row = {
      value: own?.value,
      ...Object.fromEntries(
        part.share.expression.measures.map((id) => [`measure.${id}`, input(known, id, subject, period)?.value]),
      ),
    }
    const share = numberOf(known, row, part.share.expression)
    const weight = number(part.weight)
    const state = own?.state ?? 'not_applicable'
    parts.push({ part: part.id, weight: part.weight, value: own?.value ?? null, state, share: share ?? null })
    if (share !== undefined) present += 1
    const filled = share ?? (shape.absent === 'full' && state !== 'missing' ? '1' : '0')
    earned = decimal.add(earned, decimal.multiply(weight, number(filled)))
    if (share !== undefined || shape.absent !== 'share_out') weights = decimal.add(weights, weight)
  }
  const base = {
    numerator: decimal.toText(earned),
    denominator: decimal.toText(weights),
    sample: present,
    parts,
    evidence,
  }
  if (isSkipped(known, rule, subject, period)) return { ...base, value: null, state: 'not_applicable', why: 'skipped' }
  const value = present > 0 ? decimal.divide(decimal.multiply(number(shape.full), earned), weights) : undefined
  if (!value) return { ...base, value: null, state: 'not_applicable', why: 'input' }
  return { ...base, value: decimal.toText(shaped(rule, value)), state: 'value', why: null }
}

export function deriveMeasures(known: Known, rule: MeasureRule): MeasureRow[] {
  return (known.scene.open.get(rule.every) ?? []).flatMap((period) =>
    subjectsOf(known, rule, period).map((subject) => {
      const { value } = rule
      const outcome =
        value.shape === 'formula'
          ? formula(known, rule, value, subject, period)
          : value.shape === 'score'
            ? score(known, rule, value, subject, period)
            : plain(known, rule, value, subject, period)
      return {
        id: uuid('measure', known.scene.program.id, rule.id, period.ordinal, subject),
        rule: rule.id,
        calendar: rule.every,
        ordinal: period.ordinal,
        at: lastMoment(period),
        day: period.lastDay,
        subject_kind: subjectKind(rule),
        subject_id: subject,
        ...outcome,
      }
    }),
  )
}
