import { cleanPersonName } from '../identifiers/name.ts'
import { type Cell, lostDigits, plainText } from './cell.ts'
import type { FieldFault } from './fault.ts'
import { type Field, type FieldType, type ImportKind, kindOf, MOST_CHARACTERS } from './kinds.ts'
import { type AmountUnit, readAmount } from './read/amount.ts'
import { readCode, readCreditCode, readPhones } from './read/code.ts'
import { type DayAndTime, readDay } from './read/date.ts'
import { type PersonName, readPersonNames, readWords } from './read/names.ts'
import { readCount, readDecimal } from './read/number.ts'
import { type DaySpan, readPeriod } from './read/period.ts'
import { type Reading, read, unread } from './read/reading.ts'
import { readYesNo } from './read/yes-no.ts'
import type { Mapping } from './recognise.ts'

/** What a field's cell became. Amounts are 万元 as decimal text. */
export type FieldValue = string | number | boolean | DayAndTime | DaySpan | readonly PersonName[] | readonly string[]

/** A row read: values by field (blank cells are not there), and faults by field. */
export type ReadRow = {
  readonly values: Readonly<Record<string, FieldValue>>
  readonly faults: readonly { readonly field: string; readonly fault: FieldFault }[]
}

/** What reading a column needs besides the cell. */
export type ColumnHints = {
  readonly year: number | null
  readonly amountUnits: Readonly<Record<string, AmountUnit | null>>
  readonly codeWidths: Readonly<Record<string, number | null>>
  readonly from1904: boolean
}

/** Reads a row's cells by the mapping: every fault of the row at once. */
export function readRow(kind: ImportKind, mapping: Mapping, hints: ColumnHints, cells: readonly Cell[]): ReadRow {
  const values: Record<string, FieldValue> = {}
  const faults: { field: string; fault: FieldFault }[] = []
  const forced = kind === 'enterprises' && at(cells, mapping.codeForced) !== undefined
  for (const [name, field] of fieldsOf(kind)) {
    const cell = at(cells, mapping[name])
    if (cell === undefined || isBlank(cell) || (NONE_FOR.has(field.type) && saysNone(cell))) {
      if (field.required) faults.push({ field: name, fault: { code: 'cell.required', data: { title: field.title } } })
      continue
    }
    const reading = readField(name, field, cell, hints, forced)
    if (reading.ok) values[name] = reading.value
    else faults.push({ field: name, fault: reading.fault })
  }
  return { values, faults }
}

/** The cell in a column. Cells come by column, so it stands at or before its own place. */
function at(cells: readonly Cell[], column: number | undefined): Cell | undefined {
  if (column === undefined) return undefined
  for (let n = Math.min(column, cells.length) - 1; n >= 0; n--) {
    const cell = cells[n] as Cell
    if (cell.column <= column) return cell.column === column ? cell : undefined
  }
  return undefined
}

const listed = new Map<ImportKind, readonly (readonly [string, Field])[]>()

function fieldsOf(kind: ImportKind): readonly (readonly [string, Field])[] {
  const before = listed.get(kind)
  if (before) return before
  const fields = Object.entries(kindOf(kind).fields)
  listed.set(kind, fields)
  return fields
}

function readField(name: string, field: Field, cell: Cell, hints: ColumnHints, forced: boolean): Reading<FieldValue> {
  if (cell.type === 'error') return unread('cell.error', { text: cell.text })
  switch (field.type) {
    case 'text':
      return readText(cell, MOST_CHARACTERS.text)
    case 'name':
      return readNameOfThing(cell)
    case 'long_text':
      return readLongText(cell)
    case 'day':
      return readDay(cell, hints.year, hints.from1904)
    case 'amount':
      return readAmount(cell, hints.amountUnits[name] ?? null)
    case 'count':
      return readCount(cell)
    case 'decimal':
      return readDecimal(cell)
    case 'yes_no':
      return readYesNo(cell)
    case 'phones':
      return readPhones(cell)
    case 'code':
      return readCode(cell, hints.codeWidths[name] ?? null)
    case 'credit_code':
      return readCreditCode(cell, forced)
    case 'person':
      return readName(cell, field.required === true)
    case 'persons':
      return readPersons(cell)
    case 'words':
      return read(readWords(cell.text))
    case 'period':
      return readPeriod(cell, hints.year, hints.from1904)
  }
}

function readText(cell: Cell, most: number): Reading<string> {
  if (cell.type === 'number' && lostDigits(cell)) return unread('code.digits_lost', { text: cell.text })
  const text = plainText(cell)
  return text.length > most ? unread('cell.too_long', { most }) : read(text)
}

/** Line breaks inside a description stay. */
function readLongText(cell: Cell): Reading<string> {
  if (cell.type !== 'text') return readText(cell, MOST_CHARACTERS.long_text)
  const text = cell.text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  return text.length > MOST_CHARACTERS.long_text
    ? unread('cell.too_long', { most: MOST_CHARACTERS.long_text })
    : read(text)
}

/** A unit's, an enterprise's, a project's name: a number or a code there means that the columns are not what their heads say. */
function readNameOfThing(cell: Cell): Reading<string> {
  const name = readText(cell, MOST_CHARACTERS.text)
  return name.ok &&
    !/[\u4e00-\u9fff]/.test(name.value) &&
    !/\p{Script=Han}|\p{L}{2}/u.test(name.value.replace(/[A-Za-z]+\d+[A-Za-z\d]*/g, ''))
    ? unread('name.not_a_name', { text: name.value })
    : name
}

function readName(cell: Cell, alone: boolean): Reading<string> {
  const text = cleanPersonName(plainText(cell))
  if (alone && readPersonNames(cell.text).length > 1) return unread('person.several', { text })
  if (!/\p{L}/u.test(text)) return unread('name.not_a_name', { text })
  return text.length > 60 ? unread('cell.too_long', { most: 60 }) : read(text)
}

function readPersons(cell: Cell): Reading<readonly PersonName[]> {
  const names = readPersonNames(cell.text)
  return names.length === 0 ? unread('cell.required', {}) : read(names)
}

/** A dash or a slash alone is how people write "none". */
function isBlank(cell: Cell): boolean {
  if (cell.type !== 'text') return false
  const text = cell.text.trim()
  return text.length <= 1 && /^[\s\-—–/／\\]?$/.test(text)
}

/** Fields in which a word for "none" is a blank; elsewhere 无 is an answer. */
const NONE_FOR: ReadonlySet<FieldType> = new Set([
  'credit_code',
  'code',
  'phones',
  'day',
  'period',
  'amount',
  'count',
  'decimal',
  'person',
  'persons',
])

function saysNone(cell: Cell): boolean {
  if (cell.type !== 'text') return false
  const text = cell.text.trim()
  return text.length <= 4 && /^(无|暂无|没有|未知|不详|待定|未定|未填|未办理|空|n\/?a|null)$/i.test(text)
}
