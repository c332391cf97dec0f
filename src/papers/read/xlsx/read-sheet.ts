import { READ_LIMITS } from '../limits.ts'
import { columnOfRef, type SourceCell, type SourceRow } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { shownMoment } from './date-format.ts'
import { type SheetPart, shownText, type Workbook } from './workbook.ts'
import { xmlParser } from './xml-parser.ts'
import { corrupt, type Zip } from './zip.ts'

/**
 * The filled rows of one sheet. The parser is fed only when the rows it already gave are used up, so a slow consumer
 * holds the reader back and memory stays flat.
 */
export async function* readSheet(
  zip: Zip,
  sheet: SheetPart,
  book: Workbook,
): AsyncGenerator<SourceRow, void, undefined> {
  const ready: SourceRow[] = []
  const parser = xmlParser(rowHandlers(sheet.name, book, (row) => ready.push(row)))
  const decoder = new TextDecoder('utf-8')
  try {
    const stream = await zip.stream(sheet.path, READ_LIMITS.sheet)
    for await (const chunk of stream) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
      yield* ready
      ready.length = 0
    }
    parser.write(decoder.decode())
    parser.end()
  } catch (error) {
    throw corrupt(error)
  }
  yield* ready
}

function rowHandlers(sheet: string, book: Workbook, emit: (row: SourceRow) => void) {
  let row = 0
  let hidden = false
  let column = 0
  let cells: SourceCell[] = []
  let type = ''
  let style = -1
  let text = ''
  let shown = 0
  let formula = false
  let collecting = false
  let inCell = false
  let phonetic = false
  return {
    open(name: string, attributes: Record<string, string>) {
      switch (name) {
        case 'row':
          row = attributes.r ? Number(attributes.r) : row + 1
          hidden = attributes.hidden === '1' || attributes.hidden === 'true'
          column = 0
          cells = []
          break
        case 'c':
          column = attributes.r ? columnOfRef(attributes.r) : column + 1
          type = attributes.t ?? 'n'
          style = attributes.s ? Number(attributes.s) : -1
          text = ''
          formula = false
          inCell = true
          break
        case 'f':
          formula = true
          break
        case 'v':
          collecting = inCell
          break
        case 'rPh':
          phonetic = true
          break
        case 't':
          collecting = inCell && !phonetic
          break
      }
    },
    close(name: string) {
      switch (name) {
        case 'v':
        case 't':
          collecting = false
          break
        case 'rPh':
          phonetic = false
          break
        case 'c': {
          inCell = false
          const cell =
            formula && type === 'n' && text.trim() === ''
              ? notComputed(column)
              : toCell(column, type, style, text, book)
          if (!cell) break
          if (column > READ_LIMITS.columns) throw tooWide(sheet, row)
          shown += cell.text.length
          if (shown > READ_LIMITS.shown) throw showsTooMuch(sheet, row)
          cells.push(cell)
          break
        }
        case 'row':
          if (cells.length > 0) emit({ sheet, row, cells: sorted(cells), hidden })
          break
      }
    },
    text(part: string) {
      if (!collecting) return
      text += part
      if (text.length > READ_LIMITS.cell) {
        throw new UnreadableFile('file.too_large', `工作表“${sheet}”第 ${row} 行有过长的单元格，已拒绝。`)
      }
    },
  }
}

/** Excel writes cells in order; the format does not demand it. */
function sorted(cells: SourceCell[]): SourceCell[] {
  for (let i = 1; i < cells.length; i++) {
    if ((cells[i - 1] as SourceCell).column >= (cells[i] as SourceCell).column) {
      return cells.sort((a, b) => a.column - b.column)
    }
  }
  return cells
}

function toCell(column: number, type: string, style: number, raw: string, book: Workbook): SourceCell | undefined {
  switch (type) {
    case 's': {
      const text = book.texts[Number(raw)]
      return textCell(column, text)
    }
    case 'inlineStr':
    case 'str':
      return isPicture(raw) ? undefined : textCell(column, shownText(raw))
    case 'b':
      return {
        column,
        type: 'boolean',
        value: raw === '1' || raw === 'true',
        text: raw === '1' || raw === 'true' ? '是' : '否',
      }
    case 'e':
      return { column, type: 'error', value: raw, text: raw }
    case 'd':
      return raw === '' ? undefined : { column, type: 'date', value: raw, text: isoText(raw) }
    default: {
      const digits = raw.trim()
      if (digits === '') return undefined
      const value = Number(digits)
      if (!Number.isFinite(value)) return noNumber(digits) ? numberFault(column) : textCell(column, raw)
      const shown = book.styles[style]
      if (shown?.date) {
        const moment = shownMoment(value, book.from1904, shown.elapsed)
        if (moment?.type === 'text') return textCell(column, moment.text)
        if (moment) return { column, type: 'date', value, text: moment.text }
      }
      // A code kept as a number and shown with its zeros: what people read is the code.
      if (shown && shown.digits > digits.length && /^\d+$/.test(digits))
        return textCell(column, digits.padStart(shown.digits, '0'))
      return { column, type: 'number', value, text: digits }
    }
  }
}

function textCell(column: number, text: string | undefined): SourceCell | undefined {
  if (text === undefined || text.trim() === '') return undefined
  return { column, type: 'text', value: text, text }
}

/** A day as strict workbooks write it, `2026-03-05T00:00:00.000Z`. */
const isoText = (raw: string): string => raw.replace(/(\.\d+)?Z?$/, '').replace(/T00:00:00$/, '')

/** A picture WPS keeps in a cell: shown as the picture, kept as `=DISPIMG("ID_…",1)`. */
const isPicture = (raw: string): boolean => raw.startsWith('=') && /^=(_xlfn\.)?DISPIMG\(/i.test(raw)

/** A formula that a program wrote and nothing has computed yet: Excel would show its value, we cannot. */
const notComputed = (column: number): SourceCell => ({ column, type: 'error', value: NOT_COMPUTED, text: NOT_COMPUTED })
const NOT_COMPUTED = '尚未计算'

/** What programs write for a number that is none; Excel shows it as an error. */
const noNumber = (digits: string): boolean => /^-?(nan|inf|infinity)$/i.test(digits)
const numberFault = (column: number): SourceCell => ({ column, type: 'error', value: '#NUM!', text: '#NUM!' })

function showsTooMuch(sheet: string, row: number): UnreadableFile {
  return new UnreadableFile(
    'file.bomb',
    `工作表“${sheet}”到第 ${row} 行文字总量超出允许范围，已拒绝。请检查文件来源，或拆分后再导入。`,
  )
}

function tooWide(sheet: string, row: number): UnreadableFile {
  return new UnreadableFile(
    'file.too_wide',
    `工作表“${sheet}”第 ${row} 行超过 ${READ_LIMITS.columns} 列，已拒绝。请删去右侧多余的列后再导入。`,
  )
}
