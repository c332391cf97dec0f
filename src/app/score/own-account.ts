import { can } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { TxCtx } from '../context.ts'
import { subjectNames } from './subject-names.ts'

export type OwnAccount = { readonly kind: 'person' | 'org'; readonly id: string; readonly name: string }

/**
 * The accounts that are the asker's own: himself, and his unit where he may read its score sheet. Nobody else's is ever
 * answered here, whatever else the asker may see.
 */
export async function ownAccounts(ctx: TxCtx, programKey: string): Promise<Result<readonly OwnAccount[]>> {
  const { actor } = ctx
  if (!actor.personId) return fail('session.no_person')
  const asked = [
    { kind: 'person' as const, id: actor.personId },
    ...actor.orgIds.map((id) => ({ kind: 'org' as const, id })),
  ]
  const mine = asked.filter(
    ({ kind, id }) =>
      can(actor, 'score.read', { kind: 'score', programKey, [kind === 'person' ? 'personIds' : 'orgIds']: [id] }).ok,
  )
  if (mine.length === 0)
    return can(actor, 'score.read', { kind: 'score', programKey, personIds: [actor.personId] }) as Result<never>
  const name = await subjectNames(ctx, mine)
  return ok(mine.map(({ kind, id }) => ({ kind, id, name: name(kind, id) })))
}

/** The one asked for, else the unit's where there is one: a head asks for his unit first. */
export function accountAsked(
  accounts: readonly OwnAccount[],
  asked: { readonly kind?: 'person' | 'org' | undefined; readonly id?: string | undefined },
): OwnAccount | undefined {
  if (asked.id !== undefined) return accounts.find((one) => one.id === asked.id)
  const kind = asked.kind ?? (accounts.some((one) => one.kind === 'org') ? 'org' : 'person')
  return accounts.find((one) => one.kind === kind)
}
