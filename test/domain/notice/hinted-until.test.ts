import { describe, expect, it } from 'vitest'
import { hintedUntil, type NoticeTimes, USUAL_TIMES } from '#domain/notice/hinted-until.ts'

const ZONE = 'Asia/Shanghai'
/** Monday to Friday, without 4 and 5 May (a Monday and a Tuesday). */
const calendar = {
  works: (day: string) => !['2026-05-04', '2026-05-05'].includes(day) && ![0, 6].includes(new Date(day).getUTCDay()),
}
const at = (local: string) => new Date(`${local}+08:00`).toISOString()
const until = (local: string, times: Partial<NoticeTimes> = {}) =>
  new Date(hintedUntil({ ...USUAL_TIMES, ...times }, at(local), ZONE, calendar)).toISOString()

describe('what is new is hinted at', () => {
  it('as it happens by day; at night what came before the night began, until the morning', () => {
    expect(until('2026-05-11T10:00:00')).toBe(at('2026-05-11T10:00:00'))
    expect(until('2026-05-11T23:10:00')).toBe(at('2026-05-11T21:00:00'))
    expect(until('2026-05-12T07:29:00')).toBe(at('2026-05-11T21:00:00'))
    expect(until('2026-05-12T07:30:00')).toBe(at('2026-05-12T07:30:00'))
  })

  it('gathered twice a working day, for whoever wishes it; over a holiday when work begins again', () => {
    const digest = { how: 'digest' } as const
    expect(until('2026-05-11T08:00:00', digest)).toBe(at('2026-05-08T14:00:00'))
    expect(until('2026-05-11T08:30:00', digest)).toBe(at('2026-05-11T08:30:00'))
    expect(until('2026-05-11T13:59:00', digest)).toBe(at('2026-05-11T08:30:00'))
    expect(until('2026-05-11T14:00:00', digest)).toBe(at('2026-05-11T14:00:00'))
    expect(until('2026-05-05T16:00:00', digest)).toBe(at('2026-05-01T14:00:00'))
  })

  it('not in quiet hours within a day, and always where there are none', () => {
    expect(until('2026-05-11T12:30:00', { quietFrom: '12:00', quietTo: '14:00' })).toBe(at('2026-05-11T12:00:00'))
    expect(until('2026-05-11T03:00:00', { quietFrom: '00:00', quietTo: '00:00' })).toBe(at('2026-05-11T03:00:00'))
    // A gathering that falls into the quiet hours says what came before them.
    expect(until('2026-05-11T15:00:00', { how: 'digest', quietFrom: '13:00', quietTo: '18:00' })).toBe(
      at('2026-05-11T13:00:00'),
    )
  })
})
