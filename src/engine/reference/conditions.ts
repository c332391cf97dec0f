/** Expressions over a fact: every path it names is looked up, then the language evaluates. */
import { evaluate, evaluateExact, type Row, UNDECIDED } from '#program/expression/evaluate.ts'
import type { Expression, PeriodName, Selection } from '#program/model.ts'
import { type Known, optionsOf, reach, read } from './entities.ts'
import type { Fact } from './fact.ts'
import { ms } from './time.ts'

/** How the rule at hand sees measures of its own subject. */
export type Viewer = { readonly subjectOf?: string; readonly path?: readonly string[] | undefined }

/** The period of a calendar that holds a moment. */
export function periodAt(known: Known, calendar: PeriodName, at: string, which: 'all' | 'open' = 'all') {
  const rows = (which === 'open' ? known.scene.open : known.scene.periods).get(calendar) ?? []
  return rows.find((row) => ms(row.startsAt) <= ms(at) && ms(at) < ms(row.endsAt))
}

/** Another measure of a subject, of the period that holds the moment. */
export function measureOf(known: Known, measure: string, subject: string | undefined, at: string) {
  const rule = known.scene.program.measures.find((one) => one.id === measure)
  if (!rule || !subject) return undefined
  const ordinal = periodAt(known, rule.every, at)?.ordinal
  return known.derived.measure.find(
    (row) => row.rule === measure && row.subject_id === subject && row.ordinal === ordinal,
  )
}

function subjectOfMeasure(known: Known, fact: Fact, measure: string, viewer: Viewer): string | undefined {
  const subject = known.scene.program.measures.find((one) => one.id === measure)?.subject
  if (!subject || subject.kind === 'authority') return known.authorityId
  if (viewer.subjectOf === subject.of && viewer.path) return reach(known, fact, viewer.path)
  if (fact[subject.of] !== undefined && fact[subject.of] !== null) return reach(known, fact, [subject.of])
  if (subject.of === 'org') return reach(known, fact, ['person', 'org'])
  return undefined
}

/** The values an expression reads from a fact. `instead` stands in for columns. */
export function rowOf(known: Known, fact: Fact, expression: Expression, viewer: Viewer = {}, instead: Row = {}): Row {
  const row: Record<string, Row[string]> = {}
  for (const path of expression.paths) row[path] = path in instead ? instead[path] : read(known, fact, path)
  for (const id of expression.measures)
    row[`measure.${id}`] = measureOf(known, id, subjectOfMeasure(known, fact, id, viewer), fact.at)?.value
  return row
}

/** `where` and not `except`: true, false, or undecided (undefined). */
export function holds(
  known: Known,
  fact: Fact,
  selection: Pick<Selection, 'where' | 'except'>,
  viewer: Viewer = {},
  instead: Row = {},
): boolean | undefined {
  const of = (expression: Expression | undefined, without: boolean): boolean | undefined => {
    if (!expression) return without
    const value = evaluate(expression, rowOf(known, fact, expression, viewer, instead), optionsOf(known))
    return value === UNDECIDED ? undefined : value === true
  }
  const where = of(selection.where, true)
  const except = of(selection.except, false)
  if (where === false || except === true) return false
  return where === undefined || except === undefined ? undefined : true
}

/** A number from an expression, with all its digits; a yes/no counts 1 or 0; undefined when it cannot be told. */
export function numberOf(known: Known, row: Row, expression: Expression): string | undefined {
  const value = evaluateExact(expression, row, optionsOf(known))
  if (value === UNDECIDED) return undefined
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? value : undefined
}
