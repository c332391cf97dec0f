import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { scopeOf } from '#storage/scope.ts'
import { countCover, countDuties, countVisited } from '#storage/situation-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { CohortInput } from './cohort.ts'

/** Whether everybody who should be served is: paired, visited, and the duties of the span done in time. */
export const readCoverage = useCase({
  name: 'situation.coverage',
  input: CohortInput,
  async run(ctx, input) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'situation.read')
    if (!allowed.ok) return allowed
    const { program, from, to } = input
    const cover = await countCover(tx, authorityId, program)
    const duties = await countDuties(tx, authorityId, { program, from, to, scope: scopeOf(ctx, 'duty', 'd') })
    const visits = await countVisited(tx, authorityId, {
      from,
      enterprises: scopeOf(ctx, 'enterprise', 'e'),
      visits: scopeOf(ctx, 'visit', 'v'),
    })
    const programs = await programsOf(ctx, [...cover, ...duties])
    const of = (key: string) => ({ programKey: key, programTitle: programs.get(key)?.title ?? key })
    const out = {
      links: cover.map(({ programKey, rule, targets, met }) => ({
        ...of(programKey),
        title: programs.get(programKey)?.links.find((one) => one.id === rule)?.title ?? rule,
        targets,
        met,
        opens: `coverage?program=${programKey}`,
      })),
      visits: {
        ...visits,
        opens: 'enterprises',
        opensNot: `enterprises?notVisitedSince=${from}`,
      },
      duties: duties.map(({ programKey, rule, ...n }) => ({
        ...of(programKey),
        title: programs.get(programKey)?.duties.find((one) => one.id === rule)?.title ?? rule,
        ...n,
        opens: `duties?program=${programKey}&rule=${rule}&dueFrom=${from}&dueTo=${to}`,
      })),
    }
    return ok({ out, trace: null })
  },
})

async function programsOf(ctx: TxCtx, rows: readonly { programKey: string }[]): Promise<Map<string, Program>> {
  const found = new Map<string, Program>()
  for (const key of new Set(rows.map((row) => row.programKey))) {
    const program = await findProgramNow(ctx, key)
    if (program) found.set(key, program)
  }
  return found
}
