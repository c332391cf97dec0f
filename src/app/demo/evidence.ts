import { buffer } from 'node:stream/consumers'
import { xlsxStream } from '#papers/write/xlsx.ts'

/** A small sheet as an office would hang it on a matter: what was looked at and what was found. Base64, as files come. */
export async function evidenceSheet(title: string, rows: readonly (readonly string[])[]): Promise<string> {
  const columns = ['核查事项', '核查情况', '核查人'].map((head) => ({ title: head, kind: 'text' as const, width: 24 }))
  const bytes = await buffer(xlsxStream([{ sheet: title, title, columns, rows: rows.map((row) => [...row]) }]))
  return bytes.toString('base64')
}
