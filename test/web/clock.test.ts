import './browser-globals.ts'
import { describe, expect, it } from 'vitest'
import { counterOf } from '#web/api/working-days.ts'
import { type ClockShown, remainingOf, toneOf } from '#web/parts/clock.tsx'

const NOW = Date.parse('2026-02-13T02:00:00Z')
const clock = (dueAt: string, more: Partial<ClockShown> = {}): ClockShown => ({
  explain: null,
  dueAt,
  ...more,
})

describe('a clock', () => {
  it('is near from two days before, over once its moment has come', () => {
    expect(toneOf(clock('2026-02-16T02:00:00Z'), NOW)).toBe('calm')
    expect(toneOf(clock('2026-02-15T02:00:00Z'), NOW)).toBe('near')
    expect(toneOf(clock('2026-02-13T02:00:00Z'), NOW)).toBe('over')
  })
  it('what is done or cancelled no longer presses, what is stopped stands', () => {
    expect(toneOf(clock('2026-02-01T00:00:00Z', { doneAt: '2026-01-30T00:00:00Z' }), NOW)).toBe('met')
    expect(toneOf(clock('2026-02-01T00:00:00Z', { cancelledAt: '2026-01-30T00:00:00Z' }), NOW)).toBe('met')
    expect(toneOf(clock('2026-02-01T00:00:00Z', { stoppedAt: '2026-01-30T00:00:00Z' }), NOW)).toBe('stopped')
  })
  it('counts in minutes, hours, days', () => {
    expect(remainingOf(clock('2026-02-13T02:30:00Z'), NOW)).toEqual({ n: 30, unit: 'minutes' })
    expect(remainingOf(clock('2026-02-13T20:00:00Z'), NOW)).toEqual({ n: 18, unit: 'hours' })
    expect(remainingOf(clock('2026-02-18T02:00:00Z'), NOW)).toEqual({ n: 5, unit: 'days' })
    expect(remainingOf(clock('2026-02-08T02:00:00Z'), NOW)).toEqual({ n: -5, unit: 'days' })
  })
  it('counts working days where it was reckoned in them, over the festival and the make-up day', () => {
    // 2026: Saturday 14 February works, 16 to 23 February is the Spring Festival.
    const off = new Set([
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
    ])
    const days = Array.from({ length: 28 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`).map((day) => ({
      day,
      works: !off.has(day),
    }))
    const count = counterOf(days)
    const explain = '收到 2026-02-13，次日起 5 个工作日（2-14 调休上班）→ 2026-02-27'
    expect(remainingOf(clock('2026-02-27T16:00:00Z', { dueDay: '2026-02-27', explain }), NOW, count)).toEqual({
      n: 5,
      unit: 'working_days',
    })
    expect(remainingOf(clock('2026-02-27T16:00:00Z', { dueDay: '2026-02-27' }), NOW, count)).toEqual({
      n: 14,
      unit: 'days',
    })
    expect(count('2025-01-01', '2026-02-27')).toBeUndefined()
  })
})
