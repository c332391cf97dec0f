import { halfWidth } from '../identifiers/half-width.ts'

/**
 * A column's head as a key: full width, spaces, line breaks, stars, colons and hints in brackets make no difference.
 * `统一社会　信用代码\n（18位）*` → `统一社会信用代码`.
 */
export function titleKey(title: string): string {
  if (/^[\u4e00-\u9fff0-9a-z]*$/.test(title)) return title
  return halfWidth(title)
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[[【][^\]】]*[\]】]/g, '')
    .replace(/[\s:：*＊、.。_\-—/\\|"'“”\u200b\ufeff]/g, '')
}

/** The year a title speaks of, `2026年包联走访台账`; null when it names none or several. */
export function yearInTitle(title: string): number | null {
  const years = new Set([...halfWidth(title).matchAll(/(?<!\d)(20\d{2})\s*年/g)].map((found) => Number(found[1])))
  const [year] = years
  return years.size === 1 && year !== undefined ? year : null
}
