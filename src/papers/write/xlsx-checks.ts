import type ExcelJS from '@protobi/exceljs'
import { CHOICES_SHEET } from '#domain/ledger/explanation.ts'
import { headOf, type LedgerColumn } from './ledger.ts'

/** The head of the column that says what is wrong with a row while it is edited. */
export const CHECK_HEAD = '核对'

const LETTERS = 26

/** `1` → `A`, `27` → `AA`. */
export function letterOf(column: number): string {
  let name = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / LETTERS)) {
    name = String.fromCharCode(65 + ((n - 1) % LETTERS)) + name
  }
  return name
}

/** Columns with permitted values, in the order of their columns on the sheet of choices. */
export function withChoices(columns: readonly LedgerColumn[]): readonly LedgerColumn[] {
  return columns.filter((column) => column.choices !== undefined && column.choices.length > 0)
}

function choicesRange(columns: readonly LedgerColumn[], column: LedgerColumn): string {
  const letter = letterOf(withChoices(columns).indexOf(column) + 1)
  return `'${CHOICES_SHEET}'!$${letter}$2:$${letter}$${(column.choices?.length ?? 0) + 1}`
}

/** Drop-downs for what is chosen, days for days, numbers for numbers; what else is typed is asked about, not forbidden. */
export function addValidations(
  sheet: ExcelJS.Worksheet,
  columns: readonly LedgerColumn[],
  rows: { readonly first: number; readonly last: number },
): void {
  const validations = (
    sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  ).dataValidations
  for (const [i, column] of columns.entries()) {
    if (!column.editable) continue
    const rule = validationOf(columns, column)
    const letter = letterOf(i + 1)
    if (rule) validations.add(`${letter}${rows.first}:${letter}${rows.last}`, rule)
  }
}

function validationOf(columns: readonly LedgerColumn[], column: LedgerColumn): ExcelJS.DataValidation | undefined {
  const warn = (error: string) =>
    ({ allowBlank: true, showErrorMessage: true, errorStyle: 'warning', errorTitle: headOf(column), error }) as const
  if (column.choices?.length)
    return { type: 'list', formulae: [choicesRange(columns, column)], ...warn('不在可选值内，见“可选值”表') }
  if (column.kind === 'date')
    return { type: 'date', operator: 'greaterThan', formulae: [1], ...warn('请填日期，如 2026-03-05') }
  if (column.kind === 'number')
    return { type: 'decimal', operator: 'between', formulae: [-1e15, 1e15], ...warn('请填数字') }
  return undefined
}

/** What the check column computes for one row: each fault in words, nothing where all is well. */
export function checkFormula(columns: readonly LedgerColumn[], row: number): string {
  const parts = columns.flatMap((column, i) => {
    if (!column.editable) return []
    const cell = `${letterOf(i + 1)}${row}`
    const title = column.title.replaceAll('"', '')
    const faults: string[] = []
    if (column.required) faults.push(`IF(TRIM(${cell})="","${title}不能空；","")`)
    if (column.choices?.length)
      faults.push(
        `IF(${cell}="","",IF(COUNTIF(${choicesRange(columns, column)},${cell})=0,"${title}不在可选值内；",""))`,
      )
    else if (column.kind === 'date') faults.push(`IF(${cell}="","",IF(ISNUMBER(${cell}),"","${title}不是日期；"))`)
    else if (column.kind === 'number') faults.push(`IF(${cell}="","",IF(ISNUMBER(${cell}),"","${title}不是数字；"))`)
    return faults
  })
  return parts.length > 0 ? parts.join('&') : '""'
}
