import { t } from '../i18n/t.ts'

/** One cell of the table behind a chart; `opens` is the list that shows the rows it counts. */
export type ChartCell = {
  readonly value: string | number | null
  readonly text?: string
  readonly opens?: string
}

/** A number says what it counts. */
export type ChartColumn = { readonly title: string } & (
  | { readonly kind: 'text' | 'date'; readonly definition?: never }
  | { readonly kind: 'number' | 'percent'; readonly definition: string }
)

/** The same figures as the chart draws, in words and numbers: for whoever reads by ear or by keys, and for the spreadsheet. */
export type ChartTable = {
  readonly columns: readonly ChartColumn[]
  readonly rows: readonly (readonly ChartCell[])[]
}

/** `null` is a word, never a zero. */
export function cellText({ value, text }: ChartCell): string {
  return text ?? (value === null ? t('chart.none') : String(value))
}
