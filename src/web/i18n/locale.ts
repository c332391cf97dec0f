/** The languages of the interface. Simplified Chinese is the source; the others are complete too (a test holds it). */
export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const
export type LocaleName = (typeof LOCALES)[number]

const KEY = 'lianqi.locale'

/** The person's choice, else simplified Chinese: offices share machines whose browsers say anything. */
export function locale(): LocaleName {
  const stored = localStorage.getItem(KEY)
  return LOCALES.find((name) => name === stored) ?? 'zh-CN'
}

/** Tells the server, which names the words of this language in the next page. */
export function tellLocale(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${KEY}=${locale()}; path=/; max-age=31536000; samesite=lax`
}

/** Stores the choice and starts the page anew: every sentence is read once, at its first use. */
export function chooseLocale(name: LocaleName): void {
  localStorage.setItem(KEY, name)
  tellLocale()
  location.reload()
}
