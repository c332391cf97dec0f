import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { listAssessed, listNotHandedIn } from '#storage/assessment-store.ts'
import { sql } from '#storage/open-database.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listBegunPeriods } from '#storage/score-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { partsOf } from '../score/say-line.ts'
import { subjectNames } from '../score/subject-names.ts'
import { useCase } from '../use-case.ts'
import { handingIn, rankingOf, resultPapers, type ScoreRule, scoresOf } from './scores-of.ts'

/**
 * One composed score of one period as the table of its parts by subject: self-rating, daily supervision, social evaluation and
 * results, whatever the program weighs; with who has not handed in what a part reads. Scores of units are shown whole, as
 * rankings are; of persons everyone sees those within his own scope.
 */
export const readAssessment = useCase({
  name: 'assessment.read',
  input: z.object({
    program: z.string().max(100).optional(),
    measure: z.string().max(100).optional(),
    ordinal: z.int().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'ranking.read')
    if (!allowed.ok) return allowed
    const programs = []
    for (const { key, version } of await listVersionsNow(tx, authorityId))
      programs.push(await getProgram(ctx, key, version))
    const scores = programs.flatMap((program) => scoresOf(program).map((rule) => ({ program, rule })))
    const choices = scores.map(({ program, rule }) => ({
      programKey: program.id,
      programTitle: program.title,
      measure: rule.id,
      title: rule.title,
    }))
    const chosen = scores.find(
      ({ program, rule }) =>
        (input.program === undefined || program.id === input.program) &&
        (input.measure === undefined || rule.id === input.measure),
    )
    if (!chosen && input.measure !== undefined)
      return fail('assessment.no_score', { known: choices.map((one) => one.measure) }, ['measure'])
    const assessment = chosen ? await assessmentOf(ctx, chosen.program, chosen.rule, input.ordinal) : ok(null)
    if (!assessment.ok) return assessment
    return ok({ out: { choices, assessment: assessment.value }, trace: null })
  },
})

/** The table of one score. */
async function assessmentOf(ctx: TxCtx, program: Program, rule: ScoreRule, ordinal: number | undefined) {
  const { tx, authorityId } = ctx
  const periods = await listBegunPeriods(tx, authorityId, program.id, rule.every, ctx.now)
  const period = ordinal === undefined ? periods[0] : periods.find((one) => one.ordinal === ordinal)
  if (ordinal !== undefined && !period) return fail('period.not_found', { calendar: rule.every, ordinal: ordinal })
  const ranking = rankingOf(program, rule)
  const ofPersons = rule.subject.kind === 'group' && rule.subject.of === 'person'
  const found = period
    ? await listAssessed(
        tx,
        authorityId,
        {
          programKey: program.id,
          measure: rule.id,
          ordinal: period.ordinal,
          ranking: ranking?.id ?? null,
          partMeasures: rule.value.parts.map((part) => part.of),
        },
        ofPersons ? scopeOf(ctx, 'score', 'm', 'score.read') : sql`true`,
      )
    : []
  const rules = handingIn(program, rule)
  const owed = period
    ? await listNotHandedIn(
        tx,
        authorityId,
        { programKey: program.id, rules, from: period.firstDay, to: period.lastDay },
        scopeOf(ctx, 'duty', 'd'),
      )
    : []
  const name = await subjectNames(ctx, [
    ...found.map((row) => ({ kind: row.subjectKind, id: row.subjectId })),
    ...owed.map((row) => ({ kind: row.ownerKind, id: row.ownerId })),
  ])
  return ok({
    programKey: program.id,
    programTitle: program.title,
    rule: ruleShown(program, 'measure', rule.id),
    full: rule.value.full,
    period: period ?? null,
    periods,
    ranking: ranking ? { id: ranking.id, title: ranking.title } : null,
    parts: rule.value.parts.map((part) => ({ part: part.id, title: part.title, weight: part.weight })),
    rows: found.map((row) => ({
      id: row.id,
      subject: { kind: row.subjectKind, id: row.subjectId, name: name(row.subjectKind, row.subjectId) },
      state: row.state,
      value: row.value,
      place: row.place,
      of: row.of,
      pool: row.pool ?? '',
      rankingId: row.rankingId,
      parts: partsOf(program, { rule: rule.id, parts: row.parts }).map((part) => ({
        ...part,
        sourceId: row.sources[rule.value.parts.find((one) => one.id === part.part)?.of ?? ''] ?? null,
      })),
    })),
    handedIn: rules.map((id) => ({ rule: id, title: ruleShown(program, 'duty', id).title })),
    notHandedIn: owed.map((row) => ({
      id: row.id,
      rule: row.rule,
      title: ruleShown(program, 'duty', row.rule).title,
      owner: { kind: row.ownerKind, id: row.ownerId, name: name(row.ownerKind, row.ownerId) },
      state: row.state,
      dueAt: row.dueAt,
    })),
    papers: resultPapers(program, rule).map((one) => ({ id: one.id, title: one.title })),
  })
}
