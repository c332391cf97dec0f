import { isBlocks, type PaperBlock } from './block.ts'

type Content = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown): readonly Content[] =>
  Array.isArray(value) ? value.filter((one): one is Content => typeof one === 'object' && one !== null) : []

/** Clocks as papers call them; the tiers' own clocks are the office's business and not printed. */
const CLOCKS: Readonly<Record<string, string>> = {
  sign: '签收',
  answer: '答复',
  assist: '协办意见',
  first_contact: '首办受理',
}

const ROLES: Readonly<Record<string, string>> = { lead: '牵头', parallel: '并列主办', assist: '协办' }

/** `2026-03-02` → `2026年3月2日`, as papers write days. */
export function paperDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The body of an order or submission from the facts kept with it; facts that are absent leave no empty sentence. */
export function paragraphsOf(content: Content): string[] {
  const paragraphs: string[] = []
  const number = textOf(content.number)
  const title = textOf(content.title)
  const enterprise = textOf(content.enterprise)
  const category = textOf(content.category)
  if (title) {
    paragraphs.push(
      `${enterprise ? `${enterprise}反映` : '现有'}“${title}”一事${number || category ? `（${[number && `事项编号 ${number}`, category && `类别：${category}`].filter(Boolean).join('，')}）` : ''}，请按职责办理。`,
    )
  }
  const body = textOf(content.body)
  if (body) paragraphs.push(`基本情况：${body}`)
  const units = listOf(content.units).map(
    (unit) => `${textOf(unit.name)}（${ROLES[textOf(unit.role)] ?? textOf(unit.role)}）`,
  )
  if (units.length > 0) paragraphs.push(`办理单位：${units.join('、')}。`)
  const deadlines = listOf(content.deadlines).filter(
    (one) => textOf(one.dueDay) && (textOf(one.title) || CLOCKS[textOf(one.clock)]),
  )
  for (const one of deadlines) {
    const unit = textOf(one.unit)
    paragraphs.push(
      `${unit ? `${unit}应于` : '应于'}${paperDay(textOf(one.dueDay))}前完成${textOf(one.title) || CLOCKS[textOf(one.clock)]}。`,
    )
  }
  paragraphs.push(
    ...textOf(content.text)
      .split('\n')
      .flatMap((line) => (line.trim() ? [line.trim()] : [])),
  )
  return paragraphs
}

/** Everything the paper says, in order: what it says of its matter, then its own blocks. */
export function blocksOf(content: Content): PaperBlock[] {
  const paragraphs = paragraphsOf(content).map((text): PaperBlock => ({ kind: 'paragraph', text }))
  return [...paragraphs, ...(isBlocks(content.blocks) ? content.blocks : [])]
}
