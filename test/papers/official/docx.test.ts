import { beforeAll, describe, expect, it } from 'vitest'
import { breakTitle } from '#papers/official/head.ts'
import { PAGE } from '#papers/official/measures.ts'
import type { OfficialPaper } from '#papers/official/official-paper.ts'
import { toPdf } from '#papers/official/to-pdf.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { type Ink, inkOf, type Line, linesOf, rulesOf, samplePaper } from './measured.ts'

// The rendered page, measured: LibreOffice sets it, poppler says where each line stands and where ink is. Millimetres.

const isNumber = (one: Line) => /^—\d+—$/.test(one.text)
const BLOCK = { bottom: PAGE.top + PAGE.blockHeight, right: PAGE.left + PAGE.blockWidth }

/** A paper set and measured. */
async function measured(more: Partial<OfficialPaper>) {
  const pdf = await toPdf(await writeDocx(samplePaper(more)))
  const lines = linesOf(pdf)
  return {
    pdf,
    lines,
    last: Math.max(...lines.map((one) => one.page)),
    find: (text: string, page?: number) =>
      lines.find((one) => one.text.includes(text) && (page ?? one.page) === one.page),
    ink: (page: number, colour: 'red' | 'dark', within: Partial<Ink>) => inkOf(pdf, page, colour, within),
    red: (page: number) => rulesOf(pdf, page).filter((rule) => rule.red),
    black: (page: number) => rulesOf(pdf, page).filter((rule) => !rule.red),
  }
}
type Measured = Awaited<ReturnType<typeof measured>>

const near = (got: number | undefined, wanted: number, by = 1) =>
  expect(Math.abs((got ?? Number.NaN) - wanted), `${got} is not ${wanted} ± ${by}`).toBeLessThanOrEqual(by)

function staysInBlock({ lines }: Measured, pages: (page: number) => boolean) {
  const text = lines.filter((one) => !isNumber(one) && pages(one.page))
  expect(Math.min(...text.map((one) => one.left))).toBeGreaterThan(PAGE.left - 1)
  expect(Math.max(...text.map((one) => one.right))).toBeLessThan(BLOCK.right + 1)
  expect(Math.min(...text.map((one) => one.top))).toBeGreaterThan(PAGE.top - 1)
  expect(Math.max(...text.map((one) => one.bottom))).toBeLessThan(BLOCK.bottom + 1)
}

/** 页码: the dash of each number 7 mm below the block, a character from the outer side. */
function numbersPages({ lines, ink, last }: Measured, from = 1) {
  const numbers = lines.filter(isNumber)
  expect(numbers.map((one) => one.text)).toEqual(
    Array.from({ length: last - from + 1 }, (_, index) => `—${from + index}—`),
  )
  for (const one of numbers) {
    // The dash that begins it, alone.
    const dash = ink(one.page, 'dark', { top: BLOCK.bottom + 2, bottom: 280, left: one.left, right: one.left + 3.5 })
    near(((dash?.top ?? 0) + (dash?.bottom ?? 0)) / 2, BLOCK.bottom + 7)
    if (one.page % 2 === 1) near(one.right, BLOCK.right - 4.9)
    else near(one.left, PAGE.left + 4.9)
  }
}

describe('a document after GB/T 9704-2012', () => {
  let paper: Measured
  beforeAll(async () => {
    paper = await measured({})
  }, 120_000)

  it('keeps its text inside the block of 156 × 225 mm, and fills it', () => {
    staysInBlock(paper, () => true)
    const full = paper.lines.filter((one) => one.page === 2 && !isNumber(one))
    near(Math.min(...full.map((one) => one.left)), PAGE.left)
    near(Math.max(...full.map((one) => one.right)), BLOCK.right)
  })

  it('has 22 lines on a full page and 28 characters in a full line', () => {
    const full = paper.lines.filter((one) => one.page === 2 && !isNumber(one))
    expect(full).toHaveLength(22)
    expect(Math.max(...full.map((one) => [...one.text].length))).toBe(28)
  })

  it('has its name 35 mm below the edge of the block, its number, and a red line 4 mm below that, as wide as the block', () => {
    near(paper.ink(1, 'red', { bottom: 110 })?.top, PAGE.top + 35)
    const number = paper.find('〔2026〕7号')
    near(((number?.left ?? 0) + (number?.right ?? 0)) / 2, PAGE.left + PAGE.blockWidth / 2)
    const ink = paper.ink(1, 'dark', { top: number?.top ?? 0, bottom: (number?.bottom ?? 0) + 1 })
    const red = paper.red(1)
    near(red[0]?.y, (ink?.bottom ?? 0) + 4)
    near(red[0]?.width, PAGE.blockWidth)
    // 0.35 to 0.5 mm thick.
    expect(red.length).toBeGreaterThanOrEqual(3)
    expect(red.length).toBeLessThanOrEqual(6)
  })

  it('centres its title two lines below the red line, in lines that end with a phrase', () => {
    const title = paper.lines.filter((one) => /关于2026年|考核结果的通报/.test(one.text) && one.page === 1)
    expect(title).toHaveLength(2)
    for (const one of title) near((one.left + one.right) / 2, PAGE.left + PAGE.blockWidth / 2)
    const LINE = PAGE.blockHeight / PAGE.lines
    // What stands between is the two empty lines and half the leading of the title.
    near((title[0]?.top ?? 0) - (paper.red(1)[0]?.y ?? 0), 2 * LINE + 2, 3)
    near((paper.find('各部门、')?.top ?? 0) - (title[1]?.bottom ?? 0), LINE + 2, 3)
    near(paper.find('各部门、')?.left, PAGE.left)
  })

  it('numbers its pages — 1 — 7 mm below the block, odd ones at the right, even ones at the left', () =>
    numbersPages(paper))

  it('lists its attachments one line below the text, then name and date, four characters from the right', () => {
    const note = paper.find('附件：考核结果表')
    const signed = paper.lines.find((one) => one.text === '灯笼高新区督查室' && one.left > 100)
    const date = paper.lines.find((one) => one.text === '2026年3月2日')
    const CHARACTER = PAGE.blockWidth / PAGE.characters
    near(note?.left, PAGE.left + 2 * CHARACTER)
    near(date?.right, BLOCK.right - 4 * CHARACTER)
    // Half a character a digit, as in the official face; the face this machine sets instead has wider ones.
    near(((signed?.left ?? 0) + (signed?.right ?? 0)) / 2, ((date?.left ?? 0) + (date?.right ?? 0)) / 2, 6)
    expect(signed?.top).toBeGreaterThan(note?.bottom ?? 0)
    near(date?.top, (signed?.top ?? 0) + PAGE.blockHeight / PAGE.lines)
  })

  it('closes with an imprint whose last line lies on the lower edge of the block of its last page', () => {
    const rules = paper.black(paper.last)
    near(rules.at(-1)?.y, BLOCK.bottom)
    near(rules.at(-1)?.width, PAGE.blockWidth)
    expect(paper.find('抄送：')?.text).toBe('抄送：区党工委，区纪工委。')
    expect(paper.find('印发')?.text).toBe('2026年3月2日印发')
  })

  it('has no page that holds a signature and no text', () => {
    const signed = paper.lines.find((one) => one.text === '灯笼高新区督查室' && one.left > 100)
    expect(paper.lines.some((one) => one.page === signed?.page && /责任单位|附件/.test(one.text))).toBe(true)
  })
})

describe('a document that goes upward, with an attachment', () => {
  let paper: Measured
  beforeAll(async () => {
    const blocks = [
      { kind: 'paragraph' as const, text: '各责任单位应当按照期限办结企业反映的问题。' },
      { kind: 'attachment' as const, title: '考核结果表' },
      { kind: 'table' as const, columns: [{ title: '单位' }], rows: [['市场监管局']] },
    ]
    paper = await measured({ signer: '王建国', urgency: '特急', attachments: [], blocks, note: '此件公开发布' })
  }, 120_000)

  it('has its urgency at the upper left, its number at the left, its signer at the right, the line whole', () => {
    near(paper.find('特急')?.left, PAGE.left)
    near(paper.ink(1, 'red', { bottom: 110 })?.top, PAGE.top + 35)
    const CHARACTER = PAGE.blockWidth / PAGE.characters
    near(paper.find('〔2026〕7号')?.left, PAGE.left + CHARACTER)
    near(paper.find('签发人：王建国')?.right, BLOCK.right - CHARACTER)
    near(paper.red(1)[0]?.width, PAGE.blockWidth)
  })

  it('sets the attachment on a page of its own, before the imprint, after name and date', () => {
    const { last } = paper
    const [head, title] = paper.lines.filter((one) => one.page === last)
    expect([head?.text, title?.text]).toEqual(['附件', '考核结果表'])
    near(head?.left, PAGE.left)
    // In the middle of the first of the 22 lines.
    near(((head?.top ?? 0) + (head?.bottom ?? 0)) / 2, PAGE.top + PAGE.blockHeight / PAGE.lines / 2, 2)
    near(((title?.left ?? 0) + (title?.right ?? 0)) / 2, PAGE.left + PAGE.blockWidth / 2)
    expect(paper.find('附件：考核结果表', 1)).toBeDefined()
    expect(paper.find('（此件公开发布）')?.page).toBe(last - 1)
    expect(paper.find('印发')?.page).toBe(last)
    near(paper.black(last).at(-1)?.y, BLOCK.bottom)
  })
})

describe('a page', () => {
  it('is never left without text because the paragraph stays with the signature', async () => {
    const paper = await measured({ blocks: samplePaper().blocks.slice(0, 2) })
    expect(paper.find('各责任单位应当', 1)).toBeDefined()
  }, 120_000)
})

describe('a letter', () => {
  let paper: Measured
  beforeAll(async () => {
    paper = await measured({ format: 'letter' })
  }, 120_000)

  it('has its name 30 mm from the edge, a double line of 170 mm 4 mm below it and another 20 mm above the lower edge', () => {
    const red = paper.red(1)
    for (const rule of red) near(rule.width, 170)
    const [upper] = red
    const name = paper.ink(1, 'red', { bottom: (upper?.y ?? 50) - 0.3 })
    near(name?.top, 30)
    near(upper?.y, (name?.bottom ?? 0) + 4)
    near(red.at(-1)?.y, PAGE.height - 20)
    // Thick above thin, then thin above thick.
    const gaps = red.flatMap((rule, n) => (n > 0 && rule.y - (red[n - 1]?.y ?? 0) > 0.15 ? [n] : []))
    expect(gaps).toHaveLength(3)
  })

  it('has its number at the right below the line, no page number on the first page, copies without a printer', () => {
    near(paper.find('〔2026〕7号')?.right, BLOCK.right)
    numbersPages(paper, 2)
    expect(paper.find('抄送：', paper.last)).toBeDefined()
    expect(paper.find('印发')).toBeUndefined()
    expect(paper.black(paper.last)).toEqual([])
    staysInBlock(paper, (page) => page > 1)
  })
})

describe('an order', () => {
  it('has its name with 令 20 mm below the edge of the block, its number two lines below, no title, the seal of who signs', async () => {
    const more = { organ: '灯笼高新区管理委员会', number: '第7号', signer: '李明', signerPost: '主任', attachments: [] }
    const paper = await measured({ format: 'order', ...more })
    expect(paper.lines[0]?.text).toBe('灯笼高新区管理委员会令')
    near(paper.ink(1, 'red', { bottom: 110 })?.top, PAGE.top + 20)
    const number = paper.find('第7号', 1)
    near(((number?.left ?? 0) + (number?.right ?? 0)) / 2, PAGE.left + PAGE.blockWidth / 2)
    expect(paper.find('通报')).toBeUndefined()
    const CHARACTER = PAGE.blockWidth / PAGE.characters
    near(paper.find('主任')?.left, PAGE.left + 2 * CHARACTER)
    near(paper.lines.find((one) => one.text.endsWith('李明'))?.right, BLOCK.right - 4 * CHARACTER)
    numbersPages(paper)
    staysInBlock(paper, () => true)
  }, 120_000)
})

describe('minutes', () => {
  it('have their name 35 mm below the edge, and who was there, names below the first name', async () => {
    const presence = [
      {
        label: '出席',
        names: '张三（党工委）、李四（管委会）、王五（市场监管局）、赵六（税务局）、钱七（发改局）、孙八（科技局）',
      },
      { label: '请假', names: '周九' },
    ]
    const paper = await measured({ format: 'minutes', presence, attachments: [] })
    expect(paper.lines[0]?.text).toBe('灯笼高新区会议纪要')
    near(paper.ink(1, 'red', { bottom: 110 })?.top, PAGE.top + 35)
    near(paper.red(1)[0]?.width, PAGE.blockWidth)
    const CHARACTER = PAGE.blockWidth / PAGE.characters
    const [came, more] = paper.lines.filter((one) => /出席：|孙八/.test(one.text))
    near(came?.left, PAGE.left + 2 * CHARACTER)
    near(more?.left, PAGE.left + 5 * CHARACTER)
    expect(paper.find('请假：周九')).toBeDefined()
    numbersPages(paper)
    staysInBlock(paper, () => true)
  }, 120_000)
})

describe('titles', () => {
  it('stay in one line where they fit, and break where a phrase ends', () => {
    expect(breakTitle('每月通报')).toEqual(['每月通报'])
    expect(breakTitle('全区周调度会议程（2026年11月24日）')).toEqual(['全区周调度会议程', '（2026年11月24日）'])
    expect(breakTitle('关于2026年第一季度包保工作考核结果的通报').length).toBe(2)
    const long = breakTitle('关于进一步加强重点项目包保和企业走访服务工作的通知以及有关事项的说明意见')
    expect(long.every((line) => [...line].length <= 20)).toBe(true)
    expect(long.join('')).toBe('关于进一步加强重点项目包保和企业走访服务工作的通知以及有关事项的说明意见')
  })
})
