import { Secret, TOTP } from 'otpauth'

/** Thirty seconds, six digits, SHA-1: what every authenticator understands. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A code of the step before or after is taken too: clocks of phones differ. */
const WINDOW = 1
const BYTES = 20

export function newSecret(): Uint8Array {
  return new Secret({ size: BYTES }).bytes
}

function totpOf(secret: Uint8Array, of: { readonly issuer: string; readonly label: string }): TOTP {
  return new TOTP({ ...SHAPE, ...of, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) })
}

/** What the QR code holds, and the secret as one types it where no camera is at hand. */
export function enrolmentOf(
  secret: Uint8Array,
  of: { readonly issuer: string; readonly label: string },
): { readonly uri: string; readonly secret: string } {
  const totp = totpOf(secret, of)
  return { uri: totp.toString(), secret: totp.secret.base32 }
}

/** The step of thirty seconds that a code belongs to; null when it is of none about now. */
export function stepOf(secret: Uint8Array, code: string, now: string): number | null {
  const timestamp = Date.parse(now)
  const delta = totpOf(secret, { issuer: '', label: '-' }).validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : Math.floor(timestamp / 1000 / SHAPE.period) + delta
}

/** The code of a moment; for tests, which have no phone. */
export function codeAt(secret: string, now: string): string {
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: Date.parse(now) })
}
