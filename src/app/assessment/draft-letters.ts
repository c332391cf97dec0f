import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { paperPeriod } from '#domain/duty/period-label.ts'
import { formatOf } from '#domain/paper/format.ts'
import { fail, ok } from '#domain/result.ts'
import { sayValue } from '#program/explain/result.ts'
import type { MeasureRule, Program } from '#program/model.ts'
import { type LetterFigure, lockLetters } from '#storage/letter-store.ts'
import { sql } from '#storage/open-database.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import type { Blocks } from '../paper/blocks.ts'
import { draftPaper } from '../paper/draft-paper.ts'
import { useCase } from '../use-case.ts'
import { type LetterRule, type LetterUnit, letterRulesOf, lettersOf } from './letters-of.ts'

/**
 * Drafts the result letter of each unit for a period: its rate with the clause, and a table of its persons. A unit that
 * has a letter of the period keeps it; one without a figure gets none. All or none.
 */
export const draftLetters = useCase({
  name: 'assessment.draft_letters',
  input: z.object({
    programKey: z.string().min(1).max(100),
    paper: z.string().min(1).max(100),
    ordinal: z.int(),
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.programKey)
    if (!program) return fail('program.not_found', { program: input.programKey }, ['programKey'])
    const allowed = can(ctx.actor, 'assessment.draft_letters', { kind: 'paper', programKey: program.id })
    if (!allowed.ok) return allowed
    const rules = letterRulesOf(program)
    const rule = rules.find((one) => one.paper.id === input.paper)
    if (!rule) return fail('assessment.no_letter', { known: rules.map((one) => one.paper.title) }, ['paper'])
    await lockLetters(ctx.tx, ctx.authorityId, program.id)
    const found = await lettersOf(ctx, program, rule, input.ordinal, sql`true`)
    if (!found.ok) return found
    const { period, units } = found.value
    const due = units.filter((unit) => unit.figure?.state === 'value')
    const drafts: string[] = []
    for (const unit of due) {
      if (unit.draftId !== null || !period) continue
      const drafted = await draftOne(ctx, program, rule, unit, period)
      if (!drafted.ok) return drafted
      drafts.push(drafted.value.out.id)
    }
    const kept = due.filter((unit) => unit.draftId !== null).length
    return ok({
      out: { drafted: drafts.length, kept, without: units.length - due.length },
      trace: drafts.map((id) => ({
        thingKind: 'paper_draft',
        thingId: id,
        detail: { paper: rule.paper.id, ordinal: input.ordinal },
      })),
    })
  },
})

function draftOne(
  ctx: TxCtx,
  program: Program,
  rule: LetterRule,
  unit: LetterUnit,
  period: { readonly calendar: string; readonly ordinal: number; readonly label: string },
) {
  return draftPaper.run(ctx, {
    programKey: program.id,
    paper: rule.paper.id,
    title: `${paperPeriod(period.label)}${rule.paper.title}（${unit.name}）`,
    format: formatOf(rule.paper.title),
    calendar: period.calendar,
    ordinal: period.ordinal,
    orgId: unit.orgId,
    toNames: [unit.name],
    blocks: letterBlocks(program, rule, unit, paperPeriod(period.label)),
  })
}

type LetterBlocks = z.output<typeof Blocks>

const basis = (row: LetterFigure) =>
  row.numerator !== null && row.denominator !== null ? `${Number(row.numerator)} / ${Number(row.denominator)}` : ''

function said(rule: MeasureRule, row: LetterFigure | undefined): string {
  if (!row || row.state === 'not_applicable') return '不适用'
  return row.state === 'value' ? sayValue(rule, Number(row.value)) : '缺数据'
}

/** The unit's rate in a sentence with its clause, then its persons, a column a measure. */
function letterBlocks(program: Program, rule: LetterRule, unit: LetterUnit, label: string): LetterBlocks {
  const figure = unit.figure ?? undefined
  const counted = figure && basis(figure)
  const clause = rule.unit.clause ? `（${program.title}${rule.unit.clause}）` : ''
  const sentence = {
    kind: 'paragraph' as const,
    text: `${label}${unit.name}${rule.unit.title}为 ${said(rule.unit, figure)}${counted ? `（${counted}）` : ''}${clause}。`,
  }
  const persons = [...Map.groupBy(unit.persons, (one) => one.subjectId).values()]
  if (persons.length === 0) return [sentence]
  return [
    sentence,
    {
      kind: 'table',
      columns: [
        { title: '姓名', width: 2 },
        ...rule.persons.flatMap((one) => [
          { title: one.title, number: true, width: 2 },
          { title: '分子 / 分母', number: true, width: 2 },
        ]),
      ],
      rows: persons.map((rows) => [
        rows[0]?.name ?? '',
        ...rule.persons.flatMap((one) => {
          const row = rows.find((each) => each.rule === one.id)
          return [said(one, row), row ? basis(row) : '']
        }),
      ]),
    },
  ]
}
