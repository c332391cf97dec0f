import { paperPeriod } from '#domain/duty/period-label.ts'
import type { LedgerValue } from '#papers/write/ledger.ts'
import type { LedgerField } from './kind.ts'

/** Columns of ledgers in one line each: title, what it says, what it means, and what is special about it. */

type More<Row> = Partial<
  Pick<LedgerField<Row>, 'group' | 'edits' | 'required' | 'choices' | 'width' | 'sum' | 'decimals'>
>
type Say<Row> = (row: Row, local: (moment: string) => string) => LedgerValue

const made = <Row>(field: LedgerField<Row>): LedgerField<Row> => (field.edits ? { ...field, editable: true } : field)

/** A text, or a code that must stay one. */
export function text<Row>(title: string, width: number, of: Say<Row>, means: string, more: More<Row> = {}) {
  return made<Row>({ title, kind: 'text', width, of, means, ...more })
}

/** A day, from a day or from a moment. */
export function day<Row>(
  title: string,
  of: (row: Row) => string | null | undefined,
  means: string,
  more: More<Row> = {},
) {
  return made<Row>({
    title,
    kind: 'date',
    of: (row, local) => {
      const value = of(row)
      if (!value || value === 'infinity' || value === '-infinity') return null
      return value.length === 10 ? value : local(value).slice(0, 10)
    },
    means,
    ...more,
  })
}

/** A recurring period in words, as the pages write it. */
export function period<Row>(title: string, of: (row: Row) => string | null | undefined, means: string) {
  return text<Row>(title, 16, (row) => periodWords(of(row)), means)
}

export const periodWords = (label: string | null | undefined): string | null => (label ? paperPeriod(label) : null)

/** A moment in the authority's own time. */
export function moment<Row>(title: string, of: (row: Row) => string | null | undefined, means: string) {
  return made<Row>({
    title,
    kind: 'moment',
    of: (row, local) => {
      const value = of(row)
      return value ? local(value) : null
    },
    means,
  })
}

/** How many: adds up. */
export function count<Row>(title: string, of: (row: Row) => number | null, means: string, more: More<Row> = {}) {
  return made<Row>({ title, kind: 'number', of, means, sum: true, ...more })
}

/** A figure that does not add up: a place, a version, a score. Exact decimal texts become numbers. */
export function figure<Row>(
  title: string,
  of: (row: Row) => number | string | null | undefined,
  means: string,
  more: More<Row> = {},
) {
  return made<Row>({ title, kind: 'number', of: (row) => numberOf(of(row)), means, ...more })
}

/** An amount with its unit. */
export function amount<Row>(
  title: string,
  unit: string,
  of: (row: Row) => number | string | null | undefined,
  means: string,
  more: More<Row> = {},
) {
  return made<Row>({ title, kind: 'number', unit, of: (row) => numberOf(of(row)), means, width: 14, ...more })
}

export function percent<Row>(title: string, of: (row: Row) => number | null, means: string) {
  return made<Row>({ title, kind: 'percent', of, means })
}

/** A number, or the word that stands for one. */
export function numberOf(value: number | string | null | undefined): number | string | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : value
}

type Name = { readonly name: string } | null | undefined
export const nameOf = (one: Name): LedgerValue => one?.name ?? null

/** The word for a code: a ledger shows no codes, so where the row says which may come, the types ask for a word for each. */
export const wordOf =
  <Code extends string>(words: Readonly<Record<Code, string>>) =>
  <Given extends string>(code: (Given & (string extends Given ? string : Code)) | null | undefined): LedgerValue =>
    code === null || code === undefined ? null : ((words as Readonly<Record<string, string>>)[code] ?? code)

export const list = (words: readonly string[]): LedgerValue => words.join('、') || null
