import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '#domain/result.ts'
import { findSealedRaiser, insertSealedRaiser } from '#storage/sealed-raiser-store.ts'
import type { TxCtx } from '../context.ts'

/** Who raised a sealed matter. Personal data: it leaves this file encrypted, or to a reader whose reading is audited. */
export type RaiserIdentity = {
  readonly name?: string
  readonly phone?: string
  readonly personId?: string | null
  readonly enterpriseId?: string | null
}

/** Encrypts the identity under a fresh key, and that key under the installation's. Dropping the row forgets the raiser for ever. */
export async function sealRaiser(ctx: TxCtx, matterId: string, identity: RaiserIdentity): Promise<Result<true>> {
  if (!ctx.masterKey) return fail('matter.no_seal_key')
  const key = randomBytes(32)
  const sealed = encrypt(key, Buffer.from(JSON.stringify(identity)), matterId)
  const wrapped = encrypt(ctx.masterKey, key, matterId)
  await insertSealedRaiser(ctx.tx, ctx.authorityId, matterId, {
    keyWrapped: Buffer.concat([wrapped.iv, wrapped.mac, wrapped.cipher]),
    ...sealed,
  })
  return ok(true)
}

/** The identity in the clear; the caller writes the audit row. */
export async function openRaiser(ctx: TxCtx, matterId: string): Promise<Result<RaiserIdentity>> {
  if (!ctx.masterKey) return fail('matter.no_seal_key')
  const row = await findSealedRaiser(ctx.tx, ctx.authorityId, matterId)
  if (!row) return fail('matter.not_sealed')
  const wrapped = row.keyWrapped
  const key = decrypt(
    ctx.masterKey,
    { iv: wrapped.subarray(0, 12), mac: wrapped.subarray(12, 28), cipher: wrapped.subarray(28) },
    matterId,
  )
  return ok(JSON.parse(decrypt(key, row, matterId).toString()) as RaiserIdentity)
}

type Sealed = { readonly iv: Uint8Array; readonly cipher: Uint8Array; readonly mac: Uint8Array }

/** The matter's id is bound to the text, so that one matter's raiser cannot be put under another. */
function encrypt(key: Uint8Array, text: Uint8Array, matterId: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(matterId))
  return { iv, cipher: Buffer.concat([cipher.update(text), cipher.final()]), mac: cipher.getAuthTag() }
}

function decrypt(key: Uint8Array, { iv, cipher, mac }: Sealed, matterId: string): Buffer {
  const opener = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(matterId))
  opener.setAuthTag(mac)
  return Buffer.concat([opener.update(cipher), opener.final()])
}
