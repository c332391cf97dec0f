import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { sayValue } from '#program/explain/result.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import { findLastRunAt, findPeriod, listRankedPeriods, listRankingRows } from '#storage/score-store.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'
import { subjectNames } from './subject-names.ts'

/**
 * One period of a ranking; the latest that has rows by default. Rankings of units are circulated and shown whole; in a
 * ranking of persons everyone sees those within his own scope.
 */
export const getRanking = useCase({
  name: 'ranking.read',
  input: z.object({ program: z.string(), ranking: z.string(), ordinal: z.int().optional() }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'ranking.read')
    if (!allowed.ok) return allowed
    const now = await findProgramNow(ctx, input.program)
    if (!now) return fail('program.not_found', { program: input.program })
    const ranked = (await listRankedPeriods(ctx.tx, ctx.authorityId, input.program)).filter(
      (one) => one.rule === input.ranking,
    )
    const declared = now.rankings.find((one) => one.id === input.ranking)
    const calendar = ranked[0]?.calendar ?? declared?.every
    if (!calendar) return fail('ranking.not_found', { ranking: input.ranking })
    const ordinal = input.ordinal ?? ranked[0]?.ordinal
    const period =
      ordinal === undefined ? undefined : await findPeriod(ctx.tx, ctx.authorityId, input.program, calendar, ordinal)
    const isOfUnits = ranked[0]?.subjectKind !== 'person'
    const scope = isOfUnits ? sql`true` : scopeOf(ctx, 'score', 'r', 'score.read')
    const found =
      ordinal === undefined
        ? []
        : await listRankingRows(
            ctx.tx,
            ctx.authorityId,
            { programKey: input.program, rule: input.ranking, ordinal },
            scope,
          )
    const version = found[0]?.version ?? null
    const program = version === null ? now : await getProgram(ctx, input.program, version)
    const rule = program.rankings.find((one) => one.id === input.ranking)
    const by = program.measures.find((one) => one.id === rule?.by[0]?.measure)
    const name = await subjectNames(
      ctx,
      found.map((row) => ({ kind: row.subjectKind, id: row.subjectId })),
    )
    return ok({
      out: {
        rule: ruleShown(program, 'ranking', input.ranking),
        period: period ?? null,
        computedAt: (await findLastRunAt(ctx.tx, ctx.authorityId, input.program)) ?? null,
        version,
        sealed: period?.sealedAt != null,
        rows: found.map((row) => ({
          id: row.id,
          place: row.place,
          of: row.of,
          pool: row.pool,
          previousPlace: row.previousPlace,
          subject: { kind: row.subjectKind, id: row.subjectId, name: name(row.subjectKind, row.subjectId) },
          value: by ? sayValue(by, Number(row.value)) : row.value,
          points: row.points,
          mine: row.subjectId === ctx.actor.personId || ctx.actor.orgIds.includes(row.subjectId),
        })),
      },
      trace: null,
    })
  },
})
