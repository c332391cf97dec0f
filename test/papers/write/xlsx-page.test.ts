import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'

async function sheetOf(columns: readonly LedgerColumn[], rows: readonly (readonly LedgerValue[])[]): Promise<string> {
  const parts = unzipSync(await buffer(xlsxStream([{ sheet: '表', title: '表', columns, rows }])))
  return strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array)
}

const heightOf = (xml: string, row: number) => Number(new RegExp(`<row r="${row}" ht="([\\d.]+)"`).exec(xml)?.[1])

it('stands in the middle of its paper', async () => {
  const xml = await sheetOf([{ title: '名称', kind: 'text' }], [['甲']])
  // Before the margins: the order of a sheet's parts is fixed, and Excel repairs a file with another.
  expect(xml).toMatch(/<printOptions horizontalCentered="1"\/><pageMargins /)
})

it('makes a row as high as its texts need, and no higher', async () => {
  const column: LedgerColumn = { title: '条款', kind: 'text', width: 14 }
  const xml = await sheetOf([column], [['七个字就是一行'], ['一、二（每周一走访一调度）'], ['一\n二\n三']])
  expect([3, 4, 5].map((row) => heightOf(xml, row))).toEqual([18, 33, 48])
})

it('makes its head as high as the longest title needs', async () => {
  const column: LedgerColumn = { title: '帮助企业解决的问题数量（件）', kind: 'number', width: 8 }
  expect(heightOf(await sheetOf([column], [[1]]), 2)).toBe(63)
  const grouped: LedgerColumn = { ...column, group: '本期' }
  expect(heightOf(await sheetOf([grouped], [[1]]), 3)).toBe(63)
})
