import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { OfficialPaper } from '#papers/official/official-paper.ts'

/** A line of text on a rendered page, in millimetres from its upper left corner. */
export type Line = { page: number; left: number; right: number; top: number; bottom: number; text: string }
const mm = (points: string | undefined) => (Number(points) / 72) * 25.4
const folder = mkdtempSync(join(tmpdir(), 'lianqi-official-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The lines of text of a PDF, as poppler finds them. */
export function linesOf(pdf: Buffer): Line[] {
  const path = join(folder, 'paper.pdf')
  writeFileSync(path, pdf)
  const html = execFileSync('pdftotext', ['-bbox-layout', path, '-'], { encoding: 'utf8' })
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs)].map(
        (found) => ({
          page: index + 1,
          left: mm(found[1]),
          top: mm(found[2]),
          right: mm(found[3]),
          bottom: mm(found[4]),
          text: [...(found[5] ?? '').matchAll(/>([^<]+)<\/word>/g)].map((word) => word[1]).join(''),
        }),
      ),
    )
}

type Picture = {
  width: number
  height: number
  red(x: number, y: number): boolean
  dark(x: number, y: number): boolean
}

/** A page as a picture of ten points a millimetre. */
function pictureOf(pdf: Buffer, page: number): Picture {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  const ppm = execFileSync('pdftoppm', ['-r', '254', '-f', String(page), '-l', String(page), path], {
    maxBuffer: 1 << 28,
  })
  const [, width = 0, height = 0] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))?.map(Number) ?? []
  const offset = ppm.length - width * height * 3
  const at = (x: number, y: number): [number, number, number] => {
    const i = offset + (y * width + x) * 3
    return [ppm[i] ?? 255, ppm[i + 1] ?? 255, ppm[i + 2] ?? 255]
  }
  return {
    width,
    height,
    red: (x, y) => {
      const [r, g, b] = at(x, y)
      return r > 180 && g < 90 && b < 90
    },
    dark: (x, y) => {
      const [r, g, b] = at(x, y)
      return r < 110 && g < 110 && b < 110
    },
  }
}

export type Rule = { y: number; red: boolean; width: number }

/** The rows of dark or red ink of a page, in millimetres from its top: where rules are drawn. */
export function rulesOf(pdf: Buffer, page: number): Rule[] {
  const picture = pictureOf(pdf, page)
  const rules: Rule[] = []
  for (let y = 0; y < picture.height; y++) {
    let dark = 0
    let red = 0
    for (let x = 0; x < picture.width; x++) {
      if (picture.red(x, y)) red++
      else if (picture.dark(x, y)) dark++
    }
    // A rule is ink over most of the block; characters never are.
    if (Math.max(dark, red) > 1400) rules.push({ y: y / 10, red: red > dark, width: Math.max(dark, red) / 10 })
  }
  return rules
}

export type Ink = { top: number; bottom: number; left: number; right: number }

/** Where ink of a colour lies within a stretch of a page, in millimetres: the edges of characters, not of their boxes. */
export function inkOf(pdf: Buffer, page: number, colour: 'red' | 'dark', within: Partial<Ink> = {}): Ink | undefined {
  const picture = pictureOf(pdf, page)
  let found: Ink | undefined
  for (let y = Math.round((within.top ?? 0) * 10); y < Math.min(picture.height, (within.bottom ?? 297) * 10); y++) {
    for (let x = Math.round((within.left ?? 0) * 10); x < Math.min(picture.width, (within.right ?? 210) * 10); x++) {
      if (!picture[colour](x, y)) continue
      const [mx, my] = [x / 10, y / 10]
      found = found
        ? {
            top: Math.min(found.top, my),
            bottom: Math.max(found.bottom, my),
            left: Math.min(found.left, mx),
            right: Math.max(found.right, mx),
          }
        : { top: my, bottom: my, left: mx, right: mx }
    }
  }
  return found
}

/** A paper to measure: several pages of text, an attachment, copies. */
export const samplePaper = (more: Partial<OfficialPaper> = {}): OfficialPaper => ({
  format: 'document',
  organ: '灯笼高新区',
  number: '灯高督〔2026〕7号',
  title: '关于2026年第一季度包保工作考核结果的通报',
  to: ['各部门', '各包保责任单位'],
  blocks: [
    { kind: 'heading', level: 1, text: '一、总体情况' },
    ...Array.from({ length: 9 }, () => ({
      kind: 'paragraph' as const,
      text: '各责任单位应当按照期限办结企业反映的问题并取得企业确认'.repeat(5),
    })),
  ],
  attachments: ['考核结果表'],
  signed: '灯笼高新区督查室',
  day: '2026-03-02',
  copy: ['区党工委', '区纪工委'],
  signer: null,
  signerPost: null,
  urgency: null,
  note: null,
  presence: [],
  verify: { url: 'http://127.0.0.1:8420/p/lantern/paper/0123456789ABCDEF', code: '0123456789ABCDEF' },
  notice: null,
  ...more,
})
