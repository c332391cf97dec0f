import { type Cell, plainHalf } from '../cell.ts'
import { type Reading, read, unread } from './reading.ts'

const YES = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '对',
  'y',
  'yes',
  'true',
  '1',
  '已',
  '已确认',
  '属实',
  '满意',
  '认可',
  '同意',
])
const NO = new Set([
  '否',
  '无',
  '×',
  '✗',
  '✘',
  'x',
  '不',
  '不是',
  '没有',
  'n',
  'no',
  'false',
  '0',
  '未',
  '未确认',
  '不认可',
  '不满意',
  '/',
  '-',
  '—',
])

/** Reads a yes or no as people tick it. */
export function readYesNo(cell: Cell): Reading<boolean> {
  if (cell.type === 'boolean') return read(cell.value === true)
  const text = plainHalf(cell)
  const key = text.toLowerCase()
  if (YES.has(key)) return read(true)
  if (NO.has(key)) return read(false)
  return unread('yes_no.unreadable', { text })
}
