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
  /** What was meant as a tag and is none: braces or a sign in full width, as a Chinese keyboard gives them, or braces twice. */
  readonly meant: readonly Meant[]
}

/** `sure`: whatever stands in it, it is no text of a paper. */
export type Meant = Written & { readonly how: 'wide' | 'double'; readonly sure: boolean }

/** Something in braces, of either width, once or more often; or half a pair. */
const BRACED = /([{｛]+)([^{}｛｝]*)([}｝]+)|[{}]/g

/** Each part in which tags may stand. */
const PARTS = /^word\/(document|header\d*|footer\d*)\.xml$/

/** Every tag of a template, with the place where it stands, in the order of the document. */
export function scan(zip: PizZip): Scanned {
  const tags: Written[] = []
  const meant: Meant[] = []
  const torn: { brace: '{' | '}'; at: Place }[] = []
  const names = Object.keys(zip.files)
    .filter((name) => PARTS.test(name))
    .toSorted((a, b) => Number(b.includes('document')) - Number(a.includes('document')) || a.localeCompare(b))
  for (const name of names) {
    for (const at of paragraphsOf(zip, name)) {
      for (const [whole, left = '', inner, right = ''] of at.text.matchAll(BRACED)) {
        if (inner === undefined) torn.push({ brace: whole as '{' | '}', at })
        else if (/[｛｝]/.test(left + right))
          meant.push({ ...read(inner), at, how: 'wide', sure: /[{}]/.test(left + right) })
        else if (/^\s*[＃＾／＠]/.test(inner)) meant.push({ ...read(inner), at, how: 'wide', sure: true })
        else if (left.length > 1 && right.length > 1) meant.push({ ...read(inner), at, how: 'double', sure: true })
        else {
          for (const brace of [...left.slice(1)]) torn.push({ brace: brace as '{', at })
          tags.push({ ...read(inner), at })
          for (const brace of [...right.slice(1)]) torn.push({ brace: brace as '}', at })
        }
      }
    }
  }
  return { tags, torn, meant }
}

function read(inner: string): Pick<Written, 'sign' | 'name'> {
  const [, sign = '', name = ''] = /^\s*([#^/@＃＾／＠]?)\s*(.*?)\s*$/s.exec(inner) ?? []
  return { sign: sign.normalize('NFKC') as Written['sign'], name }
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
