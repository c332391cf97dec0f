import { describe, expect, it } from 'vitest'
import { readYearFile } from '#domain/calendar/official/read-year-file.ts'

const codes = (input: unknown) => {
  const result = readYearFile(input)
  return result.ok ? [] : (result.errors ?? []).map((error) => `${error.code} ${error.at?.join('.') ?? ''}`)
}

describe('an official year file', () => {
  it('is read: single days, spans, names', () => {
    const result = readYearFile({
      year: 2027,
      source: '示例通知',
      holidays: ['2027-01-01', { from: '2027-02-05', to: '2027-02-07', name: '春节' }],
      workdays: [{ day: '2027-02-13', name: '春节' }],
    })
    expect(result.ok && [...result.value.holidays.keys()]).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
    ])
    expect(result.ok && result.value.workdays.get('2027-02-13')).toBe('春节')
  })
  it('names all faults at once, in place', () => {
    expect(
      codes({
        year: 2027,
        holiday: [],
        holidays: ['2027-02-30', '2026-12-31', '2027-05-01', '2027-05-01', { from: '2027-06-03', to: '2027-06-01' }],
        workdays: ['2027-05-01', '2027-05-04'],
      }),
    ).toEqual([
      'calendar.unknown_key holiday',
      'calendar.not_a_day holidays.0',
      'calendar.other_year holidays.1',
      'calendar.day_twice holidays.3',
      'calendar.backward_span holidays.4',
      'calendar.both_free_and_working workdays',
      'calendar.workday_on_weekday workdays',
    ])
  })
  it.each([
    [[], 'calendar.not_an_object '],
    [{ year: '2027' }, 'calendar.bad_year year'],
    [{ year: 2027, holidays: {}, workdays: [] }, 'calendar.not_a_list holidays'],
    [{ year: 2027, holidays: [], workdays: [] }, 'calendar.no_holidays holidays'],
  ])('%j is refused', (input, code) => {
    expect(codes(input)).toEqual([code])
  })
})
