import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findMatter } from '#storage/matter-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import { listSimilarMatters } from '#storage/similar-store.ts'
import { useCase } from '../use-case.ts'
import { cutRun, isHan, runsOf } from './words.ts'

/** Words every matter has say nothing about likeness. */
const COMMON = new Set([
  '希望',
  '企业',
  '公司',
  '有限',
  '问题',
  '影响',
  '办理',
  '解决',
  '反映',
  '需要',
  '园区',
  '有限公司',
])

/** Matters of the same program like this one, for whoever decides whether it is the same again. */
export const similarMatters = useCase({
  name: 'matter.similar',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'matter', 't')
    const { rows } = await sql<{ seen: boolean }>`
      select true as seen from matter t where t.authority_id = ${authorityId} and t.id = ${id} and ${scope}`.execute(tx)
    const matter = rows.length > 0 ? await findMatter(tx, authorityId, id) : undefined
    if (!matter) return fail('matter.not_found')
    const words = runsOf(matter.title)
      .flatMap((run) => (isHan(run) ? cutRun(run) : []))
      .filter((word) => [...word].length > 1 && !COMMON.has(word))
    const items = await listSimilarMatters(tx, authorityId, {
      id,
      programKey: matter.programKey,
      enterpriseId: matter.enterpriseId,
      words: [...new Set(words)],
      scope,
      limit: 6,
    })
    return ok({ out: { items }, trace: null })
  },
})
