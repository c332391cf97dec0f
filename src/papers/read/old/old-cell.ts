import type { CellObject } from '@e965/xlsx'
import { cleanText } from '../clean-text.ts'
import type { SourceCell } from '../source-row.ts'
import { isDateFormat, isElapsedFormat, shownMoment } from '../xlsx/date-format.ts'

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** A cell of the library as one of ours; undefined for one that shows nothing. */
export function toSourceCell(column: number, cell: CellObject, from1904: boolean): SourceCell | undefined {
  switch (cell.t) {
    case 's': {
      const text = cleanText(String(cell.v ?? ''))
      return text.trim() === '' ? undefined : { column, type: 'text', value: text, text }
    }
    case 'b':
      return { column, type: 'boolean', value: cell.v === true, text: cell.v === true ? '是' : '否' }
    case 'e': {
      const text = ERRORS[Number(cell.v)] ?? '#ERROR!'
      return { column, type: 'error', value: text, text }
    }
    case 'n': {
      const value = Number(cell.v)
      if (!Number.isFinite(value)) return { column, type: 'error', value: '#NUM!', text: '#NUM!' }
      const format = cell.z === undefined ? undefined : String(cell.z)
      if (format !== undefined && isDateFormat(0, format)) {
        const moment = shownMoment(value, from1904, isElapsedFormat(format))
        if (moment?.type === 'text') return { column, type: 'text', value: moment.text, text: moment.text }
        if (moment) return { column, type: 'date', value, text: moment.text }
      }
      const digits = String(value)
      // A code kept as a number and shown with its zeros: what people read is the code.
      if (format !== undefined && /^0{2,}$/.test(format) && /^\d+$/.test(digits) && digits.length < format.length) {
        const text = digits.padStart(format.length, '0')
        return { column, type: 'text', value: text, text }
      }
      return { column, type: 'number', value, text: digits }
    }
    default:
      return undefined
  }
}
