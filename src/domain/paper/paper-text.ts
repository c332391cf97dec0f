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

/** `2026-03-02` → `2026年3月2日`, as papers write days; what is no day stays as it is. */
export function paperDay(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What is said of a matter: what it is, who does what until when. */
function ofMatter(content: Content): string[] {
  const number = textOf(content.number)
  const title = textOf(content.title)
  const enterprise = textOf(content.enterprise)
  const category = textOf(content.category)
  const paragraphs: string[] = []
  // An urging notice or a slip is about a matter, too, but says something else of it.
  if (title && !isAbout(content)) {
    paragraphs.push(
      `${enterprise ? `${enterprise}反映` : '现有'}${quoted(title)}一事${bracketed([number && `事项编号 ${number}`, category && `类别：${category}`])}，${content.submission ? '呈请批示' : '请按职责办理'}。`,
    )
  }
  // What an appeal says stands before what was decided on it.
  const body = textOf(content.decision) ? '' : textOf(content.body)
  // A problem told in one line is its title, too.
  if (body && body.replace(/[。.]$/, '') !== title) paragraphs.push(sentence(`基本情况：${body}`))
  const standard = textOf(content.standard)
  if (standard) paragraphs.push(sentence(`办理标准：${standard}`))
  const units = listOf(content.units).map(
    (unit) => `${textOf(unit.name)}（${ROLES[textOf(unit.role)] ?? textOf(unit.role)}）`,
  )
  if (units.length > 0) paragraphs.push(`办理单位：${units.join('、')}。`)
  const owed = [...Map.groupBy(deadlinesOf(content), ({ unit }) => unit)].map(([unit, ones]) => {
    const each = ones.map(({ what, day }) => `${paperDay(day)}前${what === CLOCKS.assist ? '提出' : '完成'}${what}`)
    return `${unit}应于${each.join('、')}`
  })
  if (owed.length > 0) paragraphs.push(`${owed.join('；')}。`)
  return paragraphs
}

/** The deadlines a paper names: whose, of what, until which day. */
export function deadlinesOf(content: Content): { unit: string; what: string; day: string }[] {
  return listOf(content.deadlines).flatMap((one) => {
    const what = CLOCKS[textOf(one.clock)] ?? textOf(one.title)
    return textOf(one.dueDay) && what ? [{ unit: textOf(one.unit), what, day: textOf(one.dueDay) }] : []
  })
}

/** How a unit takes part in a matter, in words. */
export function roleWord(role: unknown): string {
  return ROLES[textOf(role)] ?? textOf(role)
}

const isAbout = (content: Content): boolean =>
  [content.rule, content.level, content.finding, content.decision].some((one) => textOf(one))
const bracketed = (parts: readonly string[]): string => {
  const said = parts.filter(Boolean)
  return said.length > 0 ? `（${said.join('，')}）` : ''
}
/** A title in its marks; marks within it become single ones. */
const quoted = (title: string): string => `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
/** What people typed ends as a sentence of the paper does. */
export const sentence = (said: string): string => (/[。！？；.!?;：:）)]$/.test(said) ? said : `${said}。`)
const aMatter = (content: Content): string =>
  textOf(content.title)
    ? `${quoted(textOf(content.title))}一事${bracketed([textOf(content.number) && `事项编号 ${textOf(content.number)}`])}`
    : ''

/** What a rule found by itself: an urging notice, a coloured slip, a circular of a mark. */
function ofMark(content: Content): string[] {
  const rule = textOf(content.rule)
  if (!rule) return []
  const program = textOf(content.program)
  const subject = textOf(content.subject)
  const matter = aMatter(content)
  const basis = [program && `《${program}》`, textOf(content.basis)].filter(Boolean).join('')
  const due = textOf(content.dueDay)
  const owed = textOf(content.owed)
  // What should have been done by then is not asked for by then.
  if (content.late === true && owed && due)
    return [
      `经核，${subject || '你单位'}${matter ? `办理${matter}` : ''}，应于${paperDay(due)}前完成“${owed}”，逾期未完成${basis ? `（依据：${basis}）` : ''}。`,
      '请立即办理，并书面反馈办理情况。',
    ]
  if (content.late === true && due)
    return [
      `经核，${subject || '你单位'}${matter ? `办理${matter}` : ''}，原定${paperDay(due)}前完成，至今逾期，属“${rule}”情形${basis ? `（依据：${basis}）` : ''}。`,
      '请立即办理，并书面反馈办理情况。',
    ]
  return [
    `经核，${subject || '你单位'}${matter ? `办理的${matter}` : ''}出现“${rule}”情形${basis ? `（依据：${basis}）` : ''}。`,
    ...(due ? [`请于${paperDay(due)}前处理完毕，并书面反馈。`] : []),
  ]
}

/** A slip that the office gives in a matter, at its level. */
function ofSlip(content: Content): string[] {
  const level = textOf(content.level)
  if (!level) return []
  const reason = textOf(content.reason)
  return [
    `${aMatter(content) || '本事项'}，现发${level}督查单，请立即办理并按要求反馈。`,
    ...(reason ? [sentence(`督查事由：${reason}`)] : []),
  ]
}

/** What was found, what must be done, until when. */
function ofFinding(content: Content): string[] {
  const finding = textOf(content.finding)
  if (!finding) return []
  const day = textOf(content.foundOn)
  const demands = textOf(content.demands)
  const due = textOf(content.replyDue)
  return [
    `${day ? `${paperDay(day)}，` : ''}经检查，发现以下问题${bracketed([textOf(content.category)])}：${sentence(finding)}`,
    ...(demands ? [sentence(`整改要求：${demands}`)] : []),
    ...(due ? [`请于${paperDay(due)}前书面报告整改情况。`] : []),
  ]
}

/** What was decided on an appeal, and why. */
function ofDecision(content: Content): string[] {
  const decision = textOf(content.decision)
  if (!decision) return []
  const reason = textOf(content.decisionReason)
  const body = textOf(content.body)
  const said = textOf(content.title)
    ? `${quoted(textOf(content.title))}${bracketed([textOf(content.number) && `事项编号 ${textOf(content.number)}`])}`
    : '申诉'
  return [
    `${textOf(content.applicant) || '申诉人'}提出的${said}，经复核，决定：${decision}。`,
    ...(body && body !== textOf(content.title) ? [sentence(`申诉事由：${body}`)] : []),
    ...(reason ? [sentence(`复核理由：${reason}`)] : []),
  ]
}

/** A published list as a table, and what is done with it. */
function ofList(content: Content): PaperBlock[] {
  const rows = listOf(content.list).map((one, index) => [
    String(index + 1),
    textOf(one.name),
    one.value === null || one.value === undefined ? '' : String(one.value),
  ])
  if (rows.length === 0) return []
  const valued = rows.some((row) => row[2] !== '')
  const use = Array.isArray(content.useOfResults) ? content.useOfResults.map(String) : []
  return [
    {
      kind: 'table',
      columns: [
        { title: '序号', number: true },
        { title: '名称', width: 5 },
        ...(valued ? [{ title: '数值', number: true, width: 2 }] : []),
      ],
      rows: rows.map((row) => (valued ? row : row.slice(0, 2))),
    },
    ...(use.length > 0 ? [{ kind: 'paragraph' as const, text: `结果运用：${use.join('、')}。` }] : []),
  ]
}

/** The body of a paper from the facts kept with it; facts that are absent leave no empty sentence. */
export function paragraphsOf(content: Content): string[] {
  return [
    ...ofMark(content),
    ...ofSlip(content),
    ...ofFinding(content),
    ...ofDecision(content),
    ...ofMatter(content),
    ...textOf(content.text)
      .split('\n')
      .flatMap((line) => (line.trim() ? [line.trim()] : [])),
  ]
}

/**
 * Everything the paper says, in order: what it says of its matter, then its own blocks. What was said when it was issued is
 * kept with it (`said`): a wording that is bettered later does not reach it.
 */
export function blocksOf(content: Content): PaperBlock[] {
  if (isBlocks(content.said)) return [...content.said]
  const paragraphs = paragraphsOf(content).map((text): PaperBlock => ({ kind: 'paragraph', text }))
  return [...paragraphs, ...ofList(content), ...(isBlocks(content.blocks) ? content.blocks : [])]
}
