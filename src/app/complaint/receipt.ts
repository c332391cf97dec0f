import { createHash, randomInt } from 'node:crypto'
import { insertReceipt } from '#storage/complaint-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'

/** Letters and digits that nobody mistakes for another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 20

/** What a receipt is found by: the code is shown once and kept nowhere. Spaces, hyphens and small letters do not matter. */
export function receiptHash(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest()
}

/** The code by which whoever raised a matter without an account follows it, shown this once. */
export async function giveReceipt(ctx: TxCtx, matterId: string): Promise<string> {
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  await insertReceipt(ctx.tx, ctx.authorityId, { hash: receiptHash(code), matterId, day: dayOf(ctx) })
  return code.replaceAll(/(.{5})(?=.)/g, '$1-')
}

/** Even an account that uses the open page leaves nothing of itself in the matter. */
export function nameless(ctx: TxCtx): TxCtx {
  const { network: _, ...rest } = ctx
  return {
    ...rest,
    actor: { via: 'link', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: false },
  }
}
