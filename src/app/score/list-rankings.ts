import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { listRankedPeriods } from '#storage/score-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** The rankings of the programs in force, each with the periods that have rows. */
export const listRankings = useCase({
  name: 'ranking.list',
  input: z.object({ program: z.string().optional() }),
  async run(ctx, { program: only }) {
    const allowed = canSome(ctx.actor, 'ranking.read')
    if (!allowed.ok) return allowed
    const ranked = await listRankedPeriods(ctx.tx, ctx.authorityId, only)
    const versions = await listVersionsNow(ctx.tx, ctx.authorityId)
    const programs = await Promise.all(
      versions
        .filter(({ key }) => only === undefined || key === only)
        .map(({ key, version }) => getProgram(ctx, key, version)),
    )
    const out = programs.flatMap((program) =>
      program.rankings.map((rule) => ({
        programKey: program.id,
        programTitle: program.title,
        ranking: rule.id,
        title: rule.title,
        calendar: rule.every,
        subject: rule.subject.kind === 'group' ? rule.subject.of : 'authority',
        periods: ranked
          .filter((one) => one.programKey === program.id && one.rule === rule.id)
          .map(({ calendar, ordinal, label, firstDay, lastDay, sealedAt }) => ({
            calendar,
            ordinal,
            label,
            firstDay,
            lastDay,
            sealedAt,
          })),
      })),
    )
    return ok({ out, trace: null })
  },
})
