import { maskPhone } from '../access/mask.ts'

/** What stands for a name that is not disclosed. */
export const WITHHELD = '××'

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const FIXED = /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g
const SUFFIX = /(?:股份|集团|有限责任|有限|责任)*公司$|(?:工厂|商行|合作社)$/

/** Telephone numbers inside a text with their middles hidden. */
export function maskPhonesIn(text: string): string {
  return text.replace(FIXED, (one) => maskPhone(one) ?? '').replace(MOBILE, (one) => maskPhone(one) ?? '')
}

/**
 * A text without the names that are withheld: whole, without the company's suffix, and short. The longest first, so
 * that nothing of a name stays behind. A name of one sign is left: it would blot out ordinary words.
 */
export function withhold(text: string, names: readonly string[]): string {
  const forms = new Set(
    names.flatMap((name) => [name, name.replace(SUFFIX, '')]).filter((name) => [...name].length > 1),
  )
  return [...forms].sort((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, WITHHELD), text)
}
