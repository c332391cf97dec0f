import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { recordPieces } from '#app/import/reading/pieces.ts'
import type { RecordRow } from '#app/import/reading/record-rows.ts'
import { planSheet } from '#app/import/sheet.ts'
import { cleanEnterpriseName } from '#domain/identifiers/name.ts'
import type { FieldValue, ReadRow } from '#domain/import/read-row.ts'
import { openTable, type SourceCell } from '#papers/read/open-table.ts'
import { cellRef } from '#papers/read/source-row.ts'
import type { WantedSheet } from './make/model.ts'

const FOLDER = join(import.meta.dirname, 'files')
const NAMES = readdirSync(FOLDER).filter((name) => !name.endsWith('.yaml'))
/** Files that Excel and WPS wrote, no ledgers: cell by cell. */
const REAL = join(import.meta.dirname, 'real')
const REAL_NAMES = readdirSync(REAL).filter((name) => !/\.(yaml|md)$/.test(name))

/** `right`: read as it is, or refused where nothing can be read; `refused`: read as a fault though there was a value; `silent`: another value, and nobody told. */
type Score = { cells: number; right: number; refused: string[]; silent: string[] }
const total: Score = { cells: 0, right: 0, refused: [], silent: [] }

/** A value as the corpus writes it down. */
function written(value: FieldValue | undefined): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'object') return cleanEnterpriseName(String(value)).replaceAll('\n', '')
  if (Array.isArray(value)) {
    return value
      .map((one) => (typeof one === 'string' ? one : one.hint ? `${one.name}（${one.hint}）` : one.name))
      .join('、')
  }
  if ('day' in value) return value.time ? `${value.day}T${value.time}` : value.day
  return 'first' in value ? `${value.first}..${value.last}` : undefined
}

function judge(place: string, wanted: Readonly<Record<string, string>>, read: ReadRow | undefined, score: Score): void {
  for (const field of new Set([...Object.keys(wanted), ...Object.keys(read?.values ?? {})])) {
    score.cells++
    const want = wanted[field]
    const fault = read?.faults.find((one) => one.field === field)?.fault.code
    const got = fault === undefined ? written(read?.values[field]) : `!${fault}`
    const expected = want?.startsWith('!') || want === undefined ? want : cleanEnterpriseName(want).replaceAll('\n', '')
    if (got === expected) score.right++
    else if (fault !== undefined) score.refused.push(`${place} ${field}: ${got} instead of ${want}`)
    else score.silent.push(`${place} ${field}: ${got ?? 'nothing'} instead of ${want ?? 'nothing'}`)
  }
}

async function scoreOf(name: string): Promise<Score> {
  const score: Score = { cells: 0, right: 0, refused: [], silent: [] }
  const { sheets } = parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')) as { sheets: WantedSheet[] }
  const source = await openTable({ name, bytes: readFileSync(join(FOLDER, name)) })
  try {
    for (const wanted of sheets) {
      const plan = await planSheet(source, wanted.sheet, { options: {}, staffNoWidth: null })
      if (!plan.ok || plan.found.kind !== wanted.kind) {
        const cells = Object.values(wanted.rows).reduce((sum, row) => sum + Object.keys(row).length, 0)
        score.cells += cells
        const said = plan.ok ? `is read as ${plan.found.kind}` : plan.problem.message
        ;(plan.ok ? score.silent : score.refused).push(`${wanted.sheet}: ${said}`)
        continue
      }
      const seen = new Set<number>()
      let skipped = 0
      const records: RecordRow[] = []
      for await (const piece of recordPieces(source, plan)) records.push(...piece)
      for (const one of records) {
        seen.add(one.row)
        const place = `${wanted.sheet}!${one.row}`
        const row = wanted.rows[one.row]
        if (one.is === 'skipped') {
          if (one.why !== 'blank') skipped++
          if (row) judge(place, row, undefined, score)
        } else if (one.is === 'another_table') {
          judge(
            place,
            row ?? {},
            { values: {}, faults: [{ field: '*', fault: { code: 'sheet.another_table' } }] },
            score,
          )
        } else judge(place, row ?? {}, one.read, score)
      }
      for (const [row, values] of Object.entries(wanted.rows))
        if (!seen.has(Number(row))) judge(`${wanted.sheet}!${row}`, values, undefined, score)
      expect([wanted.sheet, skipped]).toEqual([wanted.sheet, wanted.skipped])
    }
  } finally {
    await source.close()
  }
  return counted(name, score)
}

function counted(name: string, score: Score): Score {
  total.cells += score.cells
  total.right += score.right
  total.refused.push(...score.refused.map((one) => `${name} ${one}`))
  total.silent.push(...score.silent.map((one) => `${name} ${one}`))
  return score
}

type RealSheets = Readonly<Record<string, Readonly<Record<string, string | number>>>>

/** Whether a cell is what other programs find there: numbers as numbers, days and texts as they are shown. */
const isSame = (cell: SourceCell | undefined, want: string | number | undefined): boolean =>
  typeof want === 'number'
    ? cell?.type === 'number' && Math.abs(Number(cell.text) - want) <= 1e-12 * Math.abs(want)
    : cell?.text === want

async function scoreOfReal(name: string): Promise<Score> {
  const score: Score = { cells: 0, right: 0, refused: [], silent: [] }
  const { sheets } = parse(readFileSync(join(REAL, `${name}.yaml`), 'utf8')) as { sheets: RealSheets }
  const source = await openTable({ name, bytes: readFileSync(join(REAL, name)) })
  try {
    expect([...source.sheets].sort()).toEqual(Object.keys(sheets).sort())
    for (const [sheet, wanted] of Object.entries(sheets)) {
      const read = new Map<string, SourceCell>()
      for await (const row of source.rows(sheet))
        for (const cell of row.cells) read.set(cellRef(cell.column, row.row), cell)
      for (const ref of new Set([...Object.keys(wanted), ...read.keys()])) {
        score.cells++
        if (isSame(read.get(ref), wanted[ref])) score.right++
        else
          score.silent.push(
            `${sheet}!${ref}: ${read.get(ref)?.text ?? 'nothing'} instead of ${wanted[ref] ?? 'nothing'}`,
          )
      }
    }
  } finally {
    await source.close()
  }
  return counted(name, score)
}

describe('ledgers as they really are', () => {
  test('there are at least forty, of several producers', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(40)
  })

  test.each(NAMES)('%s', async (name) => {
    const { refused, silent } = await scoreOf(name)
    expect({ refused, silent }).toEqual({ refused: [], silent: [] })
  })

  test.each(REAL_NAMES)('written by a real producer: %s', async (name) => {
    const { silent } = await scoreOfReal(name)
    expect(silent).toEqual([])
  })

  test('the score: at least 99.5 % of all cells right, no silent error', () => {
    const share = total.right / total.cells
    process.stdout.write(
      `corpus: ${NAMES.length + REAL_NAMES.length} files, ${total.right} of ${total.cells} cells right (${(share * 100).toFixed(2)} %), ${total.silent.length} silent errors\n`,
    )
    expect(total.silent).toEqual([])
    expect(share).toBeGreaterThanOrEqual(0.995)
  })
})
