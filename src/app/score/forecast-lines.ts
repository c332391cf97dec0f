import type { Program } from '#program/model.ts'
import type { LineListed } from '#storage/score-store.ts'
import { ruleShown } from './rule-shown.ts'
import { sayFigure } from './say-line.ts'

type Three<T> = { readonly was: T; readonly met: T; readonly missed: T }

/** One rule's result in the three situations; a figure is null where the rule gives nothing. */
export type ForecastRow = {
  readonly kind: 'points' | 'measure' | 'mark'
  readonly rule: string
  readonly title: string
  readonly clause: string | null
  readonly unit: string | null
  /** Period of the figure, where it is narrower than the one forecast. */
  readonly period: string | null
  readonly now: string | null
  readonly ifMet: string | null
  readonly ifMissed: string | null
  /** The two ends differ: it still depends on what is done. */
  readonly open: boolean
}

/** Points by rule, measures by rule and period, marks by count; what still depends on what is done comes first. */
export function differences(
  lines: Three<readonly LineListed[]>,
  programOf: (version: number) => Program,
): { rows: ForecastRow[]; totals: { now: string; ifMet: string; ifMissed: string } } {
  const figures = { was: byKey(lines.was), met: byKey(lines.met), missed: byKey(lines.missed) }
  const keys = new Set([...figures.was.keys(), ...figures.met.keys(), ...figures.missed.keys()])
  const rows = [...keys].map((key): ForecastRow => {
    const found = { was: figures.was.get(key), met: figures.met.get(key), missed: figures.missed.get(key) }
    const line = (found.was ?? found.met ?? found.missed)?.[0]
    if (!line || line.kind === 'ranking') throw new Error(`no line ${key}`)
    const program = programOf(line.version)
    const { title, clause } = ruleShown(program, line.kind, line.rule)
    const unit = line.kind === 'measure' ? program.measures.find((one) => one.id === line.rule)?.unit : undefined
    const say = (some: readonly LineListed[] | undefined) => figureOf(program, some)
    const [now, ifMet, ifMissed] = [say(found.was), say(found.met), say(found.missed)]
    const { kind, rule, period } = line
    return { kind, rule, title, clause, unit: unit ?? null, period, now, ifMet, ifMissed, open: ifMet !== ifMissed }
  })
  const order = ['points', 'measure', 'mark']
  rows.sort(
    (a, b) =>
      Number(b.open) - Number(a.open) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      ((a.period ?? '') < (b.period ?? '') ? -1 : 1),
  )
  return {
    rows,
    totals: { now: total(lines.was), ifMet: total(lines.met), ifMissed: total(lines.missed) },
  }
}

function byKey(lines: readonly LineListed[]): Map<string, LineListed[]> {
  const found = new Map<string, LineListed[]>()
  for (const line of lines) {
    if (line.kind === 'ranking') continue
    const key = `${line.kind} ${line.rule} ${line.kind === 'measure' ? line.ordinal : ''}`
    found.set(key, [...(found.get(key) ?? []), line])
  }
  return found
}

function figureOf(program: Program, lines: readonly LineListed[] | undefined): string | null {
  const [first] = lines ?? []
  if (!lines || !first) return null
  if (first.kind === 'points') return total(lines)
  if (first.kind === 'mark') return String(lines.filter((one) => !one.excused).length)
  return sayFigure(program, first)
}

/** Sum of what counts: decimals of two places do not add up exactly in binary. */
function total(lines: readonly LineListed[]): string {
  const sum = lines.filter((line) => line.kind === 'points').reduce((all, line) => all + Number(line.value), 0)
  return String(Math.round(sum * 1e6) / 1e6)
}
