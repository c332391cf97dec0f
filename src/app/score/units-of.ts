import { listUnitsOn } from '#storage/person-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'

/** Units a person holds a post in today: whose heads may read his sheet. */
export function unitsOf(ctx: TxCtx, personId: string): Promise<string[]> {
  return listUnitsOn(ctx.tx, ctx.authorityId, personId, todayOf(ctx))
}
