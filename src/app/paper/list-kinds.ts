import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { listBegunPeriods } from '#storage/score-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { appealDecisionOf } from './built-in.ts'

/** Papers that may be drafted by hand: all the programs in force declare, a periodic one with the periods it can be about. */
export const listPaperKinds = useCase({
  name: 'paper.list_kinds',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'paper.draft')
    if (!allowed.ok) return allowed
    const kinds = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const paper of program.papers) {
        const periods = paper.every
          ? await listBegunPeriods(ctx.tx, ctx.authorityId, program.id, paper.every, ctx.now, 24)
          : []
        kinds.push({
          programKey: program.id,
          programTitle: program.title,
          paper: paper.id,
          title: paper.title,
          number: paper.number ?? null,
          calendar: paper.every ?? null,
          clause: paper.clause ?? null,
          matter: paper.of?.kind === 'matter' ? (paper.of.name ?? null) : null,
          periods: periods.map(({ ordinal, label, lastDay }) => ({ ordinal, label, lastDay })),
        })
      }
      // Decisions on appeals, in every program that hears them.
      for (const appeal of program.matters.filter((one) => one.kind === 'appeal')) {
        const decision = appealDecisionOf(program, appeal.id)
        if (program.papers.includes(decision)) continue
        const { id: paper, title } = decision
        const of = { programKey: program.id, programTitle: program.title, matter: appeal.id }
        kinds.push({ ...of, paper, title, number: null, calendar: null, clause: null, periods: [] })
      }
    }
    return ok({ out: kinds, trace: null })
  },
})
