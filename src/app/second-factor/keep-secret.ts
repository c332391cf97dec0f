import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A secret under the installation's key. The account's id is bound to it: a row put under another account opens nothing. */
export function seal(masterKey: Uint8Array, secret: Uint8Array, accountId: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(Buffer.from(`second-factor ${accountId}`))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** @throws when the key is not the one it was sealed under */
export function unseal(masterKey: Uint8Array, kept: Buffer, accountId: string): Buffer {
  const opener = createDecipheriv('aes-256-gcm', masterKey, kept.subarray(0, 12))
  opener.setAAD(Buffer.from(`second-factor ${accountId}`)).setAuthTag(kept.subarray(12, 28))
  return Buffer.concat([opener.update(kept.subarray(28)), opener.final()])
}
