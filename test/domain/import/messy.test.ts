import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeCheck } from '#domain/identifiers/credit-code.ts'
import type { Cell } from '#domain/import/cell.ts'
import { findHead, type Row } from '#domain/import/find-head.ts'
import { unitInTitle } from '#domain/import/read/amount.ts'
import { readRow } from '#domain/import/read-row.ts'
import { recognise } from '#domain/import/recognise.ts'
import { skippedRow } from '#domain/import/skip-row.ts'

/** What is true of an enterprise, however the sheet says it. */
type Truth = { name: string; code: string; contactPhone: string; revenue: string; asOf: string }

const text = (value: string): Omit<Cell, 'column'> => ({ type: 'text', text: value, value })
const number = (value: number, stored = String(value)): Omit<Cell, 'column'> => ({
  type: 'number',
  text: stored,
  value,
})
const wide = (value: string) => value.replace(/[0-9A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569

const truth: fc.Arbitrary<Truth> = fc
  .record({
    n: fc.integer({ min: 0, max: 9_999_999 }),
    phone: fc.integer({ min: 0, max: 99_999_999 }),
    cents: fc.integer({ min: 1, max: 10_000_000 }),
    day: fc.date({ min: new Date('2001-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
    words: fc.array(fc.constantFrom(...'灯笼彩纸荷花金鱼明月'), { minLength: 2, maxLength: 4 }),
  })
  .map(({ n, phone, cents, day, words }) => {
    const first = `91439921${String(n).padStart(9, '0')}`
    return {
      name: `${words.join('')}有限公司`,
      code: first + creditCodeCheck(first),
      contactPhone: `139${String(phone).padStart(8, '0')}`,
      revenue: String(cents / 100),
      asOf: day.toISOString().slice(0, 10),
    }
  })

/** Ways of writing a value; `hurts`: the value can no longer be known, so the row must be refused. */
type Way = { write: (one: Truth) => Omit<Cell, 'column'>; hurts?: true }

const WAYS: Record<keyof Truth, readonly Way[]> = {
  name: [
    { write: (one) => text(one.name) },
    { write: (one) => text(`　${one.name} `) },
    { write: (one) => text(one.name.replace('有限', '\n有限')) },
  ],
  code: [
    { write: (one) => text(one.code) },
    { write: (one) => text(wide(one.code)) },
    { write: (one) => text(`${one.code.slice(0, 8)} ${one.code.slice(8)}`) },
    { write: (one) => text(one.code.toLowerCase()) },
    { write: (one) => number(Number(`${one.code.slice(0, 17)}0`), '9.1439921000000003E+17'), hurts: true },
    { write: () => text('9.14399E+17'), hurts: true },
    { write: (one) => text(one.code.slice(1)), hurts: true },
  ],
  contactPhone: [
    { write: (one) => text(one.contactPhone) },
    { write: (one) => number(Number(one.contactPhone)) },
    { write: (one) => number(Number(one.contactPhone), `${Number(one.contactPhone) / 1e10}E+10`) },
    {
      write: (one) =>
        text(`${one.contactPhone.slice(0, 3)}-${one.contactPhone.slice(3, 7)}-${one.contactPhone.slice(7)}`),
    },
    { write: (one) => text(wide(one.contactPhone)) },
    { write: (one) => text(one.contactPhone.slice(0, 9)), hurts: true },
  ],
  revenue: [
    { write: (one) => number(Number(one.revenue)) },
    { write: (one) => text(one.revenue) },
    { write: (one) => text(`${one.revenue}万元`) },
    { write: (one) => text(`约${one.revenue}万`) },
    { write: () => text('见附件'), hurts: true },
  ],
  asOf: [
    { write: (one) => ({ type: 'date', text: one.asOf, value: serial(one.asOf) }) },
    { write: (one) => number(serial(one.asOf)) },
    { write: (one) => text(one.asOf.replaceAll('-', '/')) },
    { write: (one) => text(one.asOf.replaceAll('-', '.')) },
    {
      write: (one) =>
        text(`${Number(one.asOf.slice(0, 4))}年${Number(one.asOf.slice(5, 7))}月${Number(one.asOf.slice(8))}日`),
    },
    { write: (one) => text(`${one.asOf.slice(8)}/${one.asOf.slice(5, 7)}/${one.asOf.slice(0, 4)}`), hurts: true },
    { write: (one) => text(one.asOf.slice(0, 7)), hurts: true },
  ],
}

const HEADS: Record<keyof Truth, readonly string[]> = {
  name: ['企业名称', '企 业 名 称', '企业全称', '公司名称', '企业名称（全称）', '企业名称*'],
  code: ['统一社会信用代码', '信用代码', '统一社会\n信用代码', '社会信用代码（18位）', '统一社会信用代码：'],
  contactPhone: ['联系电话', '联系 电话', '手机', '联系方式'],
  revenue: ['营业收入（万元）', '营业收入', '营业收入(万元)', '销售收入【万元】'],
  asOf: ['数据日期', '统计日期', '数据截至'],
}
const STRANGE = ['开户银行', '传真', '网址', '2024年用电量', '联系电话变更日期', '营业收入增幅']
const FIELDS = Object.keys(HEADS) as (keyof Truth)[]

const layout = fc.record({
  above: fc.array(fc.constantFrom('2026年云岭企业名录', '填报单位：经发局', '（内部资料）', '附件2'), { maxLength: 3 }),
  gap: fc.boolean(),
  numbered: fc.boolean(),
  order: fc.shuffledSubarray(['a', 'b', 'name', 'code', 'contactPhone', 'revenue', 'asOf'], {
    minLength: 7,
    maxLength: 7,
  }),
  strange: fc.shuffledSubarray(STRANGE, { minLength: 2, maxLength: 2 }),
  heads: fc.record(
    Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom(...HEADS[field])])) as Record<
      keyof Truth,
      fc.Arbitrary<string>
    >,
  ),
  shift: fc.integer({ min: 0, max: 3 }),
})

const record = fc.record({
  truth,
  ways: fc.record(
    Object.fromEntries(FIELDS.map((field) => [field, fc.nat({ max: WAYS[field].length - 1 })])) as Record<
      keyof Truth,
      fc.Arbitrary<number>
    >,
  ),
  after: fc.constantFrom('', '', '', '小计', '合计：', '备注：数据为初步统计', '一、工业'),
})

describe('messy sheets of known truth', () => {
  test('every row is read as it is, or refused; none is read wrong', () => {
    fc.assert(
      fc.property(layout, fc.array(record, { minLength: 1, maxLength: 12 }), (form, records) => {
        const rows: Row[] = []
        let at = 1
        const put = (...cells: (Omit<Cell, 'column'> | null)[]) => {
          rows.push({
            row: at++,
            cells: cells.flatMap((cell, i) => (cell ? [{ ...cell, column: i + 1 + form.shift }] : [])),
          })
        }
        for (const line of form.above) put(text(line))
        if (form.gap) at++
        const strange = [...form.strange]
        put(
          ...(form.numbered ? [text('序号')] : []),
          ...form.order.map((one) =>
            text(HEADS[one as keyof Truth] ? form.heads[one as keyof Truth] : (strange.pop() ?? '')),
          ),
        )
        const records_: { row: number; record: (typeof records)[number] }[] = []
        for (const [i, one] of records.entries()) {
          records_.push({ row: at, record: one })
          put(
            ...(form.numbered ? [number(i + 1)] : []),
            ...form.order.map((field) => {
              const way = WAYS[field as keyof Truth]?.[one.ways[field as keyof Truth]]
              return way ? way.write(one.truth) : text('略')
            }),
          )
          if (one.after) put(text(one.after))
        }
        const head = findHead('企业', rows)
        expect(head).toBeDefined()
        if (!head) return
        const recognised = recognise(head)
        expect(recognised.outcome).toBe('recognised')
        if (recognised.outcome !== 'recognised') return
        const { kind, mapping, doubled } = recognised.value
        expect([kind, doubled]).toEqual(['enterprises', []])
        const hints = {
          year: head.year,
          from1904: false,
          codeWidths: {},
          amountUnits: { revenue: unitInTitle(form.heads.revenue) },
        }
        const data = rows.filter((row) => row.row > Math.max(...head.rows) && !skippedRow(row.cells, head.columns))
        expect(data.map((row) => row.row)).toEqual(records_.map((one) => one.row))
        for (const { row, record: one } of records_) {
          const cells = rows.find((candidate) => candidate.row === row)?.cells ?? []
          const { values, faults } = readRow(kind, mapping, hints, cells)
          const hurt = FIELDS.filter((field) => WAYS[field][one.ways[field]]?.hurts)
          expect(faults.map((fault) => fault.field).sort()).toEqual([...hurt].sort())
          const read: Record<string, unknown> = {
            ...values,
            asOf: (values.asOf as { day: string } | undefined)?.day,
            name: String(values.name).replace(' ', ''),
          }
          for (const field of FIELDS)
            if (!hurt.includes(field)) expect([field, read[field]]).toEqual([field, one.truth[field]])
        }
      }),
      { numRuns: 400 },
    )
  })
})
