import type { Tag } from './tag.ts'

const text = (name: string, zh: string, en: string): Tag => ({ name, kind: 'text', means: { zh, en } })
const list = (name: string, zh: string, en: string, rows: readonly Tag[]): Tag => ({
  name,
  kind: 'list',
  means: { zh, en },
  rows,
})

/** What every sheet has: 联系表, 标识牌 and the like carry no number and no signature. */
export const SHEET_TAGS: readonly Tag[] = [
  text('发文机关', '单位名称', 'the authority'),
  text('标题', '表名', 'the title'),
  text('副题', '标题下的一行：期、日期、范围', 'the line under the title'),
  text('制表日期', '如 2026年3月2日', 'the day it was drawn'),
  {
    name: '正文',
    kind: 'drawn',
    means: { zh: '全部内容：表格和文字；单独占一段', en: 'all of it, tables and text; alone in its paragraph' },
  },
  {
    name: '二维码',
    kind: 'drawn',
    means: { zh: '标识牌的二维码；单独占一段', en: 'the QR code of a plate; alone in its paragraph' },
  },
]

export const SHEET_IDS = [
  'liaison_table',
  'plate',
  'plan',
  'score_sheet',
  'policy_book',
  'feedback_form',
  'report',
] as const
export type SheetId = (typeof SHEET_IDS)[number]

/** The sheets that are drawn when they are asked for, each with its own tags. */
export const SHEET_KINDS: readonly { readonly id: SheetId; readonly title: string; readonly tags: readonly Tag[] }[] = [
  {
    id: 'liaison_table',
    title: '联系表',
    tags: [
      list('联系', '逐条结对', 'each pairing', [
        text('序号', '第几条', 'the how-many-th'),
        text('责任单位', '责任单位', 'the unit'),
        text('责任人', '责任人', 'the person'),
        text('联系对象', '企业或项目', 'the enterprise or project'),
        text('联系类型', '结对类型', 'the kind of pairing'),
        text('起始日期', '结对起始', 'since when'),
      ]),
    ],
  },
  {
    id: 'plate',
    title: '联系服务标识牌',
    tags: [
      text('对象', '企业或项目名称', 'the enterprise or project'),
      list('责任', '逐人', 'each person', [
        text('责任类型', '结对类型', 'the kind of pairing'),
        text('责任人', '姓名；不公开的为空', 'the name; empty where it is not disclosed'),
        text('责任单位', '单位', 'the unit'),
      ]),
    ],
  },
  {
    id: 'plan',
    title: '一企一策方案',
    tags: [
      text('企业', '企业名称', 'the enterprise'),
      text('方案状态', '拟订、已提交企业、已商定、已结束', 'how it stands'),
      list('措施', '逐项措施', 'each measure', [
        text('措施序号', '第几项', 'the how-many-th'),
        text('措施内容', '内容', 'what it is'),
        text('措施单位', '责任单位', 'who owes it'),
        text('措施期限', '完成期限', 'until when'),
        text('措施进展', '未完成、已完成、已取消', 'how it stands'),
      ]),
    ],
  },
  {
    id: 'score_sheet',
    title: '得分单',
    tags: [
      text('对象', '考核对象', 'whom it is about'),
      text('考核期', '考核期', 'the period'),
      text('积分合计', '积分合计', 'the points in all'),
      list('得分', '逐条', 'each line', [
        text('规则', '规则名称', 'the rule'),
        text('结果', '结果', 'the value'),
        text('说明', '为什么', 'why'),
        text('规则条款', '条款', 'the clause'),
      ]),
    ],
  },
  {
    id: 'policy_book',
    title: '惠企政策口袋书',
    tags: [
      list('政策', '逐条政策', 'each policy', [
        text('政策名称', '名称', 'the name'),
        text('政策来源', '文件', 'the document'),
        text('扶持内容', '给什么', 'what it gives'),
        text('申报条件', '条件', 'for whom'),
        text('申报方式', '怎么办', 'how to claim it'),
        text('主管单位', '单位', 'the unit'),
        text('截止日期', '截止；长期的为空', 'until when'),
      ]),
    ],
  },
  {
    id: 'feedback_form',
    title: '活动情况反馈表',
    tags: [
      text('企业', '企业或项目名称', 'the enterprise or project'),
      text('联系人', '联系人', 'who visited'),
      text('联系单位', '联系人单位', 'his unit'),
      text('走访日期', '日期；空白表为空', 'the day; empty in a blank form'),
      text('走访方式', '上门、电话……', 'how'),
      text('走访情况', '情况记录', 'what was noted'),
      text('企业确认', '企业是否确认', 'whether the enterprise confirmed it'),
      list('问题', '企业反映的问题', 'the problems raised', [
        text('问题编号', '事项编号', 'the number of the matter'),
        text('问题内容', '问题', 'the problem'),
        text('问题状态', '办理状态', 'how it stands'),
      ]),
    ],
  },
  {
    id: 'report',
    title: '报送件（周清单、半月报、月报等）',
    tags: [
      text('报送单位', '单位或个人', 'whose report'),
      text('期', '所属的期', 'the period'),
      text('报送内容', '正文', 'its text'),
      text('未达原因', '未达目标的原因', 'why something is below'),
      text('补救措施', '补救措施', 'what is done about it'),
      list('指标', '逐项数据', 'each figure', [
        text('指标名称', '名称', 'the name'),
        text('指标数值', '数值', 'the value'),
        text('上期数值', '上期的数值；可空', 'the value a period before; may be empty'),
      ]),
    ],
  },
]
