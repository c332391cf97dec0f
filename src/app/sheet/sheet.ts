import type { PaperBlock } from '#domain/paper/block.ts'
import type { Result } from '#domain/result.ts'
import type { TagValues } from '#papers/template/tag.ts'
import type { TxCtx } from '../context.ts'

/** What of the data a sheet shows: each kind reads what it needs. */
export type SheetAsked = {
  readonly id?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly orgId?: string | undefined
  readonly program?: string | undefined
  readonly link?: string | undefined
  readonly kind?: 'org' | 'person' | 'enterprise' | 'project' | 'area' | undefined
  readonly calendar?: string | undefined
  readonly ordinal?: number | undefined
}

/** A sheet drawn from the data: its blocks, and the same facts under the names of its tags. */
export type Drawn = {
  readonly title: string
  readonly sub: string | null
  /** The name of its file, where the title alone would not tell one from another. */
  readonly file?: string
  readonly blocks: readonly PaperBlock[]
  readonly facts: TagValues
  readonly landscape?: boolean
  readonly large?: boolean
  readonly code?: { readonly path: string; readonly says: string }
}

export type DrawSheet = (ctx: TxCtx, asked: SheetAsked) => Promise<Result<Drawn>>

export const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
export const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 1, text })

/** Rows of facts as a table, its columns in the order they are named. */
export function tableOf(
  columns: readonly (readonly [tag: string, title: string, width?: number, number?: boolean])[],
  rows: readonly Readonly<Record<string, string>>[],
  empty: string,
): PaperBlock {
  if (rows.length === 0) return paragraph(empty)
  return {
    kind: 'table',
    columns: columns.map(([, title, width = 1, number]) => ({ title, width, ...(number ? { number } : {}) })),
    rows: rows.map((row) => columns.map(([tag]) => row[tag] ?? '')),
  }
}

/** Facts of one thing as a table of two columns. */
export function factTable(facts: readonly (readonly [title: string, value: string])[]): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: '项目', width: 2 },
      { title: '内容', width: 7 },
    ],
    rows: facts.map((row) => [...row]),
  }
}
