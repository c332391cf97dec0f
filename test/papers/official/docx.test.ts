import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakTitle } from '#papers/official/head.ts'
import { PAGE } from '#papers/official/measures.ts'
import type { OfficialPaper } from '#papers/official/official-paper.ts'
import { toPdf } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'

/** The rendered page, measured: LibreOffice sets it, poppler says where each line stands. Lengths in millimetres. */
const paper = (more: Partial<OfficialPaper> = {}): OfficialPaper => ({
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
  urgency: null,
  note: null,
  presence: [],
  verify: { url: 'http://127.0.0.1:8420/p/lantern/paper/0123456789ABCDEF', code: '0123456789ABCDEF' },
  notice: null,
  ...more,
})

type Line = { page: number; left: number; right: number; top: number; bottom: number; text: string }
const mm = (points: string | undefined) => (Number(points) / 72) * 25.4
const folder = mkdtempSync(join(tmpdir(), 'lianqi-official-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function linesOf(pdf: Buffer): Line[] {
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

/** The rows of dark or red ink of a page, in millimetres from its top: where rules are drawn. */
function rulesOf(pdf: Buffer, page: number): { y: number; red: boolean; width: number }[] {
  const path = join(folder, 'page.pdf')
  writeFileSync(path, pdf)
  const ppm = execFileSync('pdftoppm', ['-r', '254', '-f', String(page), '-l', String(page), path], {
    maxBuffer: 1 << 28,
  })
  const [, width = 0, height = 0] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))?.map(Number) ?? []
  const offset = ppm.length - width * height * 3
  const rules: { y: number; red: boolean; width: number }[] = []
  for (let y = 0; y < height; y++) {
    let dark = 0
    let red = 0
    for (let x = 0; x < width; x++) {
      const at = offset + (y * width + x) * 3
      const [r = 255, g = 255, b = 255] = [ppm[at], ppm[at + 1], ppm[at + 2]]
      if (r > 180 && g < 90 && b < 90) red++
      else if (r < 90 && g < 90 && b < 90) dark++
    }
    // A rule is ink over most of the block; characters never are.
    if (Math.max(dark, red) > 1400) rules.push({ y: y / 10, red: red > dark, width: Math.max(dark, red) / 10 })
  }
  return rules
}

describe('a document after GB/T 9704-2012', () => {
  let pdf: Buffer
  let lines: Line[]
  beforeAll(async () => {
    pdf = await toPdf(await writeDocx(paper()))
    lines = linesOf(pdf)
  }, 90_000)
  const find = (text: string) => lines.find((one) => one.text.includes(text))

  it('keeps its text inside the block of 156 × 225 mm, within 1 mm', () => {
    const text = lines.filter((one) => !/^—\d+—$/.test(one.text))
    expect(Math.min(...text.map((one) => one.left))).toBeGreaterThan(PAGE.left - 1)
    expect(Math.max(...text.map((one) => one.right))).toBeLessThan(PAGE.left + PAGE.blockWidth + 1)
    expect(Math.min(...text.map((one) => one.top))).toBeGreaterThan(PAGE.top - 1)
    expect(Math.max(...text.map((one) => one.bottom))).toBeLessThan(PAGE.top + PAGE.blockHeight + 1)
  })

  it('has 22 lines on a full page and 28 characters in a full line', () => {
    const full = lines.filter((one) => one.page === 2 && !/^—\d+—$/.test(one.text))
    expect(full).toHaveLength(22)
    const longest = Math.max(...full.map((one) => [...one.text].length))
    expect(longest).toBe(28)
  })

  it('has its name 35 mm below the edge of the block, its number, and a red line 4 mm below that, as wide as the block', () => {
    const name = find('灯笼高新区文件')
    const number = find('〔2026〕7号')
    expect(Math.abs((name?.top ?? 0) - (PAGE.top + 35))).toBeLessThan(3)
    const red = rulesOf(pdf, 1).filter((rule) => rule.red)
    expect(red.length).toBeGreaterThan(0)
    expect(Math.abs((red[0]?.width ?? 0) - PAGE.blockWidth)).toBeLessThan(1)
    expect(Math.abs((red[0]?.y ?? 0) - (number?.bottom ?? 0) - 4)).toBeLessThan(1)
    // 0.35 to 0.5 mm thick.
    expect(red.length).toBeGreaterThanOrEqual(3)
    expect(red.length).toBeLessThanOrEqual(6)
  })

  it('centres its title in lines that end with a phrase', () => {
    const title = lines.filter((one) => /关于2026年|考核结果的通报/.test(one.text) && one.page === 1)
    expect(title).toHaveLength(2)
    for (const one of title)
      expect(Math.abs((one.left + one.right) / 2 - (PAGE.left + PAGE.blockWidth / 2))).toBeLessThan(1)
  })

  it('numbers its pages — 1 — 7 mm below the block, odd ones at the right, even ones at the left', () => {
    const numbers = lines.filter((one) => /^—\d+—$/.test(one.text))
    expect(numbers.map((one) => one.text)).toEqual(numbers.map((_, index) => `—${index + 1}—`))
    for (const one of numbers) {
      expect(Math.abs((one.top + one.bottom) / 2 - (PAGE.top + PAGE.blockHeight + 7))).toBeLessThan(1.5)
      expect(one.left > PAGE.left + PAGE.blockWidth / 2).toBe(one.page % 2 === 1)
    }
  })

  it('closes with an imprint whose last line lies on the lower edge of the block of its last page', () => {
    const last = Math.max(...lines.map((one) => one.page))
    const rules = rulesOf(pdf, last).filter((rule) => !rule.red)
    expect(Math.abs((rules.at(-1)?.y ?? 0) - (PAGE.top + PAGE.blockHeight))).toBeLessThan(1)
    expect(Math.abs((rules.at(-1)?.width ?? 0) - PAGE.blockWidth)).toBeLessThan(1)
    expect(find('抄送：')?.text).toBe('抄送：区党工委，区纪工委。')
    expect(find('印发')?.text).toBe('2026年3月2日印发')
  })

  it('has no page that holds a signature and no text', () => {
    const signed = lines.find((one) => one.text === '灯笼高新区督查室' && one.left > 100)
    expect(lines.filter((one) => one.page === signed?.page && /责任单位|附件/.test(one.text)).length).toBeGreaterThan(0)
  })
})

describe('the other formats', () => {
  it('a letter: its name 30 mm from the edge, a double red line of 170 mm below it and another 20 mm above the lower edge, no number on its first page', async () => {
    const pdf = await toPdf(await writeDocx(paper({ format: 'letter' })))
    const lines = linesOf(pdf)
    const name = lines.find((one) => one.text.includes('灯笼高新区督查室') && one.page === 1)
    expect(Math.abs((name?.top ?? 0) - 30)).toBeLessThan(3)
    const red = rulesOf(pdf, 1).filter((rule) => rule.red)
    for (const rule of red) expect(Math.abs(rule.width - 170)).toBeLessThan(1.5)
    expect(red.some((rule) => rule.y > 40 && rule.y < 60)).toBe(true)
    expect(red.some((rule) => Math.abs(rule.y - (PAGE.height - 20)) < 2)).toBe(true)
    expect(lines.some((one) => one.page === 1 && one.text === '—1—')).toBe(false)
  }, 90_000)

  it('an order: its name 20 mm below the edge of the block', async () => {
    const lines = linesOf(await toPdf(await writeDocx(paper({ format: 'order', organ: '灯笼高新区管理委员会令' }))))
    expect(Math.abs((lines[0]?.top ?? 0) - (PAGE.top + 20))).toBeLessThan(3)
  }, 90_000)

  it('minutes: who was there, with the words 出席 and 请假', async () => {
    const presence = [
      { label: '出席', names: '张三、李四' },
      { label: '请假', names: '王五' },
    ]
    const lines = linesOf(await toPdf(await writeDocx(paper({ format: 'minutes', presence }))))
    expect(lines.some((one) => one.text === '出席：张三、李四')).toBe(true)
    expect(lines.some((one) => one.text.includes('会议纪要'))).toBe(true)
  }, 90_000)
})

describe('titles', () => {
  it('stay in one line where they fit, and break where a phrase ends', () => {
    expect(breakTitle('每月通报')).toEqual(['每月通报'])
    expect(breakTitle('关于2026年第一季度包保工作考核结果的通报').length).toBe(2)
    const long = breakTitle('关于进一步加强重点项目包保和企业走访服务工作的通知以及有关事项的说明意见')
    expect(long.every((line) => [...line].length <= 20)).toBe(true)
    expect(long.join('')).toBe('关于进一步加强重点项目包保和企业走访服务工作的通知以及有关事项的说明意见')
  })
})
