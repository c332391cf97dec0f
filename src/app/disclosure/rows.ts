import { maskPhone } from '#domain/access/mask.ts'
import { maskPhonesIn, withhold } from '#domain/disclosure/redact.ts'
import { blocksAsMarkdown } from '#domain/paper/blocks-as-markdown.ts'
import { KINDS } from '#engine/disclosed/kinds.ts'
import { columnsShown, type DisclosedColumn, type DisclosedRow, disclosedRows } from '#engine/disclosed/rows.ts'
import { sayValue } from '#program/explain/result.ts'
import { listSealedPeriods, namesWithShort, type SealedPeriod } from '#storage/disclosure-store.ts'
import type { TxCtx } from '../context.ts'
import { toCursor } from '../cursor.ts'
import { subjectNames } from '../score/subject-names.ts'
import { definitionOf } from './definitions.ts'
import { idsOf, type Section } from './sections.ts'

export type Asked = {
  readonly ordinal?: number | undefined
  readonly after?: { at: string; id: string }
  readonly id?: string
  readonly limit: number
}

/** A column with the word people read above it, and what it counts where the program lays that down. */
export type Shown = {
  readonly columns: readonly (DisclosedColumn & { readonly definition: string | null })[]
  readonly periods: readonly SealedPeriod[]
  readonly period: SealedPeriod | null
  readonly rows: readonly { id: string; at: string; day: string; cells: Readonly<Record<string, string | null>> }[]
  readonly next: string | null
  readonly total: number
}

/** The rows of a section as its audience may read them: names for ids, telephone numbers masked, hidden names out of the texts. */
export async function rowsOf(ctx: TxCtx, section: Section, asked: Asked): Promise<Shown> {
  const { scene, what, hide, own } = section
  const isSealed = KINDS[what.kind]?.sealed === true
  const periods = isSealed
    ? await listSealedPeriods(ctx.tx, ctx.authorityId, section.program.id, calendarOf(section))
    : []
  const period =
    periods.find((one) => one.ordinal === asked.ordinal) ?? (asked.ordinal === undefined ? periods[0] : undefined)
  const limit = isSealed ? 1000 : asked.limit
  const found = await disclosedRows(ctx.tx, scene, {
    what,
    hide,
    ...(own ? { own: { parties: own, ids: idsOf(ctx) } } : {}),
    ...(period ? { ordinal: period.ordinal } : {}),
    ...(asked.after ? { after: asked.after } : {}),
    ...(asked.id ? { id: asked.id } : {}),
    limit: limit + 1,
  })
  const columns = columnsShown(scene, what, hide)
  const page = found.rows.slice(0, limit)
  const name = await subjectNames(
    ctx,
    page.flatMap((row) => entitiesIn(row, columns)),
  )
  const secret = await namesWithShort(
    ctx.tx,
    ctx.authorityId,
    page.map(({ withheld }) => withheld),
  )
  const rows = page.map((row) => {
    const hidden = Object.values(row.withheld).flatMap((id) => secret.get(id) ?? [])
    const cells = Object.fromEntries(columns.map((column) => [column.id, cellOf(section, column, row, name, hidden)]))
    return { id: row.id, at: row.at, day: row.day, cells }
  })
  // What no row has is no column.
  const filled = columns.filter(({ id }) => rows.length === 0 || rows.some(({ cells }) => cells[id] !== null))
  const last = page.at(-1)
  return {
    columns: filled.map((column) => ({ ...column, definition: definitionOf(section, column) })),
    periods,
    period: period ?? null,
    rows,
    next: found.rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null,
    total: found.total,
  }
}

function calendarOf({ program, what }: Section): string | undefined {
  if (what.kind === 'ranking') return program.rankings.find((one) => one.id === what.name)?.every
  return program.measures.find((one) => one.id === what.name)?.every
}

function entitiesIn(row: DisclosedRow, columns: readonly DisclosedColumn[]): { kind: string; id: string }[] {
  return columns.flatMap(({ id, type }) => {
    const value = row.cells[id]
    return type === 'entity' && typeof value === 'string' ? [{ kind: id, id: value }] : []
  })
}

/** One cell as text; numbers and moments stay as the database writes them, the page formats them. */
function cellOf(
  { program, what }: Section,
  column: DisclosedColumn,
  row: DisclosedRow,
  name: (kind: string, id: string) => string,
  hidden: readonly string[],
): string | null {
  const value = row.cells[column.id]
  if (value === null || value === undefined || value === '') return null
  if (column.type === 'entity') return name(column.id, String(value))
  if (column.type === 'phone') return maskPhone(String(value))
  if (Array.isArray(value)) return value.join('、')
  if (column.id === 'value' && (what.kind === 'measure' || what.kind === 'ranking')) {
    const rule = program.rankings.find((one) => what.kind === 'ranking' && one.id === what.name)
    const measure = program.measures.find((one) => one.id === (rule?.by[0]?.measure ?? what.name))
    return measure ? sayValue(measure, Number(value)) : String(value)
  }
  if (column.id === 'end' && what.kind === 'matter') {
    return (
      program.matters.find((one) => one.id === what.name)?.ends.find((one) => one.id === value)?.title ?? String(value)
    )
  }
  if (column.id === 'rule' && what.kind === 'points')
    return program.points.find((one) => one.id === value)?.title ?? String(value)
  const text = what.kind === 'paper' && column.id === 'body' ? blocksAsMarkdown(String(value)) : String(value)
  if (column.type === 'text' || column.type === 'long') return maskPhonesIn(withhold(text, hidden))
  return String(value)
}
