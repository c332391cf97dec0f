import type { Given } from './given.ts'

export type PageParts = {
  readonly js: readonly string[]
  readonly css: readonly string[]
  /** What stands there until the scripts have come. */
  readonly frame: string
  readonly language: string
  /** As it was last chosen in this browser; undefined: as the browser says itself. */
  readonly theme: 'light' | 'dark' | undefined
  readonly given: Given
}

/**
 * The page with what it needs at once: its files named in the head, its frame, the first answers as data (no script: nothing of it
 * runs), in the language and the colours of whoever opens it.
 */
export function pageHtml(document: string, { js, css, frame, language, theme, given }: PageParts): string {
  const links = [
    ...css.map((file) => `<link rel="stylesheet" crossorigin href="${file}">`),
    ...js.map((file) => `<link rel="modulepreload" crossorigin href="${file}">`),
  ].join('')
  const data =
    Object.keys(given).length === 0 ? '' : `<script type="application/json" id="given">${asData(given)}</script>`
  return document
    .replace('<html lang="zh-CN">', () => `<html lang="${language}"${theme ? ` data-theme="${theme}"` : ''}>`)
    .replace('<div id="root"></div>', () => `<div id="root">${frame}</div>`)
    .replace('</head>', () => `${links}</head>`)
    .replace('</body>', () => `${data}</body>`)
}

/** JSON that no text in it can end: `</script>` and `<!--` cannot be written in it. */
const asData = (given: Given): string => JSON.stringify(given).replaceAll('<', '\\u003c')
