import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addMinutes,
  DEFAULT_CLOCK_RULES,
  endOfDay,
  instantAt,
  isBefore,
  localOf,
  minutesBetween,
  programDay,
  startOfDay,
} from '#domain/calendar/clock-rules.ts'

const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'] as const
const zone = fc.constantFrom(...ZONES)
/** 1985 (when Shanghai still changed its clocks, until 1991) to 2045. */
const moment = fc.integer({ min: 473_385_600_000, max: 2_366_841_600_000 })
const iso = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toString()

describe('local time', () => {
  it('property: day and minutes of an instant are what Temporal says', () => {
    fc.assert(
      fc.property(moment, zone, (epoch, timeZone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone)
        const { day, minutes } = localOf(iso(epoch), timeZone)
        expect(day).toBe(local.toPlainDate().toString())
        expect(minutes).toBeCloseTo(local.hour * 60 + local.minute + (local.second + local.millisecond / 1000) / 60, 6)
      }),
      { numRuns: 500 },
    )
  })
  it('property: the instant of a local time is what Temporal says, wherever that time exists once', () => {
    const day = fc
      .integer({ min: 5480, max: 27_300 })
      .map((n) => Temporal.PlainDate.from('1970-01-01').add({ days: n }).toString())
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), zone, (date, minutes, timeZone) => {
        const local = Temporal.PlainDateTime.from(date).add({ minutes })
        const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
        const second = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
        if (!first.equals(second)) return
        expect(instantAt(date, minutes, timeZone)).toBe(first.toInstant().toString())
      }),
      { numRuns: 500 },
    )
  })
  it('property: minutes added are minutes between', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -100_000, max: 100_000 }), (epoch, minutes) => {
        expect(minutesBetween(iso(epoch), addMinutes(iso(epoch), minutes))).toBe(minutes)
        expect(addMinutes(iso(epoch), minutes)).toBe(iso(epoch + minutes * 60_000))
      }),
    )
  })
  it('property: earlier and later, to the nanosecond, in any spelling', () => {
    const spelled = fc
      .tuple(moment, fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('Z', '+08:00'))
      .map(([epoch, nanos, offset]) => {
        const at = Temporal.Instant.fromEpochMilliseconds(epoch).add({ nanoseconds: nanos })
        return offset === 'Z' ? at.toString() : at.toString({ timeZone: '+08:00' })
      })
    const near = fc
      .tuple(spelled, fc.integer({ min: -3, max: 3 }))
      .map(([at, n]) => [at, Temporal.Instant.from(at).add({ nanoseconds: n }).toString()] as const)
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(spelled, spelled)), ([a, b]) => {
        expect(isBefore(a, b)).toBe(Temporal.Instant.compare(a, b) < 0)
      }),
      { numRuns: 500 },
    )
  })
  it('a day that turns at noon begins at noon of the day before', () => {
    const rules = { ...DEFAULT_CLOCK_RULES, dayTurns: '12:00' }
    expect([startOfDay('2026-03-05', rules), endOfDay('2026-03-05', rules)]).toEqual([
      '2026-03-04T04:00:00Z',
      '2026-03-05T04:00:00Z',
    ])
    expect(programDay('2026-03-04T04:00:00Z', rules)).toBe('2026-03-05')
    expect(programDay('2026-03-04T03:59:59.999Z', rules)).toBe('2026-03-04')
  })
})
