import { Buffer } from 'node:buffer'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ledger, LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import { writeXlsx } from '#papers/write/xlsx.ts'

/** A workbook as bytes; `head` are column titles, `:date` behind a title makes real dates of its days. */
export async function workbook(
  ...sheets: { sheet: string; title?: string; head: string[]; rows: LedgerValue[][] }[]
): Promise<Buffer> {
  const ledgers = sheets.map(({ sheet, title, head, rows }): Ledger => {
    const columns = head.map((one): LedgerColumn => {
      const [name = '', kind] = one.split(':')
      return { title: name, kind: (kind as LedgerColumn['kind'] | undefined) ?? 'text' }
    })
    return { sheet, ...(title ? { title } : {}), columns, rows }
  })
  const out = new PassThrough()
  const bytes = buffer(out)
  await writeXlsx(out, ledgers)
  return bytes
}

export function csv(head: string[], rows: string[][]): Buffer {
  return Buffer.from([head, ...rows].map((row) => row.join(',')).join('\n'), 'utf8')
}
