import { parseCreditCode } from '../identifiers/credit-code.ts'
import { type Cell, plainText } from './cell.ts'
import type { Field } from './kinds/field.ts'
import type { ImportKind } from './kinds.ts'
import { readPhones } from './read/code.ts'
import { readDay } from './read/date.ts'

/** Of so many cells looked at, so many fit. */
export type Likeness = { readonly fit: number; readonly of: number }

type Column = { readonly column: number; readonly cells: readonly Cell[] }
type Found = ReadonlyMap<string, { readonly column: number; readonly like: Likeness }>

/** Fewer cells say nothing. */
const LEAST_CELLS = 3

/**
 * Fields that no head names, with the one column whose cells look like them. Only what can hardly be anything else is proposed: credit
 * codes, telephone numbers, names of firms, and the days and descriptions that a kind cannot do without. Where two columns look alike,
 * none is.
 */
export function likeFields(
  kind: ImportKind,
  open: readonly (readonly [string, Field])[],
  columns: readonly Column[],
  year: number | null,
): Found {
  const found = new Map<string, { column: number; like: Likeness }>()
  const taken = new Set<number>()
  for (const [name, field] of open) {
    const test = testOf(kind, name, field, year)
    if (!test) continue
    const alike = columns.flatMap(({ column, cells }) => {
      if (taken.has(column) || cells.length < LEAST_CELLS) return []
      const like = { fit: cells.filter(test.fits).length, of: cells.length }
      return like.fit / like.of >= test.share ? [{ column, like }] : []
    })
    const [only] = alike
    if (alike.length !== 1 || !only) continue
    found.set(name, only)
    taken.add(only.column)
  }
  return found
}

type Test = { readonly fits: (cell: Cell) => boolean; readonly share: number }

const FIRM = /(公司|厂|合作社|集团|商行|经营部|事务所|酒店|超市|农场|门市部|工作室|分公司|企业)$/

function testOf(kind: ImportKind, name: string, field: Field, year: number | null): Test | undefined {
  if (field.type === 'credit_code') return { fits: (cell) => parseCreditCode(plainText(cell)).ok, share: 0.7 }
  if (field.type === 'phones') return { fits: (cell) => readPhones(cell).ok, share: 0.9 }
  if (name === 'enterprise' || (kind === 'enterprises' && name === 'name'))
    return { fits: (cell) => cell.type === 'text' && FIRM.test(plainText(cell)), share: 0.8 }
  if (!field.required) return undefined
  if (field.type === 'day') return { fits: (cell) => readDay(cell, year).ok, share: 0.9 }
  if (field.type === 'long_text') return { fits: (cell) => plainText(cell).length >= 12, share: 0.8 }
  return undefined
}
