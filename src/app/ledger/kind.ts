import type { MarkedKind, MarkValues } from '#domain/ledger/row-mark.ts'
import { ok, type Result } from '#domain/result.ts'
import type { LedgerColumn, LedgerValue } from '#papers/write/ledger.ts'
import type { TxCtx } from '../context.ts'
import type { KeptPdf } from '../paper/kept-pdf.ts'
import type { Done, UseCase } from '../use-case.ts'

/** A column of a ledger: how it is written, what it says, and what it means for whoever reads the sheet. */
export type LedgerField<Row> = LedgerColumn & {
  readonly of: (row: Row, local: (moment: string) => string) => LedgerValue
  /** For the sheet that explains the columns. */
  readonly means: string
  /** Under this name its value is in the row's mark: it may be edited and brought back. */
  readonly edits?: string
}

export type LedgerPage = {
  readonly items: readonly unknown[]
  readonly next: string | null
  readonly total: number | null
  /** All the list answered: a ledger whose columns are not always the same reads them here. */
  readonly answer: unknown
}

/** What stands above the rows. `sub`: the period, the program. */
export type LedgerHead = {
  readonly title?: string
  readonly sub?: string
  readonly fields: readonly LedgerField<never>[]
}

/** Who may take it away: an act of the access table, besides the rights of the list itself. */
type Act = string

/** A list of the product as offices keep it on paper: the same use case, the same rights, the same filter, all its rows. */
export type LedgerKind = {
  readonly title: string
  readonly act: Act
  readonly list: (ctx: TxCtx, input: Readonly<Record<string, unknown>>) => Promise<Result<LedgerPage>>
  /** The columns, once, from the first page. */
  readonly head: (ctx: TxCtx, first: LedgerPage) => Promise<LedgerHead>
  /** The Word file behind a row, where there is one: the whole list can be taken as a zip of them. */
  readonly file?: (ctx: TxCtx, id: string, publicUrl: string) => Promise<Result<FileOfRow>>
  /** What is kept of the PDFs of those files. */
  readonly pdfOf?: (ctx: TxCtx, id: string, docx: Buffer) => Promise<KeptPdf>
  /** The columns where they are the same whatever the rows. */
  readonly fields?: (ctx: TxCtx) => Promise<readonly LedgerField<never>[]>
  /** Where its rows may be edited outside and brought back. */
  readonly mark?: { readonly kind: MarkedKind; readonly idOf: (row: never) => string | null }
}

export type FileOfRow = { readonly name: string; readonly docx: Buffer; readonly at: string }

type Listed = { readonly items: readonly unknown[]; readonly next: string | null; readonly total: number | null }
type Fields<Row> = readonly LedgerField<Row>[]

/** A list that is read a page at a time. */
export function paged<In, Out extends Listed>(
  title: string,
  act: Act,
  list: UseCase<In, Out>,
  fields: Fields<Out['items'][number]> | ((ctx: TxCtx) => Promise<Fields<Out['items'][number]>>),
  mark?: { readonly kind: MarkedKind; readonly idOf: (row: Out['items'][number]) => string | null },
): LedgerKind {
  return {
    title,
    act,
    async list(ctx, input) {
      const page = await list.run(ctx, list.input.parse(input))
      return page.ok ? ok({ ...page.value.out, answer: page.value.out }) : page
    },
    head: async (ctx) => ({ fields: (typeof fields === 'function' ? await fields(ctx) : fields) as Fields<never> }),
    fields: async (ctx) => (typeof fields === 'function' ? await fields(ctx) : fields) as Fields<never>,
    ...(mark ? { mark: mark as NonNullable<LedgerKind['mark']> } : {}),
  }
}

/** Of a list that is cut off in its page: all of it. */
export const NO_END = 10_000_000

/** What of a whole answer are the rows, and what stands above them. */
export type Whole<Out, Row> = {
  readonly rows: (out: Out) => readonly Row[]
  readonly title?: (out: Out) => string | undefined
  readonly sub?: (out: Out) => string | undefined
  /** Asked for besides the filter, as that a list is not cut off where its page is. */
  readonly given?: Readonly<Record<string, unknown>>
}

/** A list, ranking or report that is answered whole: it is as long as what it is about. Its columns are told after its rows. */
export function whole<In, Out, Row>(title: string, act: Act, read: UseCase<In, Out>, about: Whole<Out, Row>) {
  return (
    fields: Fields<Row> | ((out: Out) => Fields<Row>),
    mark?: { readonly kind: MarkedKind; readonly idOf: (row: Row) => string | null },
  ): LedgerKind => ({
    title,
    act,
    async list(ctx, { limit: _, cursor: __, ...filter }) {
      const answer: Result<Done<Out>> = await read.run(ctx, read.input.parse({ ...filter, ...about.given }))
      if (!answer.ok) return answer
      const items = about.rows(answer.value.out)
      return ok({ items, next: null, total: items.length, answer: answer.value.out })
    },
    async head(_ctx, { answer }) {
      const out = answer as Out
      const heading = about.title?.(out)
      const sub = about.sub?.(out)
      return {
        fields: (typeof fields === 'function' ? fields(out) : fields) as Fields<never>,
        ...(heading ? { title: heading } : {}),
        ...(sub ? { sub } : {}),
      }
    },
    ...(typeof fields === 'function' ? {} : { fields: async () => fields as Fields<never> }),
    ...(mark ? { mark: mark as NonNullable<LedgerKind['mark']> } : {}),
  })
}

/** The editable values of a row, by the names under which they stand in its mark. */
export function markValues(fields: Fields<never>, row: unknown, local: (moment: string) => string): MarkValues {
  return Object.fromEntries(
    fields.flatMap((field) => (field.edits ? [[field.edits, field.of(row as never, local)] as const] : [])),
  )
}
