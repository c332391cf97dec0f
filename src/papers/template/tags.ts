import { partsOf } from '#domain/paper/block.ts'
import { deadlinesOf, paperDay, roleWord } from '#domain/paper/paper-text.ts'
import type { OfficialPaper } from '../official/official-paper.ts'
import type { Tag, TagValue } from './tag.ts'

/** What a paper can say in tags: the sheet as it is printed, and the facts that were kept with it. */
export type TagSource = { readonly paper: OfficialPaper; readonly content: Readonly<Record<string, unknown>> }

/** A tag with what is written there. */
export type FilledTag = Tag & { readonly of: (source: TagSource) => TagValue }

const said = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
const dayOf = (value: unknown): string => (/^\d{4}-\d\d-\d\d$/.test(said(value)) ? paperDay(said(value)) : said(value))
const rowsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value)
    ? value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []

const text = (name: string, zh: string, en: string, of: (source: TagSource) => string): FilledTag => ({
  name,
  kind: 'text',
  means: { zh, en },
  of,
})
const fact = (name: string, key: string, zh: string, en: string): FilledTag =>
  text(name, zh, en, ({ content }) => dayOf(content[key]))
const list = (
  name: string,
  zh: string,
  en: string,
  rows: readonly (readonly [name: string, zh: string, en: string])[],
  of: (source: TagSource) => readonly Readonly<Record<string, string>>[],
): FilledTag => ({
  name,
  kind: 'list',
  means: { zh, en },
  rows: rows.map(([row, rowZh, rowEn]) => ({ name: row, kind: 'text', means: { zh: rowZh, en: rowEn } })),
  of,
})
const drawn = (name: string, zh: string, en: string): FilledTag => ({
  name,
  kind: 'drawn',
  means: { zh, en },
  of: () => '',
})

/** What every paper has. */
const ALWAYS: readonly FilledTag[] = [
  text('发文机关', '发文机关名称', 'the issuing organ', ({ paper }) => paper.organ),
  text('标题', '公文标题', 'the title', ({ paper }) => paper.title),
  text('文号', '发文字号；草稿没有', 'the number; a draft has none', ({ paper }) => paper.number ?? ''),
  text('主送', '主送机关，顿号分隔', 'to whom it goes', ({ paper }) => paper.to.join('、')),
  list('主送单位', '逐个列出主送机关', 'to whom it goes, one by one', [['单位名称', '名称', 'the name']], ({ paper }) =>
    paper.to.map((name) => ({ 单位名称: name })),
  ),
  text('抄送', '抄送机关，逗号分隔；没有时为空', 'copies', ({ paper }) => paper.copy.join('，')),
  drawn(
    '正文',
    '全部正文：标题、段落、表格；单独占一段',
    'the whole text: headings, paragraphs, tables; alone in its paragraph',
  ),
  list(
    '段落',
    '正文逐段（不含表格）',
    'the text paragraph by paragraph, without tables',
    [['文字', '这一段的文字', 'its words']],
    ({ paper }) =>
      partsOf(paper.blocks).text.flatMap((block) =>
        block.kind === 'paragraph' || block.kind === 'heading' ? [{ 文字: block.text }] : [],
      ),
  ),
  list(
    '附件',
    '附件名称',
    'names of the attachments',
    [
      ['附件序号', '第几个', 'the how-many-th'],
      ['附件名称', '名称', 'its name'],
    ],
    ({ paper }) =>
      [...partsOf(paper.blocks).attachments.map((one) => one.title), ...paper.attachments].map((name, index) => ({
        附件序号: String(index + 1),
        附件名称: name,
      })),
  ),
  text('署名', '发文机关署名', 'the signature of the organ', ({ paper }) => paper.signed),
  text('成文日期', '如 2026年3月2日', 'the date as papers write it', ({ paper }) => paperDay(paper.day)),
  text(
    '签发人',
    '上行文、命令的签发人',
    'who signed it, of a paper that goes upward',
    ({ paper }) => paper.signer ?? '',
  ),
  text('签发人职务', '命令签发人的职务', 'his post', ({ paper }) => paper.signerPost ?? ''),
  text('紧急程度', '特急、加急；没有时为空', 'the urgency', ({ paper }) => paper.urgency ?? ''),
  text('附注', '附注，不带括号', 'the note, without brackets', ({ paper }) => paper.note ?? ''),
  text(
    '状态',
    '“草稿，未签发”“本件已作废”；正常印发的为空',
    'draft or void; else empty',
    ({ paper }) => paper.notice ?? '',
  ),
  text('核验码', '16 位核验码；草稿没有', 'the code by which it is verified', ({ paper }) => paper.verify?.code ?? ''),
  text('核验网址', '核验真伪的网址', 'the address that verifies it', ({ paper }) => paper.verify?.url ?? ''),
  drawn(
    '二维码',
    '核验二维码图；单独占一段，只能放在正文部分',
    'the QR code that verifies it; alone in a paragraph of the body',
  ),
  fact('方案', 'program', '方案（通知）名称', 'the program'),
  fact('条款', 'clause', '依据的条款', 'the clause it rests on'),
]

/** What papers of some kinds have besides: where their facts come from. */
const BY_SOURCE = {
  matter: [
    fact('事项编号', 'number', '事项编号', 'the number of the matter'),
    fact('事项标题', 'title', '事项标题', 'the title of the matter'),
    fact('基本情况', 'body', '事项的基本情况', 'what it is about'),
    fact('类别', 'category', '事项类别', 'its category'),
    fact('企业', 'enterprise', '反映的企业；保密事项为空', 'the enterprise; empty where it is sealed'),
    fact('办理标准', 'standard', '办理标准', 'what counts as done'),
    list(
      '办理单位',
      '牵头、协办单位',
      'who handles it',
      [
        ['单位', '名称', 'the name'],
        ['分工', '牵头、并列主办、协办', 'its part'],
      ],
      ({ content }) => rowsOf(content.units).map((one) => ({ 单位: said(one.name), 分工: roleWord(one.role) })),
    ),
    list(
      '时限',
      '各环节的期限',
      'the deadlines',
      [
        ['时限单位', '谁的时限；可空', 'whose; may be empty'],
        ['时限事项', '签收、答复……', 'of what'],
        ['到期日', '如 2026年3月2日', 'the day'],
      ],
      ({ content }) =>
        deadlinesOf(content).map(({ unit, what, day }) => ({ 时限单位: unit, 时限事项: what, 到期日: paperDay(day) })),
    ),
  ],
  decision: [
    fact('处理决定', 'decision', '处理决定，如“维持”', 'what was decided'),
    fact('决定理由', 'decisionReason', '决定的理由', 'why'),
    fact('申诉人', 'applicant', '申诉的人或单位', 'who appealed'),
  ],
  mark: [
    fact('对象', 'subject', '被催办、通报的对象', 'whom it is about'),
    fact('情形', 'rule', '触发的规则', 'the rule that found it'),
    fact('依据', 'basis', '规则的条款', 'its clause'),
    fact('处理期限', 'dueDay', '应处理完毕的日期', 'until when it is to be done'),
    fact('涉及事项编号', 'number', '涉及的事项编号', 'the number of the matter'),
    fact('涉及事项', 'title', '涉及的事项标题', 'the matter'),
  ],
  slip: [
    fact('督查单级别', 'level', '如黄、橙、红', 'the level'),
    fact('督查事由', 'reason', '督查的事由', 'the reason'),
    fact('涉及事项编号', 'number', '涉及的事项编号', 'the number of the matter'),
    fact('涉及事项', 'title', '涉及的事项标题', 'the matter'),
  ],
  finding: [
    fact('问题', 'finding', '发现的问题', 'what was found'),
    fact('问题类别', 'category', '问题类别', 'its category'),
    fact('发现日期', 'foundOn', '发现的日期', 'the day'),
    fact('整改要求', 'demands', '整改要求', 'what must be done'),
    fact('答复期限', 'replyDue', '书面报告整改情况的期限', 'until when a reply is owed'),
  ],
  list: [
    list(
      '名单',
      '名单上的单位或个人',
      'who is on the list',
      [
        ['名次', '序号', 'the how-many-th'],
        ['姓名', '名称', 'the name'],
        ['数值', '分数、次数；可空', 'the figure; may be empty'],
      ],
      ({ content }) =>
        rowsOf(content.list).map((one, index) => ({
          名次: String(index + 1),
          姓名: said(one.name),
          数值: said(one.value),
        })),
    ),
    text('结果运用', '名单的用途', 'what follows from it', ({ content }) =>
      Array.isArray(content.useOfResults) ? content.useOfResults.map(String).join('、') : '',
    ),
  ],
  period: [fact('期', 'period', '所属的期，如 2026年3月', 'the period it is about')],
  meeting: [
    list(
      '到会',
      '出席、请假、列席',
      'who was there',
      [
        ['到会情况', '出席、请假或列席', 'came, excused or sat in'],
        ['到会人员', '姓名，顿号分隔', 'the names'],
      ],
      ({ paper }) => paper.presence.map(({ label, names }) => ({ 到会情况: label, 到会人员: names })),
    ),
  ],
} as const satisfies Record<string, readonly FilledTag[]>

export type TagGroup = keyof typeof BY_SOURCE
export const TAG_GROUPS = Object.keys(BY_SOURCE) as TagGroup[]

/** The tags of every paper, then those of where its facts come from; a name that two sources share stands once. */
export function tagsOf(groups: readonly TagGroup[]): FilledTag[] {
  const all: readonly FilledTag[] = [...ALWAYS, ...groups.flatMap((group): readonly FilledTag[] => BY_SOURCE[group])]
  return [...new Map(all.map((tag) => [tag.name, tag])).values()]
}

/** The tags of one source alone, for the page that lists them. */
export function tagsOfGroup(group: TagGroup | 'always'): readonly FilledTag[] {
  return group === 'always' ? ALWAYS : BY_SOURCE[group]
}
