import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '#domain/import/cell.ts'
import { readAmount, shift } from '#domain/import/read/amount.ts'
import { codeWidth, readCode, readCreditCode, readPhones } from '#domain/import/read/code.ts'
import { readDay } from '#domain/import/read/date.ts'
import { readPersonNames } from '#domain/import/read/names.ts'
import { readYesNo } from '#domain/import/read/yes-no.ts'

const text = (value: string): Cell => ({ column: 1, type: 'text', text: value, value })
const number = (value: number, stored = String(value)): Cell => ({ column: 1, type: 'number', text: stored, value })
const dayOf = (cell: Cell, year: number | null = null) => {
  const reading = readDay(cell, year)
  return reading.ok
    ? reading.value.time
      ? `${reading.value.day} ${reading.value.time}`
      : reading.value.day
    : reading.fault.code
}

describe('days as offices write them', () => {
  test.each([
    '2026-03-05',
    '2026-3-5',
    '2026/3/5',
    '2026.3.5',
    '2026年3月5日',
    '2026 年 3 月 5 日',
    '２０２６年３月５日',
    '20260305',
    '二〇二六年三月五日',
    '二零二六年三月五日',
    '2026年3月5日（周四）',
    '2026年3月5号',
    '2026。3。5',
    '46086',
  ])('%s', (written) => {
    expect(dayOf(text(written))).toBe('2026-03-05')
  })

  test.each([
    ['2026/3/5 9:30', '2026-03-05 09:30'],
    ['2026年3月5日下午3时', '2026-03-05 15:00'],
    ['2026-03-05T14:05:00', '2026-03-05 14:05'],
    ['二〇二六年十二月二十五日', '2026-12-25'],
    ['二〇二六年十月三十一日', '2026-10-31'],
  ])('%s', (written, day) => {
    expect(dayOf(text(written))).toBe(day)
  })

  test('a serial whose date format was lost', () => {
    expect(dayOf(number(46086))).toBe('2026-03-05')
    expect(dayOf(number(46086.5))).toBe('2026-03-05 12:00')
    expect(dayOf(number(20260305))).toBe('2026-03-05')
  })

  test('a day without year takes the one of the sheet, and is refused without', () => {
    expect(dayOf(text('3月5日'), 2026)).toBe('2026-03-05')
    expect(dayOf(text('3月5日'))).toBe('date.year_missing')
    expect(dayOf(text('3.5'))).toBe('date.year_missing')
  })

  test.each([
    ['5/3/2026', 'date.ambiguous'],
    ['26.3.5', 'date.ambiguous'],
    ['2026年3月', 'date.day_missing'],
    ['2026.3', 'date.day_missing'],
    ['2026-02-29', 'date.impossible'],
    ['2026年13月1日', 'date.impossible'],
    ['三月上旬', 'date.unreadable'],
    ['已完成', 'date.unreadable'],
  ])('%s is refused: %s', (written, code) => {
    expect(dayOf(text(written), 2026)).toBe(code)
  })

  test('every day, in every way of writing it, is read as itself', () => {
    const digits = '〇一二三四五六七八九'
    const tens = (n: number) =>
      n < 10 ? digits[n] : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`
    const ways: ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}/${String(m).padStart(2, '0')}/${d}`,
      (y, m, d) => `${y}.${m}.${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${[...String(y)].map((c) => digits[Number(c)]).join('')}年${tens(m)}月${tens(d)}日`,
    ]
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        fc.constantFrom(...ways),
        (date, way) => {
          const written = way(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
          expect(dayOf(text(written))).toBe(date.toISOString().slice(0, 10))
        },
      ),
    )
  })
})

describe('amounts become 万元, exactly', () => {
  test.each([
    ['1200万元', '1200'],
    ['1.2亿元', '12000'],
    ['12,000元', '1.2'],
    ['1，200.50', '1200.5'],
    ['约 3亿', '30000'],
    ['0', '0'],
    ['-15.5', '-15.5'],
    ['0.1元', '0.00001'],
  ])('%s', (written, amount) => {
    expect(readAmount(text(written), null)).toEqual({ ok: true, value: amount })
  })

  test('a bare number is in the unit of the head', () => {
    expect(readAmount(number(1.37), '亿元')).toEqual({ ok: true, value: '13700' })
    expect(readAmount(number(13_700_000), '元')).toEqual({ ok: true, value: '1370' })
    expect(readAmount(text('5万元'), '亿元')).toEqual({ ok: true, value: '5' })
  })

  test('words are refused', () => {
    expect(readAmount(text('未统计'), null).ok).toBe(false)
    expect(readAmount(text('5到8万'), null).ok).toBe(false)
  })

  test('moving the point there and back changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -8, max: 8 }), (n, places) => {
        expect(shift(shift(String(n), places), -places)).toBe(String(n))
      }),
    )
  })
})

describe('codes', () => {
  test('leading zeros lost to a number come back by the width of the column', () => {
    const column = [text('000123'), text('104567')]
    expect(codeWidth(column)).toBe(6)
    expect(readCode(number(123), 6)).toEqual({ ok: true, value: '000123' })
    expect(readCode(text('123'), 6)).toEqual({ ok: true, value: '123' })
    expect(codeWidth([text('104567')])).toBeNull()
  })

  test('a code whose last digits the spreadsheet dropped is refused', () => {
    expect(readCreditCode(number(9.14e17, '9.1431200734E+17'), false)).toMatchObject({
      fault: { code: 'code.digits_lost' },
    })
    expect(readCreditCode(text('9.1431E+17'), false)).toMatchObject({ fault: { code: 'code.digits_lost' } })
  })

  test('a credit code is read in full width and with spaces; a wrong check digit needs a reason', () => {
    expect(readCreditCode(text('９１１１０１０８ MA01ABCD1N'), true).ok).toBe(true)
    const wrong = readCreditCode(text('91110108MA01ABCD12'), false)
    expect(wrong).toMatchObject({ ok: false, fault: { code: 'credit_code.check_digit' } })
    expect(readCreditCode(text('91110108MA01ABCD12'), true)).toEqual({ ok: true, value: '91110108MA01ABCD12' })
  })

  test('telephones: several in a cell, a landline that lost its zero', () => {
    expect(readPhones(text('13900001111、0745-2231111'))).toEqual({ ok: true, value: '13900001111、0745-2231111' })
    expect(readPhones(number(7452231111))).toEqual({ ok: true, value: '0745-2231111' })
    expect(readPhones(number(13900001111))).toEqual({ ok: true, value: '13900001111' })
    expect(readPhones(text('1390000111')).ok).toBe(false)
  })
})

describe('names', () => {
  test.each([
    [
      '张三、李四',
      [
        ['张三', null],
        ['李四', null],
      ],
    ],
    [
      '张三（经发局），李四(0012)',
      [
        ['张三', '经发局'],
        ['李四', '0012'],
      ],
    ],
    ['王 五', [['王五', null]]],
    [
      '张三 李四',
      [
        ['张三', null],
        ['李四', null],
      ],
    ],
    [
      '欧阳明；赵六',
      [
        ['欧阳明', null],
        ['赵六', null],
      ],
    ],
  ])('%s', (cell, names) => {
    expect(readPersonNames(cell).map((one) => [one.name, one.hint])).toEqual(names)
  })
})

test('ticks', () => {
  expect(['是', '√', 'Ｙ', '有'].map((one) => readYesNo(text(one)))).toEqual(Array(4).fill({ ok: true, value: true }))
  expect(readYesNo(text('×'))).toEqual({ ok: true, value: false })
  expect(readYesNo(text('待定')).ok).toBe(false)
})
