import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library'
import { afterAll, describe, expect, it } from 'vitest'
import { toPdf } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { writeSheet } from '#papers/official/write-sheet.ts'
import { linesOf, samplePaper } from './measured.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianqi-plate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ADDRESS = 'https://lianqi.example.gov.cn/p/lantern/plate/01a22184-506e-75b6-a06f-c39a72bb4506'

/** A page as grey values, as a camera sees it. */
function seen(pdf: Buffer, dpi: number) {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', '1', '-l', '1', path], {
    maxBuffer: 1 << 28,
  })
  const [, width = 0, height = 0] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))?.map(Number) ?? []
  return { width, height, grey: new Uint8ClampedArray(pgm.subarray(pgm.length - width * height)) }
}

/**
 * What the code on a page says, and how wide it is there in millimetres.
 * @param near the part of the page the camera is held to, in millimetres from its lower left corner
 */
function codeOn(pdf: Buffer, dpi = 150, near?: { width: number; height: number }) {
  const { width, height, grey } = seen(pdf, dpi)
  const whole = new RGBLuminanceSource(grey, width, height)
  const [right, up] = [near?.width ?? 0, near?.height ?? 0].map((mm) => Math.round((mm / 25.4) * dpi)) as [
    number,
    number,
  ]
  const source = near ? whole.crop(0, height - up, right, up) : whole
  const found = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)))
  const across = found.getResultPoints().map((point) => point.getX())
  return {
    text: found.getText(),
    sheet: [width, height].map((pixels) => Math.round((pixels / dpi) * 25.4)),
    across: ((Math.max(...across) - Math.min(...across)) / dpi) * 25.4,
  }
}

const plate = (on: 'A4' | 'A3') =>
  writeSheet({
    title: '灯笼精密制造有限公司',
    sub: '灯笼高新区联系服务责任公示',
    blocks: [
      { kind: 'heading', level: 1, text: '企业包保' },
      {
        kind: 'table',
        columns: [
          { title: '责任人', width: 2 },
          { title: '责任单位', width: 4 },
        ],
        rows: [
          ['王海', '市场监管局'],
          ['李明', '税务局'],
        ],
      },
    ],
    by: '灯笼高新区',
    day: '2026-03-02',
    landscape: false,
    large: true,
    on,
    code: { url: ADDRESS, says: '扫码查看责任人，反映问题' },
  })

describe('the code on paper', () => {
  it('of a plate is read by a camera on A4 and on A3, where everything is larger by the sheet', async () => {
    const a4 = await toPdf(await plate('A4'))
    const a3 = await toPdf(await plate('A3'))
    const [small, big] = [codeOn(a4), codeOn(a3)]
    expect(small).toMatchObject({ text: ADDRESS, sheet: [210, 297] })
    expect(big).toMatchObject({ text: ADDRESS, sheet: [297, 420] })
    expect(big.across / small.across).toBeCloseTo(Math.SQRT2, 1)
    const heights = [a4, a3].map((pdf) => {
      const title = linesOf(pdf).find((one) => one.text.includes('灯笼精密'))
      return title ? title.bottom - title.top : 0
    })
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(Math.SQRT2, 1)
    // One sheet each: a plate has no second page.
    for (const pdf of [a4, a3]) expect(Math.max(...linesOf(pdf).map((one) => one.page))).toBe(1)
  }, 90_000)

  it('of an official paper leads to its proof', async () => {
    const paper = samplePaper({ blocks: [{ kind: 'paragraph', text: '请按期办理。' }], attachments: [] })
    expect(codeOn(await toPdf(await writeDocx(paper)), 300, { width: 70, height: 45 }).text).toBe(paper.verify?.url)
  }, 90_000)
})
