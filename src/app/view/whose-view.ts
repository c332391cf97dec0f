import type { Actor } from '#domain/access/actor.ts'
import { canSome } from '#domain/access/can.ts'

/** A view is changed by whoever saved it, and by those who run what all see. */
export function mayChange(actor: Actor, accountId: string): boolean {
  return accountId === actor.accountId || canSome(actor, 'view.share_all').ok
}
