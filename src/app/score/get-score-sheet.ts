import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { type LineListed, listAdjustmentsOf, listBegunPeriods, listLines } from '#storage/score-store.ts'
import { findPersonThing } from '#storage/thing-store.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'
import { partsOf, sayFigure, sayLine } from './say-line.ts'
import { subjectNames } from './subject-names.ts'

/** Calendars a sheet is made for when nobody says which, the first that the program's rankings or measures use. */
const USUAL = ['quarter', 'month', 'year', 'half_year', 'once']

/** Everything that was derived about one subject in a period: each line with its rule, clause, sentence and evidence count. */
export const getScoreSheet = useCase({
  name: 'score.read',
  input: z.object({
    program: z.string(),
    kind: z.enum(['org', 'person', 'enterprise', 'project', 'area']),
    id: z.guid(),
    calendar: z.string().optional(),
    ordinal: z.int().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const allowed = can(ctx.actor, 'score.read', {
      ...(input.kind === 'person' ? await findPersonThing(tx, ctx, input.id) : {}),
      kind: 'score',
      programKey: input.program,
      ...(input.kind === 'org' ? { orgIds: [input.id] } : {}),
      ...(input.kind === 'enterprise' ? { enterpriseId: input.id } : {}),
      ...(input.kind === 'area' ? { areaId: input.id } : {}),
    })
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, input.program)
    if (!program) return fail('program.not_found', { program: input.program })
    const calendar = input.calendar ?? usualCalendar(program)
    const periods = await listBegunPeriods(tx, authorityId, input.program, calendar, ctx.now)
    const period = input.ordinal === undefined ? periods[0] : periods.find((one) => one.ordinal === input.ordinal)
    if (input.ordinal !== undefined && !period) return fail('period.not_found', { calendar, ordinal: input.ordinal })
    const lines = period
      ? await listLines(tx, authorityId, {
          programKey: input.program,
          subjectId: input.id,
          calendar,
          ordinal: period.ordinal,
        })
      : []
    const name = await subjectNames(ctx, [{ kind: input.kind, id: input.id }])
    const shown = []
    for (const line of lines) shown.push(lineShown(await getProgram(ctx, input.program, line.version), line))
    const points = lines.filter((line) => line.kind === 'points')
    return ok({
      out: {
        subject: { kind: input.kind, id: input.id, name: name(input.kind, input.id) },
        programTitle: program.title,
        version: lines[0]?.version ?? program.version,
        period: period ?? null,
        periods,
        total: String(points.reduce((sum, line) => sum + Number(line.value), 0)),
        lines: shown,
        adjustments: await listAdjustmentsOf(tx, authorityId, input.program, input.id),
      },
      trace: null,
    })
  },
})

/** The calendar a program is mostly reckoned by: what a page shows when nobody says which. */
export function usualCalendar(program: Program): string {
  const used = new Set([...program.rankings.map((rule) => rule.every), ...program.measures.map((rule) => rule.every)])
  return USUAL.find((one) => used.has(one)) ?? [...used][0] ?? 'quarter'
}

/** A line with its rule, clause and sentence. */
export function lineShown(program: Program, line: LineListed) {
  const measure = line.kind === 'measure' ? program.measures.find((one) => one.id === line.rule) : undefined
  return {
    id: line.id,
    kind: line.kind,
    rule: ruleShown(program, line.kind, line.rule),
    calendar: line.calendar,
    period: line.period,
    state: line.state,
    value: sayFigure(program, line),
    unit: measure?.unit ?? null,
    numerator: line.numerator,
    denominator: line.denominator,
    sample: line.sample,
    parts: partsOf(program, line),
    warnedUntil: line.warnedUntil,
    cancelled: line.cancelled,
    confirmed: line.confirmed,
    redLine: line.redLine,
    at: line.at,
    evidence: line.evidence,
    sentence: sayLine(program, line),
    why: sayLine(program, line, 'bare'),
  }
}
