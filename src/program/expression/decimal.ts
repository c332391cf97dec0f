/**
 * Exact decimals with PostgreSQL's `numeric` rules, so that a value computed in memory is the value computed in the
 * database: + − × are exact; ÷ keeps at least 16 significant digits and rounds half away from zero (select_div_scale).
 */
export type Decimal = { readonly digits: bigint; readonly scale: number }

const MIN_SIGNIFICANT = 16
const MAX_SCALE = 1000
const GROUP = 4 // PostgreSQL computes in base 10 000

/** Reads a JavaScript number or PostgreSQL's text of a numeric; undefined when it is no finite number. */
export function decimal(value: number | string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(String(value))
  if (!match || (!match[2] && !match[3])) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

/** The nearest JavaScript number; decimals of up to 15 digits come back as they were. */
export function toNumber(d: Decimal): number {
  return Number(toText(d))
}

export function toText({ digits, scale }: Decimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 ? `.${text.slice(text.length - scale)}` : ''}`
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale]
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { digits: x + y, scale }
}

export function negate(a: Decimal): Decimal {
  return { digits: -a.digits, scale: a.scale }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** Weight (power of 10 000) and value of the first base-10 000 digit. */
function leading({ digits, scale }: Decimal): { weight: number; first: number } {
  if (digits === 0n) return { weight: 0, first: 0 }
  const text = (digits < 0n ? -digits : digits).toString()
  const exponent = text.length - scale - 1 // power of ten of the first digit
  const weight = Math.floor(exponent / GROUP)
  const width = exponent - weight * GROUP + 1
  return { weight, first: Number(text.slice(0, width).padEnd(width, '0')) }
}

/** Quotient as PostgreSQL gives it; undefined when dividing by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.digits === 0n) return undefined
  const top = leading(a)
  const bottom = leading(b)
  let weight = top.weight - bottom.weight
  if (top.first <= bottom.first) weight -= 1
  const scale = Math.min(Math.max(MIN_SIGNIFICANT - weight * GROUP, a.scale, b.scale, 0), MAX_SCALE)
  // digits = round(a × 10^(scale + b.scale − a.scale) ÷ b), half away from zero
  const shift = scale + b.scale - a.scale
  const numerator = shift >= 0 ? a.digits * 10n ** BigInt(shift) : a.digits
  const denominator = shift >= 0 ? b.digits : b.digits * 10n ** BigInt(-shift)
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = (2n * n + d) / (2n * d)
  return { digits: negative ? -quotient : quotient, scale }
}
