import { READ_LIMITS } from '../limits.ts'
import type { Merge, SheetShape } from '../merged.ts'
import { columnOfRef } from '../source-row.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { corrupt, type Zip } from './zip.ts'

/**
 * Merged cells and hidden columns. They stand before and behind the rows, so the part is unpacked once more and only its two ends are
 * looked at: cells are skipped as bytes, which costs a small part of reading them.
 */
export async function readShape(zip: Zip, path: string): Promise<SheetShape> {
  let before = ''
  let after = ''
  let at: 'before' | 'rows' | 'after' = 'before'
  let carry = Buffer.alloc(0)
  try {
    for await (const piece of await zip.stream(path, READ_LIMITS.sheet)) {
      const chunk = carry.length > 0 ? Buffer.concat([carry, piece as Buffer]) : (piece as Buffer)
      carry = Buffer.alloc(0)
      let from = 0
      if (at === 'before') {
        const opens = chunk.indexOf('sheetData')
        const ends = opens === -1 ? -1 : chunk.indexOf('>', opens)
        if (ends === -1) {
          carry = Buffer.from(chunk)
          if (carry.length > HEAD_MOST) return { merges: [], hiddenColumns: [] }
          continue
        }
        before = chunk.toString('latin1', 0, opens)
        // A sheet without rows closes the tag at once.
        at = chunk[ends - 1] === 0x2f ? 'after' : 'rows'
        from = ends + 1
      }
      if (at === 'rows') {
        const closes = endOfRows(chunk, from)
        if (closes === -1) {
          carry = Buffer.from(chunk.subarray(Math.max(from, chunk.length - OVERLAP)))
          continue
        }
        at = 'after'
        from = closes
      }
      after += chunk.toString('latin1', from)
      if (after.length > READ_LIMITS.part) throw tooMany()
    }
  } catch (error) {
    throw corrupt(error)
  }
  return { merges: mergesIn(after), hiddenColumns: hiddenIn(before) }
}

const HEAD_MOST = 2 ** 20
/** Longer than a closing tag with any prefix. */
const OVERLAP = 64

/** Behind `</sheetData>` or `</x:sheetData>`. A `<` in a cell's text is escaped, so the tag cannot be one's words. */
function endOfRows(chunk: Buffer, from: number): number {
  for (let found = chunk.indexOf('sheetData>', from); found !== -1; found = chunk.indexOf('sheetData>', found + 1)) {
    if (/<\/(\w+:)?$/.test(chunk.toString('latin1', Math.max(0, found - OVERLAP), found))) return found + 10
  }
  return -1
}

function mergesIn(xml: string): Merge[] {
  const merges: Merge[] = []
  for (const [, first = '', last = ''] of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+\d+):([A-Z]+\d+)["']/g,
  )) {
    if (merges.length >= READ_LIMITS.merges) throw tooMany()
    merges.push({ top: rowOf(first), bottom: rowOf(last), left: columnOfRef(first), right: columnOfRef(last) })
  }
  return merges
}

function hiddenIn(xml: string): number[] {
  const hidden: number[] = []
  for (const [tag] of xml.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!/\shidden=["'](1|true)["']/.test(tag)) continue
    const number = (name: string) => Number(new RegExp(`\\s${name}=["'](\\d+)["']`).exec(tag)?.[1] ?? 0)
    for (let column = number('min'); column <= Math.min(number('max'), READ_LIMITS.columns); column++)
      hidden.push(column)
  }
  return hidden
}

const rowOf = (ref: string): number => Number(/\d+$/.exec(ref)?.[0] ?? 0)

function tooMany(): UnreadableFile {
  return new UnreadableFile(
    'file.too_large',
    `工作表的合并单元格超过 ${READ_LIMITS.merges} 处，已拒绝。请取消合并后再导入。`,
  )
}
