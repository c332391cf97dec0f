import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'

/** What fulfils a duty, as a filter of lists. */
export const MET_BY = ['report', 'meeting', 'visit', 'form'] as const
export type MetBy = (typeof MET_BY)[number]

/** The duties of the programs in force that a fact of this kind fulfils. */
export async function rulesMetBy(ctx: TxCtx, kind: MetBy): Promise<{ programKey: string; rule: string }[]> {
  const out = []
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    for (const duty of program.duties)
      if (duty.metBy.some(({ each }) => each.kind === kind)) out.push({ programKey: key, rule: duty.id })
  }
  return out
}
