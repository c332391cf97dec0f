import { t } from '../i18n/t.ts'

/** A count, grouped: 148, 12,300. */
export function formatCount(n: number): string {
  return new Intl.NumberFormat('en-US').format(n)
}

/** A value with at most `digits` after the point, without trailing noughts. Text that is no number (`87.5%`) is told as it came. */
export function formatValue(value: number | string, digits = 2): string {
  const n = Number(value)
  if (Number.isNaN(n)) return String(value)
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(n)
}

/** 0.875 → 87.5%. */
export function formatShare(value: number | string): string {
  return `${formatValue(Number(value) * 100, 1)}%`
}

/** A value that may be absent: not applicable and missing are words, never 0. */
export function formatState(state: string, value: number | string | null, share = false): string {
  if (state === 'missing') return t('value.missing')
  if (state === 'not_applicable' || value === null) return t('value.not_applicable')
  return share && !Number.isNaN(Number(value)) ? formatShare(value) : formatValue(value)
}

/** +3, −2 with the true minus sign: points are read by people. */
export function formatPoints(value: number | string): string {
  const n = Number(value)
  if (Number.isNaN(n)) return String(value)
  if (n > 0) return `+${formatValue(n)}`
  return n < 0 ? `−${formatValue(-n)}` : '0'
}

/** An amount in 万元, told in 亿元 from one 亿 on. */
export function formatAmount(wan: number | string | null | undefined): string {
  if (wan === null || wan === undefined) return t('value.missing')
  const n = Number(wan)
  return Math.abs(n) >= 10_000 ? t('amount.yi', { n: formatValue(n / 10_000) }) : t('amount.wan', { n: formatValue(n) })
}
