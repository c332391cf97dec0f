import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '#domain/paper/paper-text.ts'
import { writeDocx } from '#papers/official/write-docx.ts'
import { samplePaper } from '../../papers/official/measured.ts'
import { textOf } from '../../papers/template/files.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const matter = { number: 'L2026-7', title: '用电不足', body: '变压器容量不足', category: '用电' }
const mark = {
  rule: '答复逾期',
  basis: '四、一',
  program: '包保责任制',
  dueDay: '2026-03-09',
  subject: '供电公司',
  ...matter,
}
const period = { blocks: [{ kind: 'paragraph', text: '本期新增 3 件，办结 2 件。' }], period: '2026年3月' }

type Row = {
  readonly paper: string
  /** The use case or drawing that makes it: module and export. */
  readonly by: readonly [module: string, name: string]
  /** The page from which it is made or taken. */
  readonly page: string
  readonly format?: 'letter' | 'minutes'
  /** What such a paper keeps, and what must stand on it. */
  readonly content?: Readonly<Record<string, unknown>>
  readonly says?: readonly string[]
}

/** Every paper the notices name: who makes it, from which page, in which format, and what stands on it. */
const TABLE: readonly Row[] = [
  {
    paper: '交办单',
    by: ['matter/assign', 'assignMatter'],
    page: '/matters/$id',
    content: {
      ...matter,
      units: [{ name: '供电公司', role: 'lead' }],
      standard: '恢复供电',
      deadlines: [{ clock: 'answer', unit: '供电公司', dueDay: '2026-03-09' }],
    },
    says: [
      '“用电不足”一事（事项编号 L2026-7，类别：用电）',
      '供电公司（牵头）',
      '办理标准：恢复供电',
      '供电公司应于2026年3月9日前完成答复',
    ],
  },
  {
    paper: '呈报单',
    by: ['matter/assign', 'assignMatter'],
    page: '/matters/$id',
    content: { ...matter, submission: true },
    says: ['，呈请批示。', '基本情况：变压器容量不足。'],
  },
  {
    paper: '督办函',
    by: ['matter/assign', 'assignMatter'],
    page: '/matters/$id',
    format: 'letter',
    content: matter,
    says: ['用电不足'],
  },
  {
    paper: '督查单（彩单）',
    by: ['matter/slip', 'giveSlip'],
    page: '/matters/$id',
    content: { ...matter, level: '红', reason: '两次逾期' },
    says: ['现发红督查单', '督查事由：两次逾期。'],
  },
  {
    paper: '整改通知书',
    by: ['finding/order-rectification', 'orderRectification'],
    page: '/findings/$id',
    content: {
      finding: '台账不全',
      category: '台账',
      foundOn: '2026-03-02',
      demands: '补齐台账',
      replyDue: '2026-03-09',
    },
    says: [
      '2026年3月2日，经检查，发现以下问题（台账）：台账不全',
      '整改要求：补齐台账',
      '请于2026年3月9日前书面报告整改情况',
    ],
  },
  {
    paper: '催办通知书',
    by: ['mark/do-effect', 'doEffect'],
    page: '/marks',
    content: mark,
    says: [
      '供电公司办理的“用电不足”一事（事项编号 L2026-7）出现“答复逾期”情形（依据：《包保责任制》四、一）',
      '请于2026年3月9日前处理完毕',
    ],
  },
  {
    paper: '催办通知书（已逾期）',
    by: ['mark/do-effect', 'doEffect'],
    page: '/marks',
    content: { ...mark, late: true, owed: '答复' },
    says: [
      '供电公司办理“用电不足”一事（事项编号 L2026-7），应于2026年3月9日前完成“答复”，逾期未完成（依据：《包保责任制》四、一）。',
      '请立即办理，并书面反馈办理情况。',
    ],
  },
  {
    paper: '督办函（逾期之后）',
    by: ['mark/do-effect', 'doEffect'],
    page: '/marks',
    format: 'letter',
    content: { ...mark, late: true, owed: '答复' },
    says: ['应于2026年3月9日前完成“答复”，逾期未完成'],
  },
  {
    paper: '通报（催办之后仍逾期）',
    by: ['mark/do-effect', 'doEffect'],
    page: '/marks',
    content: { ...mark, late: true },
    says: ['原定2026年3月9日前完成，至今逾期，属“答复逾期”情形'],
  },
  {
    paper: '名单通报',
    by: ['publication/lists', 'publishList'],
    page: '/lists',
    content: { list: [{ name: '税务局', value: '98' }], useOfResults: ['年度评优'] },
    says: ['税务局', '98', '结果运用：年度评优'],
  },
  {
    paper: '督查通报',
    by: ['inspection/draft-circular', 'draftCircular'],
    page: '/inspections/$id',
    content: period,
    says: ['本期新增 3 件'],
  },
  {
    paper: '监测报告',
    by: ['paper/draft-paper', 'draftPaper'],
    page: '/paper-drafts',
    content: period,
    says: ['本期新增 3 件'],
  },
  {
    paper: '简报',
    by: ['case/briefings', 'draftBriefing'],
    page: '/briefings',
    content: period,
    says: ['本期新增 3 件'],
  },
  ...['一周一结', '每月通报', '每季考核结果', '年度总结'].map(
    (paper): Row => ({
      paper,
      by: ['paper/draft-paper', 'draftPaper'],
      page: '/paper-drafts',
      content: period,
      says: ['本期新增 3 件，办结 2 件。'],
    }),
  ),
  {
    paper: '会议议程',
    by: ['meeting/meeting-paper', 'draftMeetingPaper'],
    page: '/meetings/$id',
    content: period,
    says: ['本期'],
  },
  {
    paper: '会议纪要',
    by: ['meeting/meeting-paper', 'draftMeetingPaper'],
    page: '/meetings/$id',
    format: 'minutes',
    content: period,
    says: ['会议纪要'],
  },
  {
    paper: '考核结果反馈函',
    by: ['assessment/draft-letters', 'draftLetters'],
    page: '/assessments',
    format: 'letter',
    content: period,
    says: ['本期'],
  },
  {
    paper: '申诉处理决定',
    by: ['paper/draft-paper', 'draftPaper'],
    page: '/matters/$id',
    content: { ...matter, decision: '维持', decisionReason: '证据充分', applicant: '税务局' },
    says: [
      '税务局提出的“用电不足”（事项编号 L2026-7），经复核，决定：维持。',
      '申诉事由：变压器容量不足。',
      '复核理由：证据充分',
    ],
  },
  { paper: '周清单、半月报、月报', by: ['sheet/report', 'drawReport'], page: '/reports/$id' },
  { paper: '联系表', by: ['sheet/liaison-table', 'drawLiaisonTable'], page: '/links' },
  { paper: '情况反馈表', by: ['sheet/feedback-form', 'drawFeedbackForm'], page: '/visits' },
  { paper: '标识牌', by: ['sheet/plate', 'drawPlate'], page: '/p/$authority/plate/$id' },
  { paper: '一企一策', by: ['sheet/plan', 'drawPlan'], page: '/plans/$id' },
  { paper: '得分单', by: ['sheet/score-sheet', 'drawScoreSheet'], page: '/scores' },
  { paper: '政策口袋书', by: ['sheet/policy-book', 'drawPolicyBook'], page: '/policies/book' },
]

const ROUTES = readdirSync(resolve(ROOT, 'src/web/routes'))
  .map((name) => readFileSync(resolve(ROOT, 'src/web/routes', name), 'utf8'))
  .join('\n')

describe('every paper the notices name', () => {
  it.each(TABLE.map((row) => [row.paper, row] as const))(
    '%s is made by what the table says, from a page that is there',
    async (_, row) => {
      const [module, name] = row.by
      const made = await import(/* @vite-ignore */ resolve(ROOT, `src/app/${module}.ts`))
      expect(made[name], `${module} has ${name}`).toBeDefined()
      expect(ROUTES).toContain(`path: '${row.page}'`)
    },
  )

  it.each(TABLE.filter((row) => row.content).map((row) => [row.paper, row] as const))(
    '%s says what it is about, as a Word file',
    async (_, row) => {
      const blocks = blocksOf(row.content ?? {})
      const file = await writeDocx(
        samplePaper({ blocks, format: row.format ?? 'document', title: row.paper, attachments: [] }),
      )
      const text = textOf(file).join('\n')
      for (const words of row.says ?? []) expect(text).toContain(words)
      // A matter that is only spoken of is not ordered a second time.
      // What is late already is not asked for by a day that is past.
      if (row.content?.late) expect(text).not.toContain('处理完毕')
      if (row.content?.rule || row.content?.decision || row.content?.submission)
        expect(text).not.toContain('请按职责办理')
    },
  )
})
