import { fail, ok, type Result } from '#domain/result.ts'
import type { MeasureRule, Paper, Program } from '#program/model.ts'
import { type LetterFigure, listLetterFigures } from '#storage/letter-store.ts'
import type { sql } from '#storage/open-database.ts'
import { findDraftsByUnit } from '#storage/paper-draft-store.ts'
import { listBegunPeriods, type PeriodListed } from '#storage/score-store.ts'
import type { TxCtx } from '../context.ts'
import { subjectNames } from '../score/subject-names.ts'

/** A paper about each unit's result: of a measure of units, showing measures of their persons. */
export type LetterRule = { readonly paper: Paper; readonly unit: MeasureRule; readonly persons: readonly MeasureRule[] }

const isOf = (rule: MeasureRule, of: 'org' | 'person') => rule.subject.kind === 'group' && rule.subject.of === of

/** The result letters a program declares, in its order. */
export function letterRulesOf(program: Program): LetterRule[] {
  return program.papers.flatMap((paper) => {
    const unit = program.measures.find((one) => paper.of?.kind === 'measure' && one.id === paper.of.name)
    if (!unit || !isOf(unit, 'org')) return []
    const shown = paper.shows.map((one) => (one.kind === 'measure' ? one.name : undefined))
    const persons = program.measures.filter(
      (one) => shown.includes(one.id) && isOf(one, 'person') && one.every === unit.every,
    )
    return [{ paper, unit, persons }]
  })
}

/** A unit with its figure, its persons with theirs, and the letter it has. */
export type LetterUnit = {
  readonly orgId: string
  readonly name: string
  readonly figure: LetterFigure | null
  readonly persons: readonly (LetterFigure & { readonly name: string })[]
  readonly draftId: string | null
}

export type Letters = {
  readonly period: PeriodListed | null
  readonly periods: readonly PeriodListed[]
  readonly units: readonly LetterUnit[]
}

/** The units of one letter for a period, the latest begun where none is asked for; units that have a figure or persons with one. */
export async function lettersOf(
  ctx: TxCtx,
  program: Program,
  rule: LetterRule,
  ordinal: number | undefined,
  scope: ReturnType<typeof sql>,
): Promise<Result<Letters>> {
  const { tx, authorityId } = ctx
  const calendar = rule.unit.every
  const periods = await listBegunPeriods(tx, authorityId, program.id, calendar, ctx.now)
  const period = ordinal === undefined ? periods[0] : periods.find((one) => one.ordinal === ordinal)
  if (ordinal !== undefined && !period) return fail('period.not_found', { calendar, period: ordinal }, ['ordinal'])
  if (!period) return ok({ period: null, periods, units: [] })
  const rules = [rule.unit, ...rule.persons].map((one) => one.id)
  const at = { programKey: program.id, rules, ordinal: period.ordinal, lastDay: period.lastDay }
  const rows = await listLetterFigures(tx, authorityId, at, scope)
  const drafts = await findDraftsByUnit(tx, authorityId, { programKey: program.id, paper: rule.paper.id, ...period })
  const units = [...Map.groupBy(rows, (row) => row.orgId)].filter((one): one is [string, LetterFigure[]] => !!one[0])
  const name = await subjectNames(ctx, [
    ...rows.map((row) => ({ kind: row.subjectKind, id: row.subjectId })),
    ...units.map(([id]) => ({ kind: 'org', id })),
  ])
  return ok({
    period,
    periods,
    units: units
      .map(([orgId, ones]) => ({
        orgId,
        name: name('org', orgId),
        figure: ones.find((one) => one.rule === rule.unit.id) ?? null,
        persons: ones
          .filter((one) => one.subjectKind === 'person')
          .map((one) => ({ ...one, name: name('person', one.subjectId) })),
        draftId: drafts.get(orgId) ?? null,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
  })
}
