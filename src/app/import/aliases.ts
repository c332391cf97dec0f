import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { listAliases as listRows, revokeAlias as revokeRow } from '#storage/import/choice-store.ts'
import { useCase } from '../use-case.ts'

/** An answer that holds: which name in files means whom. */
export type AliasShown = {
  readonly id: string
  readonly kind: string
  readonly written: string
  readonly context: string | null
  /** Null: none of those that resemble it. */
  readonly thing: string | null
  readonly decidedAt: string
  readonly decidedBy: string | null
}

const none = z.object({})

/** All answers that hold, the newest first. */
export const listAliases = useCase<z.infer<typeof none>, AliasShown[]>({
  name: 'import.aliases',
  input: none,
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const rows = await listRows(ctx.tx, ctx.authorityId)
    const out = rows.map(({ id, kind, written, context, thing, decided_at, decided_by_name }) => ({
      id,
      kind,
      written,
      context,
      thing,
      decidedAt: decided_at,
      decidedBy: decided_by_name,
    }))
    return ok({ out, trace: null })
  },
})

const one = z.object({ id: z.guid() })

/** Takes an answer back: the next file with this name asks again. What was imported by it stays. */
export const revokeAlias = useCase<z.infer<typeof one>, { readonly id: string }>({
  name: 'import.revoke_alias',
  input: one,
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'import.answer')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now, actor } = ctx
    if (!(await revokeRow(tx, authorityId, id, now, actor.accountId))) return fail('import.alias_not_found')
    return ok({ out: { id }, trace: { thingKind: 'import_alias', thingId: id } })
  },
})
