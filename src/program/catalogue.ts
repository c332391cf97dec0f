/**
 * The fact catalogue: every kind of fact a rule can say `each:` of, the entities it reaches, and its columns with types.
 * The list is stable: a column is added, never renamed. docs/generated/fact-catalogue.md is printed from this file.
 */
import { SIZES } from '#domain/enterprise/size.ts'
import type { ValueType } from './expression/ast.ts'
import type { EntityKind, FactKind, FieldType } from './model.ts'

export type Column = {
  readonly type: ValueType
  readonly label: string
  /** Closed list of what the column can hold; a comparison with anything else is refused. */
  readonly values?: readonly string[]
}

/** What a path can reach. */
export type Reached = EntityKind | 'matter'

/** Paths that say whose they are, not what they reach: the unit that inspects, the unit a matter complains of, who chairs a meeting. */
export const NAMED_PATHS = { by: 'org', respondent: 'org', chair: 'person' } as const satisfies Record<
  string,
  EntityKind
>

export type PathName = Reached | keyof typeof NAMED_PATHS

/** The kind of entity behind the first step of a path. */
export function reachedBy(path: string): Reached {
  return Object.hasOwn(NAMED_PATHS, path) ? NAMED_PATHS[path as keyof typeof NAMED_PATHS] : (path as Reached)
}

export type FactDefinition = {
  readonly label: string
  /** What stands after the kind: `link <link>`. `optional`: without a name, all of them. */
  readonly name?: { readonly of: string; readonly optional?: true }
  /** `subject`: the rule's own subject decides. */
  readonly paths: readonly PathName[] | 'subject'
  readonly columns: Readonly<Record<string, Column>>
}

const all = ['person', 'org', 'enterprise', 'project', 'area'] as const
const allAndMatter = [...all, 'matter'] as const

const int = (label: string): Column => ({ type: 'int', label })
const number = (label: string): Column => ({ type: 'number', label })
const text = (label: string, values?: readonly string[]): Column => ({
  type: 'text',
  label,
  ...(values ? { values } : {}),
})
const yesNo = (label: string): Column => ({ type: 'yes_no', label })
/** Figures of an enterprise, each beside what it was a year before. */
const figures = (labels: Readonly<Record<string, string>>): Readonly<Record<string, Column>> =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([name, label]) => [
      [name, number(label)],
      [`${name}_before`, number(`${label}（上年同日）`)],
    ]),
  )
const time = (label: string): Column => ({ type: 'time', label })
const day = (label: string): Column => ({ type: 'day', label })

/** What every fact has. `today` is the moment a run looks from, the same for all rows. */
export const COMMON_COLUMNS = {
  id: text('编号'),
  at: time('发生时刻'),
  day: day('发生日（按方案的日界）'),
  today: day('运行日（截至日）'),
} as const satisfies Record<string, Column>

/** Figures of a day in the profile of an enterprise; amounts in 万元. */
export const PROFILE_FIGURES = ['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'] as const

const PROFILE = figures({
  staff: '从业人数',
  revenue: '营业收入（万元）',
  assets: '资产总额（万元）',
  fixed_assets: '固定资产（万元）',
  output: '产值（万元）',
  tax: '纳税（万元）',
} satisfies Record<(typeof PROFILE_FIGURES)[number], string>)

export const FACTS = {
  member: { label: '名单成员', name: { of: 'group' }, paths: 'subject', columns: { since: day('列入日') } },
  link: {
    label: '包联关系',
    name: { of: 'link' },
    paths: all,
    columns: { kind: text('联系职责'), until: day('期满日'), ended: yesNo('已结束'), reason: text('结束原因') },
  },
  cover: {
    label: '覆盖情况',
    name: { of: 'link' },
    paths: all,
    columns: {
      side: text('哪一方', ['holder', 'target']),
      need: int('应有'),
      have: int('现有'),
      met: yesNo('足额'),
      days: int('缺额天数'),
    },
  },
  duty: {
    label: '应尽事项',
    name: { of: 'duty' },
    paths: allAndMatter,
    columns: {
      opened: time('开始'),
      due: time('期限'),
      done: time('完成'),
      need: int('应做次数'),
      have: int('已做次数'),
      open: yesNo('未到期'),
      met: yesNo('按期完成'),
      late: yesNo('逾期完成'),
      missed: yesNo('未完成'),
      excused: yesNo('免责'),
      days_late: int('逾期工作日'),
    },
  },
  visit: {
    label: '走访',
    paths: all,
    columns: {
      how: text('方式'),
      first: yesNo('首次'),
      unannounced: yesNo('未事先通知'),
      recorded: yesNo('有记录'),
      minutes: int('分钟'),
    },
  },
  form: { label: '表单记录', name: { of: 'form' }, paths: allAndMatter, columns: {} },
  report: {
    label: '报告',
    name: { of: 'report' },
    paths: allAndMatter,
    columns: { reason: text('原因'), remedy: text('办法') },
  },
  meeting: {
    label: '会议',
    name: { of: 'meeting' },
    paths: ['org', 'person', 'area', 'chair'],
    columns: { attendees: int('到会人数'), chaired: yesNo('由应主持的人主持') },
  },
  matter: {
    label: '事项',
    name: { of: 'matter' },
    paths: [...allAndMatter, 'respondent'],
    columns: {
      category: text('类别'),
      urgency: text('缓急'),
      weight: text('轻重'),
      source: text('来源'),
      document: text('文种'),
      level: text('层级'),
      units: int('职能单位数'),
      unit_kinds: { type: 'texts', label: '职能单位类型' },
      finish_by: day('交办时定的完成日'),
      standard: text('交办时定的标准'),
      tier: int('协调层级'),
      state: text('状态', ['recorded', 'assigned', 'working', 'answered', 'closed', 'dismissed', 'suspended']),
      end: text('办结方式'),
      counts_as: text('计作', ['solved', 'confirmed', 'explained', 'open']),
      open: yesNo('未办结'),
      closed: yesNo('已办结'),
      solved: yesNo('已解决'),
      missed: yesNo('曾逾期'),
      repeated: yesNo('重复'),
      extended: yesNo('延期'),
      reopened: int('重开次数'),
      returned: int('退回次数'),
      days_used: int('用时（工作日）'),
    },
  },
  act: {
    label: '办理动作',
    name: { of: 'matter', optional: true },
    paths: allAndMatter,
    columns: { act: text('动作'), refused: yesNo('被拒'), reason: text('理由') },
  },
  closing: {
    label: '销号',
    name: { of: 'matter' },
    paths: allAndMatter,
    columns: {
      end: text('办结方式'),
      agreed: yesNo('企业认可'),
      refuted: yesNo('被否定'),
      signals: int('疑点数'),
      evidence: int('佐证数'),
    },
  },
  rating: {
    label: '评价',
    paths: allAndMatter,
    columns: {
      grade: text('等次'),
      score: number('得分'),
      by: text('评价者', ['enterprise', 'monitor', 'raiser', 'public', 'office', 'org']),
      named: yesNo('实名'),
    },
  },
  callback: {
    label: '回访',
    paths: allAndMatter,
    columns: {
      how: text('方式'),
      reached: yesNo('联系上'),
      outcome: text('结果', ['passed', 'failed', 'unreached']),
      confirmed: yesNo('属实'),
    },
  },
  inspection: {
    label: '督查',
    paths: [...all, 'by'],
    columns: { kind: text('类别'), planned: yesNo('计划内'), unannounced: yesNo('暗访'), approved: yesNo('已批准') },
  },
  finding: {
    label: '督查发现',
    paths: all,
    columns: {
      category: text('类别'),
      level: text('程度'),
      source: text('来源'),
      ban: text('触犯的禁令'),
      confirmed: yesNo('查实'),
      rectified: yesNo('已整改'),
      self_reported: day('自查上报日'),
    },
  },
  paper: { label: '公文', name: { of: 'paper' }, paths: allAndMatter, columns: { read: yesNo('已阅') } },
  profile: {
    label: '企业经营数据',
    paths: ['enterprise', 'person'],
    columns: PROFILE,
  },
  delivery: {
    label: '政策送达',
    paths: ['enterprise', 'person', 'org'],
    columns: {
      policy: text('政策'),
      level: text('政策级别'),
      how: text('方式', ['visit', 'call', 'meeting', 'online', 'portal']),
      read: yesNo('企业已阅'),
      claimed: yesNo('企业已申领'),
    },
  },
  claim: {
    label: '政策申领',
    paths: ['enterprise', 'org'],
    columns: {
      policy: text('政策'),
      level: text('政策级别'),
      state: text('状态', ['asked', 'granted', 'refused']),
      granted: yesNo('已兑现'),
      amount: number('兑现金额（万元）'),
      days_used: int('用时（工作日）'),
    },
  },
  plan: {
    label: '一企一策计划',
    paths: ['enterprise', 'org', 'person', 'area'],
    columns: {
      state: text('状态', ['draft', 'offered', 'agreed', 'ended']),
      agreed: yesNo('企业已同意'),
      agreed_by: text('同意的来源', ['enterprise', 'office']),
      measures: int('措施数'),
      done: int('已完成措施数'),
      overdue: int('逾期措施数'),
    },
  },
  plan_measure: {
    label: '一企一策措施',
    paths: ['enterprise', 'org', 'person', 'area'],
    columns: {
      state: text('状态', ['open', 'done', 'dropped']),
      agreed: yesNo('所在计划企业已同意'),
      due: day('完成时限'),
      settled: day('办结日'),
      done: yesNo('已完成'),
      late: yesNo('逾期完成'),
      overdue: yesNo('逾期未完成'),
    },
  },
  reading: {
    label: '指标值',
    name: { of: 'indicator' },
    paths: all,
    columns: {
      value: number('本期值'),
      target: number('有效目标'),
      baseline: number('基数'),
      completion: number('完成率'),
      growth: number('增长率'),
      elapsed: number('时间进度'),
      reason: text('原因'),
      remedy: text('办法'),
    },
  },
  exemption: { label: '不考核、免责', name: { of: 'exemption' }, paths: all, columns: { until: day('截止日') } },
  measure: {
    label: '口径值',
    name: { of: 'measure' },
    paths: 'subject',
    columns: { value: number('值'), previous: number('上期值'), sample: int('依据件数') },
  },
  ranking: {
    label: '排名行',
    name: { of: 'ranking' },
    paths: 'subject',
    columns: {
      value: number('值'),
      place: int('名次'),
      from_bottom: int('倒数名次'),
      of: int('参加排名数'),
      pool: text('组别'),
      previous_place: int('上期名次'),
    },
  },
  mark: {
    label: '标记',
    name: { of: 'mark' },
    paths: allAndMatter,
    columns: {
      value: number('所据的值'),
      nth: int('当年第几次'),
      streak: int('连续几期'),
      still: yesNo('情形仍在'),
      excused: yesNo('免责'),
      confirmed: yesNo('经人认定'),
      due: time('所据事项的期限'),
    },
  },
  points: {
    label: '积分',
    name: { of: 'points', optional: true },
    paths: all,
    columns: { value: number('分值'), rule: text('依据规则'), warned: yesNo('预警中'), cancelled: yesNo('已取消') },
  },
} as const satisfies Record<FactKind, FactDefinition>

/** An attribute of an entity: a column, or a further entity. */
export type Attribute = Column | { readonly entity: Reached }

/** What a path can read of the entity it reaches: `project.points`, `person.org.kind`. */
export const ENTITIES = {
  area: { name: text('名称'), level: text('级别'), groups: { type: 'texts', label: '所在名单' } },
  org: {
    name: text('名称'),
    kind: text('类型'),
    area: { entity: 'area' },
    groups: { type: 'texts', label: '所在名单' },
  },
  person: { rank: text('职级'), org: { entity: 'org' }, groups: { type: 'texts', label: '所在名单' } },
  enterprise: {
    classes: { type: 'texts', label: '类别（规上、专精特新等）' },
    size: text('规模（2017 年划型标准）', SIZES),
    industry: text('行业代码（GB/T 4754，登记到哪级是哪级）'),
    section: text('行业门类（A–T）'),
    division: text('行业大类（两位）'),
    region: text('行政区划代码（六位）'),
    area: { entity: 'area' },
    groups: { type: 'texts', label: '所在名单' },
  },
  project: {
    class: text('难度类别'),
    stage: text('环节'),
    industry: text('行业'),
    points: number('满分分值'),
    org: { entity: 'org' },
    enterprise: { entity: 'enterprise' },
    area: { entity: 'area' },
    groups: { type: 'texts', label: '所在名单' },
  },
  matter: {
    kind: text('种类'),
    category: text('类别'),
    urgency: text('缓急'),
    weight: text('轻重'),
    source: text('来源'),
    document: text('文种'),
    level: text('层级'),
    tier: int('协调层级'),
    state: text('状态'),
    org: { entity: 'org' },
    respondent: { entity: 'org' },
    enterprise: { entity: 'enterprise' },
    project: { entity: 'project' },
  },
} as const satisfies Record<Reached, Record<string, Attribute>>

/** A form's declared field becomes a column of this type. A file, and an entry of another form, counts as given or not. */
export const FIELD_COLUMN = {
  text: 'text',
  choice: 'text',
  choices: 'texts',
  number: 'number',
  money: 'number',
  count: 'int',
  date: 'day',
  yes_no: 'yes_no',
  file: 'yes_no',
  phone: 'text',
  entry: 'yes_no',
} as const satisfies Record<FieldType, ValueType>

/** Names a form field must not take. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(COMMON_COLUMNS),
  ...Object.keys(ENTITIES),
  ...Object.keys(NAMED_PATHS),
  'param',
  'measure',
  'true',
  'false',
  'null',
  'in',
])
