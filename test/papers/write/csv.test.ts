import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { csvStream } from '#papers/write/csv.ts'
import type { LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'

const written = async (columns: readonly LedgerColumn[], rows: readonly (readonly LedgerValue[])[]) =>
  (await text(csvStream({ sheet: 'x', columns, rows }))).split('\r\n').slice(1, -1)

const TEXT: LedgerColumn = { title: '代码', kind: 'text' }

it('keeps a spreadsheet from taking a code or a period for a number or a day', async () => {
  const codes = ['913301040000000011', '0012', '2026-11', '3-5', '12E4', '2026/3/5']
  expect(
    await written(
      [TEXT],
      codes.map((one) => [one]),
    ),
  ).toEqual(codes.map((one) => `${one}\t`))
  const harmless = ['91330104MA2ABCDE1X', '12', '一、二', '2231', '2026年11月']
  expect(
    await written(
      [TEXT],
      harmless.map((one) => [one]),
    ),
  ).toEqual(harmless)
})

it('writes days, numbers and moments as a spreadsheet reads them', async () => {
  const columns: LedgerColumn[] = [
    { title: '日期', kind: 'date' },
    { title: '时刻', kind: 'moment' },
    { title: '数', kind: 'number' },
  ]
  expect(await written(columns, [['2026-03-05', '2026-03-05T09:30:00', 123456789012]])).toEqual([
    '2026-03-05,2026-03-05 09:30:00,123456789012',
  ])
})
