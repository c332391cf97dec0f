import { isDeepStrictEqual } from 'node:util'
import { fold } from '#domain/matter/apply.ts'
import { listActs } from '#storage/act-store.ts'
import { listMatterIds } from '#storage/matter-jobs-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import type { Ctx } from '../context.ts'
import type { Tally } from './system-context.ts'

const PAGE = 200

/**
 * Compares every matter as stored with the fold of its acts. They can differ only if somebody wrote past the use cases or
 * the rules of folding changed; each difference is logged by id and answered. Works page by page in short transactions.
 */
export async function checkFolds(ctx: Ctx): Promise<Tally & { different: string[] }> {
  const result = { looked: 0, done: 0, failed: 0, different: [] as string[] }
  for (let after: string | null = null; ; ) {
    const place: string | null = after
    const page = await ctx.db.inAuthority(
      ctx.authorityId,
      async (tx) => {
        const ids = await listMatterIds(tx, ctx.authorityId, place, PAGE)
        const different: string[] = []
        for (const id of ids) {
          const stored = await findMatter(tx, ctx.authorityId, id)
          const folded = JSON.parse(JSON.stringify(fold(await listActs(tx, ctx.authorityId, id))))
          if (!isDeepStrictEqual(folded, stored)) different.push(id)
        }
        return { ids, different }
      },
      { isolation: 'repeatable read', readOnly: true },
    )
    result.looked += page.ids.length
    result.done += page.ids.length - page.different.length
    result.failed += page.different.length
    result.different.push(...page.different)
    for (const matterId of page.different)
      ctx.log.error({ matterId, authorityId: ctx.authorityId }, 'matter differs from its acts')
    const last = page.ids.at(-1)
    if (!last || page.ids.length < PAGE) return result
    after = last
  }
}
