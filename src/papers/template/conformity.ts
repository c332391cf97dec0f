import type PizZip from 'pizzip'
import { ALSO_CALLED, PAGE } from '../official/measures.ts'
import { readXml } from './open-template.ts'

/** In what a template departs from GB/T 9704-2012, as far as the file itself tells. */
export type Departure =
  | { readonly code: 'page_size'; readonly got: string; readonly wanted: string }
  | {
      readonly code: 'margin'
      readonly side: 'top' | 'left' | 'right' | 'bottom'
      readonly got: string
      readonly wanted: string
    }
  | { readonly code: 'face'; readonly got: string; readonly wanted: string }
  | { readonly code: 'size'; readonly got: string; readonly wanted: string }
  | { readonly code: 'no_section'; readonly got: string; readonly wanted: string }

const MM = 1440 / 25.4
const mm = (twips: string | undefined): number => Number(twips ?? Number.NaN) / MM
const shown = (length: number): string => (Number.isFinite(length) ? String(Math.round(length * 10) / 10) : '—')

const OFFICIAL = new Set(Object.values(ALSO_CALLED).flatMap((names) => names.map((name) => name.toLowerCase())))
const WANTED_FACES = '方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312、宋体'

/**
 * What can be told without setting the template: the sheet, the block, the faces, the size of the text. None of it missing
 * does not yet make a paper conforming: where head, lines and number stand is only seen when it is set.
 */
export function departuresOf(zip: PizZip): Departure[] {
  const departures: Departure[] = []
  const faces = new Set<string>()
  let sections = 0
  readXml('word/document.xml', zip.file('word/document.xml')?.asNodeBuffer() ?? Buffer.alloc(0), {
    open(element, attributes) {
      if (element === 'w:pgSz') {
        sections++
        const [width, height] = [mm(attributes['w:w']), mm(attributes['w:h'])]
        if (Math.abs(width - PAGE.width) > 1 || Math.abs(height - PAGE.height) > 1)
          departures.push({
            code: 'page_size',
            got: `${shown(width)}×${shown(height)}`,
            wanted: `${PAGE.width}×${PAGE.height}`,
          })
      }
      if (element === 'w:pgMar') {
        for (const side of ['top', 'left', 'right', 'bottom'] as const) {
          const got = mm(attributes[`w:${side}`])
          if (!(Math.abs(got - PAGE[side]) <= 1))
            departures.push({ code: 'margin', side, got: shown(got), wanted: String(PAGE[side]) })
        }
      }
      if (element === 'w:rFonts') {
        const face = attributes['w:eastAsia']
        if (face && !OFFICIAL.has(face.toLowerCase())) faces.add(face)
      }
    },
  })
  if (sections === 0) departures.push({ code: 'no_section', got: '—', wanted: `${PAGE.width}×${PAGE.height}` })
  for (const face of faces) departures.push({ code: 'face', got: face, wanted: WANTED_FACES })
  const body = bodySize(zip)
  if (body !== undefined && body !== '32')
    departures.push({ code: 'size', got: String(Number(body) / 2), wanted: '16' })
  return departures
}

/** The size in which the text is set: that of the paragraph where it is drawn. */
function bodySize(zip: PizZip): string | undefined {
  const xml = zip.file('word/document.xml')?.asText() ?? ''
  for (const [paragraph] of xml.matchAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)) {
    if (!/^\{[@#]?(正文|段落)/.test(paragraph.replace(/<[^>]*>|\s/g, ''))) continue
    const own = /<w:r(?: [^>]*)?>.*?<w:sz w:val="(\d+)"/s.exec(paragraph)?.[1]
    return own ?? defaultSize(zip)
  }
  return undefined
}

function defaultSize(zip: PizZip): string | undefined {
  const styles = zip.file('word/styles.xml')?.asText() ?? ''
  return /<w:rPrDefault>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1]
}
