import type PizZip from 'pizzip'
import { readXml } from './open-template.ts'

/** A paragraph of a template: in which part, the how-many-th of it, what it says. */
export type Place = { readonly part: 'body' | 'header' | 'footer'; readonly paragraph: number; readonly text: string }

/** A tag as it was written: `#` opens a loop, `^` its opposite, `/` closes, `@` is drawn. */
export type Written = { readonly sign: '' | '#' | '^' | '/' | '@'; readonly name: string; readonly at: Place }

export type Scanned = {
  readonly tags: readonly Written[]
  /** A brace without its other one. */
  readonly torn: readonly { readonly brace: '{' | '}'; readonly at: Place }[]
}

/** Each part in which tags may stand. */
const PARTS = /^word\/(document|header\d*|footer\d*)\.xml$/

/** Every tag of a template, with the place where it stands, in the order of the document. */
export function scan(zip: PizZip): Scanned {
  const tags: Written[] = []
  const torn: { brace: '{' | '}'; at: Place }[] = []
  const names = Object.keys(zip.files)
    .filter((name) => PARTS.test(name))
    .toSorted((a, b) => Number(b.includes('document')) - Number(a.includes('document')) || a.localeCompare(b))
  for (const name of names) {
    for (const at of paragraphsOf(zip, name)) {
      for (const found of at.text.matchAll(/\{([^{}]*)\}|[{}]/g)) {
        const [whole, inner] = found
        if (inner === undefined) torn.push({ brace: whole as '{' | '}', at })
        else tags.push({ ...read(inner), at })
      }
    }
  }
  return { tags, torn }
}

function read(inner: string): Pick<Written, 'sign' | 'name'> {
  const [, sign = '', name = ''] = /^\s*([#^/@]?)\s*(.*?)\s*$/s.exec(inner) ?? []
  return { sign: sign as Written['sign'], name }
}

/** The paragraphs of a part with their text, as one reads them: those of a box inside a paragraph stand for themselves. */
function paragraphsOf(zip: PizZip, name: string): Place[] {
  const part = name.includes('header') ? 'header' : name.includes('footer') ? 'footer' : 'body'
  const places: Place[] = []
  const open: { text: string; paragraph: number }[] = []
  let count = 0
  let inText = false
  // What older programs show instead of a box repeats its text.
  let fallback = 0
  readXml(name, zip.file(name)?.asNodeBuffer() ?? Buffer.alloc(0), {
    open(element) {
      if (element === 'mc:Fallback') fallback++
      if (element === 'w:p') open.push({ text: '', paragraph: ++count })
      if (element === 'w:t') inText = true
      const top = open.at(-1)
      if (top && (element === 'w:tab' || element === 'w:br')) top.text += ' '
    },
    close(element) {
      if (element === 'mc:Fallback') fallback--
      if (element === 'w:t') inText = false
      const done = element === 'w:p' ? open.pop() : undefined
      if (done && fallback === 0 && done.text.trim() !== '')
        places.push({ part, paragraph: done.paragraph, text: done.text.trim() })
    },
    text(text) {
      const top = open.at(-1)
      if (inText && top) top.text += text
    },
  })
  return places
}
