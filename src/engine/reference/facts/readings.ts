/** Readings with the target in force for them. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import { daysBetween } from '#domain/calendar/day.ts'
import * as decimal from '#program/expression/decimal.ts'
import type { FactRef } from '#program/model.ts'
import { declaredTarget } from '../../declared-target.ts'
import { isKnown, type Known } from '../entities.ts'
import type { Fact } from '../fact.ts'
import { ms } from '../time.ts'
import type { Reading } from '../world.ts'
import { pathsOf, subjectPath } from './paths.ts'

type Read = Pick<
  Reading,
  'id' | 'subject_kind' | 'subject_id' | 'calendar' | 'ordinal' | 'value' | 'reason' | 'remedy' | 'at' | 'recorded_at'
>

function reported(known: Known, indicator: string): Read[] {
  return known.world.reading.filter(
    (row) => row.program_key === known.scene.program.id && row.indicator === indicator && isKnown(known, row),
  )
}

/** What a measure gave, as of the run's moment where its period is still open. */
function computed(known: Known, measure: string): Read[] {
  return known.derived.measure.flatMap((row) => {
    if (row.rule !== measure || row.state !== 'value' || row.value === null) return []
    const at = ms(row.at) < ms(known.scene.asOf) ? row.at : known.scene.asOf
    const { id, subject_kind, subject_id, calendar, ordinal, value } = row
    return [
      {
        id,
        subject_kind,
        subject_id,
        calendar: calendar ?? '',
        ordinal: ordinal ?? 0,
        value,
        reason: null,
        remedy: null,
        at,
        recorded_at: at,
      },
    ]
  })
}

/** Readings with the target in force for them: their own, or the one an exemption puts in its place. */
export function readings(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  const indicator = scene.program.indicators.find((one) => one.id === ref.name)
  if (!indicator) throw new Error(`no indicator ${ref.name}`)
  const rows = indicator.measure === undefined ? reported(known, indicator.id) : computed(known, indicator.measure)
  const grounds = scene.program.exemptions
    .filter((one) => one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === indicator.id)))
    .map((one) => one.id)
  return rows.flatMap((row) => {
    const newer = rows.some(
      (other) =>
        other !== row &&
        other.subject_id === row.subject_id &&
        other.calendar === row.calendar &&
        other.ordinal === row.ordinal &&
        (ms(other.recorded_at) > ms(row.recorded_at) ||
          (ms(other.recorded_at) === ms(row.recorded_at) && other.id > row.id)),
    )
    if (newer) return []
    const exemptions = world.exemption.filter(
      (one) =>
        one.program_key === scene.program.id &&
        grounds.includes(one.exemption) &&
        isKnown(known, one) &&
        one.subject_id === row.subject_id &&
        one.ordinal === row.ordinal,
    )
    const effect = exemptions.map((one) => one.effect).sort()[0]
    if (effect === 'skip') return []
    const ordinal =
      effect === 'target_of_previous'
        ? row.ordinal - 1
        : effect === 'target_of_paused'
          ? Math.min(...exemptions.flatMap((one) => one.other_ordinal ?? []))
          : row.ordinal
    const versions = world.target.filter(
      (one) =>
        one.program_key === scene.program.id &&
        one.indicator === indicator.id &&
        one.subject_id === row.subject_id &&
        one.calendar === row.calendar &&
        one.ordinal === ordinal &&
        ms(one.recorded_at) <= ms(scene.asOf) &&
        (one.voided_at == null || ms(one.voided_at) > ms(scene.asOf)),
    )
    // What was filed holds until a later version is filed.
    const filed = versions.filter((one) => one.filed_at != null && ms(one.filed_at) <= ms(scene.asOf))
    const entered = (filed.length > 0 ? filed : versions).sort((a, b) => (b.version ?? 1) - (a.version ?? 1))[0]
    const number = (text: string | null | undefined) =>
      text === null || text === undefined ? undefined : decimal.decimal(text)
    const value = number(row.value)
    const baseline = number(entered?.baseline)
    const target = number(entered?.target) ?? declaredTarget(indicator, baseline)
    const over = (a?: decimal.Decimal, b?: decimal.Decimal) => (a && b ? decimal.divide(a, b) : undefined)
    const completion = indicator.better === 'up' ? over(value, target) : over(target, value)
    const growth =
      value && baseline ? decimal.divide(decimal.add(value, decimal.negate(baseline)), baseline) : undefined
    const period = scene.periods.get(indicator.every)?.find((one) => one.ordinal === row.ordinal)
    const day = programDay(row.at, scene.rules)
    const length = period ? daysBetween(period.firstDay, period.lastDay) + 1 : 0
    const gone = period ? Math.min(Math.max(daysBetween(period.firstDay, day) + 1, 0), length) : 0
    const text = (d: decimal.Decimal | undefined) => (d ? decimal.toText(d) : undefined)
    return [
      {
        ref,
        id: row.id,
        at: row.at,
        day,
        ...pathsOf(subjectPath(row.subject_kind, row.subject_id)),
        period: { calendar: row.calendar, ordinal: row.ordinal },
        columns: {
          value: row.value,
          target: text(target),
          baseline: entered?.baseline,
          completion: text(completion),
          growth: text(growth),
          elapsed: period ? text(over(decimal.decimal(gone), decimal.decimal(length))) : undefined,
          reason: row.reason,
          remedy: row.remedy,
        },
      },
    ]
  })
}
