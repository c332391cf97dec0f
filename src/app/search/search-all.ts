import { z } from 'zod'
import { canSome, reachOf } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { meetingScope } from '#storage/meeting-list-store.ts'
import { scopeOf, waysOf } from '#storage/scope.ts'
import { SEARCHED, type Searched } from '#storage/search-source.ts'
import { findOfKinds, MOST, signOf } from '#storage/search-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { findClauses } from './clauses.ts'
import { plain } from './plain.ts'
import { queryOf } from './query.ts'

/** Where one may look. */
export const SEARCH_KINDS = [...SEARCHED, 'clause'] as const

/**
 * Finds what one may see by its words, its number or its pinyin, kind by kind. What matches is read from each thing's own table under
 * the scope of its list, so search never shows more than the lists do.
 */
export const searchAll = useCase({
  name: 'search.find',
  input: z.object({
    q: z.string().max(100),
    kind: z.enum(SEARCH_KINDS).optional(),
    limit: z.int().min(1).max(100).default(6),
  }),
  async run(ctx, { q, kind, limit }) {
    const allowed = canSome(ctx.actor, 'search.find')
    if (!allowed.ok) return allowed
    if (queryOf(q) === null) return ok({ out: { groups: [] }, trace: null })
    const kinds = SEARCHED.filter((one) => (kind ?? one) === one && canSome(ctx.actor, `${one}.read`).ok)
    const hits = await findOfKinds(
      ctx.tx,
      ctx.authorityId,
      kinds.flatMap((one) => {
        const query = queryOf(q, signOf(one))
        return query ? [{ kind: one, ...scopeOfKind(ctx, one), wide: seesAll(ctx, one), ...query }] : []
      }),
      { typed: plain(q).trim(), limit },
    )
    const groups = kinds.flatMap((one) => {
      const own = hits.filter((hit) => hit.kind === one)
      const found = own[0]?.found ?? 0
      // Of very many the first were compared; how many there are in all their list says.
      return found === 0
        ? []
        : [{ kind: one, found, more: found >= MOST, hits: own.map((hit) => ({ ...hit, program: null })) }]
    })
    if ((kind ?? 'clause') !== 'clause') return ok({ out: { groups }, trace: null })
    const clauses = await findClauses(ctx, q, limit)
    const out = clauses.found === 0 ? groups : [...groups, { kind: 'clause' as const, more: false, ...clauses }]
    return ok({ out: { groups: out }, trace: null })
  },
})

function seesAll(ctx: TxCtx, kind: Searched): boolean {
  const reaches = reachOf(ctx.actor, `${kind}.read`)
  return reaches.ok && reaches.value.some((reach) => reach.all)
}

/** Whose rows of the kind one may see, over `t`: as its list asks. */
function scopeOfKind(ctx: TxCtx, kind: Searched) {
  if (kind !== 'meeting') return { scope: scopeOf(ctx, kind, 't'), ways: waysOf(ctx, kind, 't') }
  const scope = meetingScope(ctx, 't')
  return { scope, ways: [scope] }
}
