import type { Tx } from '#storage/open-database.ts'
import { type FactorRow, setLastStep, takeRecoveryCode } from '#storage/second-factor-store.ts'
import { unseal } from './keep-secret.ts'
import { digestOf } from './recovery-codes.ts'
import { stepOf } from './totp.ts'

type Of = {
  readonly authorityId: string
  readonly accountId: string
  readonly now: string
  readonly masterKey: Uint8Array | undefined
}

/** By what a code is right: the authenticator's, a recovery code, or neither. A right code is used up. */
export async function checkCode(
  tx: Tx,
  { authorityId, accountId, now, masterKey }: Of,
  factor: FactorRow,
  code: string,
): Promise<'authenticator' | 'recovery' | null> {
  const typed = code.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(typed)) {
    const step = masterKey ? stepOf(unseal(masterKey, factor.secret, accountId), typed, now) : null
    if (step === null || step <= factor.lastStep) return null
    await setLastStep(tx, authorityId, accountId, step)
    return 'authenticator'
  }
  const digest = digestOf(typed)
  return (await takeRecoveryCode(tx, authorityId, { accountId, digest, at: now })) ? 'recovery' : null
}
