import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { localTime } from '#app/ledger/local-time.ts'

const MOMENTS = [
  '2026-03-05T01:30:00Z',
  '2026-03-05T15:59:59.999999Z',
  '2026-03-05T16:00:00Z',
  '1969-12-31T23:59:59.5Z',
  // Clocks were changed: in China until 1991, elsewhere still.
  '1986-05-03T17:30:00Z',
  '1986-05-03T18:30:00Z',
  '1991-09-14T15:30:00Z',
  '2026-03-29T00:59:59Z',
  '2026-03-29T01:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-03-05T09:30:00+08:00',
]

test.each(['Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'UTC'])(
  'moments in the time of %s, as the calendar tells them',
  (zone) => {
    const local = localTime(zone)
    for (const moment of [...MOMENTS, ...MOMENTS]) {
      const expected = Temporal.Instant.from(moment)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' })
      expect(local(moment)).toBe(expected)
    }
  },
)

test('what is no moment is a fault', () => {
  expect(() => localTime('Asia/Shanghai')('infinity')).toThrow(RangeError)
})
