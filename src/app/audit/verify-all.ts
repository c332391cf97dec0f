import type { Ctx } from '#app/context.ts'
import { checkFolds } from '#app/job/check-folds.ts'
import { checkDraw } from '#domain/inspection/draw-round.ts'
import { digestOf } from '#engine/seal.ts'
import { type ChainReport, chainAll, verifyChain } from '#storage/audit-store.ts'
import { listProgramRows } from '#storage/program-list-store.ts'
import { listAllDraws } from '#storage/round-store.ts'
import { getSeal, listSeals } from '#storage/seal-store.ts'

/** What `lianqi verify` found in one authority. */
export type Verified = {
  readonly chain: ChainReport
  /** Matters compared with the fold of their acts, and the ids of those that differ. */
  readonly matters: { readonly looked: number; readonly different: readonly string[] }
  /** Sealed periods, and the ids of those whose content no longer has its digest. */
  readonly seals: { readonly looked: number; readonly broken: readonly string[] }
  /** Draws by lot, and the rounds whose draw does not come out again or used another seed than was promised. */
  readonly draws: { readonly looked: number; readonly broken: readonly string[] }
}

/**
 * Proves that nothing was changed past the rules: the audit chain is whole, every matter is what its acts say, every
 * sealed period has its digest, every draw by lot comes out again. Links first what no chainer has linked yet.
 */
export async function verifyAll(ctx: Ctx): Promise<Verified> {
  await ctx.db.inAuthority(ctx.authorityId, (tx) => chainAll(tx, ctx.authorityId))
  // One snapshot: rows written meanwhile are either seen with their link or not at all.
  const snapshot = { isolation: 'repeatable read', readOnly: true } as const
  const chain = await ctx.db.inAuthority(ctx.authorityId, (tx) => verifyChain(tx, ctx.authorityId), snapshot)
  const folds = await checkFolds(ctx)
  const seals = await ctx.db.inAuthority(
    ctx.authorityId,
    async (tx) => {
      const broken: string[] = []
      let looked = 0
      for (const { key } of await listProgramRows(tx, ctx.authorityId)) {
        for (const { id } of await listSeals(tx, ctx.authorityId, key)) {
          const seal = await getSeal(tx, ctx.authorityId, id)
          if (!digestOf(seal.content).equals(seal.digest)) broken.push(id)
          looked++
        }
      }
      return { looked, broken }
    },
    snapshot,
  )
  const all = await ctx.db.inAuthority(ctx.authorityId, (tx) => listAllDraws(tx, ctx.authorityId), snapshot)
  const broken = all.filter((draw) => {
    const { seedAsPromised, differs } = checkDraw(draw)
    return !seedAsPromised || differs.length > 0
  })
  const draws = { looked: all.length, broken: broken.map((draw) => draw.title) }
  return { chain, matters: { looked: folds.looked, different: folds.different }, seals, draws }
}

/** Whether nothing was found. */
export function isWhole({ chain, matters, seals, draws }: Verified): boolean {
  return (
    chain.faults.length === 0 &&
    matters.different.length === 0 &&
    seals.broken.length === 0 &&
    draws.broken.length === 0
  )
}
