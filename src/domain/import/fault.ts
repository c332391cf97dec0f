/** Why a cell, a row or a sheet is not taken. Closed list: each names what to do. */
const FAULTS = {
  // cells
  'cell.required': ['缺少“{title}”', '请补填'],
  'cell.error': ['公式出错（{text}）', '请把公式改为数值后再导入'],
  'cell.too_long': ['内容超过 {most} 字', '请缩短'],
  'date.unreadable': ['“{text}”不是能辨认的日期', '请写成 2026-03-05 或 2026年3月5日'],
  'date.day_missing': ['“{text}”没有写到日', '请写到日，如 2026年3月5日'],
  'date.year_missing': ['“{text}”没有年份', '请补上年份，如 2026年3月5日'],
  'date.ambiguous': ['“{text}”分不清哪个是月、哪个是日', '请写成 2026-03-05'],
  'date.impossible': ['“{text}”这一天不存在', '请核对日期'],
  'period.unreadable': ['“{text}”不是能辨认的期间', '请写{form}'],
  'number.unreadable': ['“{text}”不是数字', '请只填数字'],
  'number.not_whole': ['“{text}”应为整数', '请填整数'],
  'amount.unreadable': ['“{text}”不是能辨认的金额', '请填数字，或写明单位，如 1200万元'],
  'yes_no.unreadable': ['“{text}”不能判断是或否', '请填“是”或“否”'],
  'phone.unreadable': ['“{text}”不是完整的电话号码', '手机 11 位；固话请带区号'],
  'code.digits_lost': ['编号被表格软件变成了数字，末几位已丢失（{text}）', '请把该列设为“文本”格式，重新填写完整编号'],
  'credit_code.length': ['统一社会信用代码应为 18 位，这里是 {length} 位', '请核对营业执照'],
  'credit_code.character': ['统一社会信用代码第 {position} 位“{character}”不是允许的字符{meant}', '请核对营业执照'],
  'credit_code.check_digit': [
    '统一社会信用代码校验不通过：末位是“{found}”，按前 17 位应为“{expected}”',
    '请核对营业执照；确系发证如此的，在“代码说明”列写明原因',
  ],
  'choice.unknown': ['“{text}”不在可选范围内', '可填：{choices}'],
  'name.not_a_name': ['“{text}”不像名称', '请核对列是否对应，或补填名称'],
  'person.several': ['“{text}”写了几个人', '名册一行只写一人，请拆成几行'],
  // rows
  'sheet.another_table': ['从这一行起是另一张表（列名不同），没有读取', '请拆到另一张工作表再导入'],
  // rows: who and whom
  'row.twice': ['与第 {row} 行是同一{what}', '请删去重复的一行，或补填能区分的编号'],
  'org.not_found': ['没有叫“{text}”的单位{candidates}', '请改用单位全称或已登记的简称，或先导入单位表'],
  'org.ambiguous': ['“{text}”可能是几个单位：{candidates}', '请写单位全称'],
  'enterprise.doubtful': [
    '“{text}”可能就是已登记的{candidates}',
    '请在“待确认”中说明是同一家还是新的一家；以后照此办理',
  ],
  'person.doubtful': [
    '“{text}”可能就是已登记的{candidates}',
    '请在“待确认”中说明是同一人（调动）还是同名的另一人；以后照此办理',
  ],
  'org.parent_loop': ['上级单位绕成了圈', '请核对“上级单位”'],
  'person.not_found': ['没有找到“{text}”{candidates}', '请核对姓名和单位，或先导入人员名册'],
  'person.ambiguous': ['“{text}”有几位：{candidates}', '请补填人员编号，或在姓名后写单位，如 张三（经济发展局）'],
  'person.code_conflict': ['人员编号 {code} 已属于另一姓名：{candidates}', '请核对编号和姓名'],
  'person.key_missing': ['姓名之外，人员编号和单位都没有填', '请至少补填一项'],
  'enterprise.not_found': ['没有找到企业“{text}”{candidates}', '请核对名称或信用代码，或先导入企业表'],
  'enterprise.ambiguous': ['“{text}”可能是几家企业：{candidates}', '请补填统一社会信用代码'],
  'enterprise.code_conflict': [
    '同名企业已登记，但信用代码不同：{candidates}',
    '请核对信用代码；确系两家的，请把名称写全',
  ],
  'enterprise.name_conflict': [
    '信用代码已属于另一名称的企业：{candidates}',
    '企业更名的，请先在系统内修改名称；否则请核对代码',
  ],
  'project.not_found': ['没有找到项目“{text}”{candidates}', '请核对项目名称，或先导入项目表'],
  'area.not_found': ['没有叫“{text}”的片区{candidates}', '请核对名称，或先在系统内建立片区'],
  'area.doubtful': [
    '没有登记过叫“{text}”的片区{candidates}',
    '请在“待确认”中说明是已有的哪一个，还是新的片区；以后照此办理',
  ],
  'target.missing': ['没有写企业或项目', '请补填企业名称或项目名称'],
  'target.both': ['同时写了企业和项目', '一行只能写一个对象，请拆成两行'],
  // rows: programs
  'program.unknown': ['没有已发布的方案“{text}”', '可选：{choices}'],
  'program.needed': ['没有说明属于哪个方案', '请选择方案：{choices}'],
  'link.which': ['分不清属于哪一种包联关系', '请加“关系类型”一列，填其中之一：{choices}'],
  'link.unknown': ['方案里没有叫“{text}”的包联关系', '可填：{choices}'],
  'link.holder_outside': ['“{text}”不在名单“{group}”内', '请先把此人列入名单'],
  'link.target_outside': ['“{text}”不在名单“{group}”内', '请先把该对象列入名单'],
  'link.full': ['“{text}”在“{link}”上最多 {most}，已满', '请核对，或先解除原有的包联关系'],
  'link.other_days': [
    '同一包联关系已存在（{from} 起），日期与此行不同',
    '请核对开始、结束日期；要改动的请在系统内办理',
  ],
  'group.unknown': ['方案里没有叫“{text}”的名单', '可填：{choices}'],
  'group.not_listed': ['名单“{text}”由条件自动产生，不能导入', '请改相应的属性'],
  'duty.unknown': ['方案里没有叫“{text}”的应尽事项', '可填：{choices}'],
  'duty.not_recorded_here': ['“{text}”不以会议、报送、填表或公文完成，不能这样导入', '走访请用走访记录'],
  'duty.form_needed': ['“{text}”要填表，台账里的内容不够', '请在系统内填写'],
  'matter.which': ['方案里有几种事项', '请加“事项类型”一列，填其中之一：{choices}'],
  'matter.order_of_days': ['“{title}”早于“{before}”', '请核对日期先后'],
  'matter.later': ['日期在今天之后', '请核对日期'],
  'matter.state_needs': ['状态为“{state}”，但没有填“{title}”', '请补填'],
  'matter.already_here': ['此事项已在系统内，而台账上的办理情况与导入时不同', '已导入的事项请在系统内继续办理'],
  'indicator.unknown': ['方案里没有叫“{text}”的指标', '可填：{choices}'],
  'indicator.subject_unknown': [
    '没有叫“{text}”的单位、片区或人员{candidates}',
    '请改用全称，或先导入；全区（县、市）总目标填“全区”',
  ],
  'indicator.whole_missing': ['“{text}”在这一期没有这项指标的目标', '请先导入上级目标，或核对名称'],
  'indicator.one_person': ['一个目标只有一名责任人', '请只写一人，其余写在推进措施里'],
  'indicator.period_other': ['“{indicator}”按“{period}”考核，这里写的不是整期', '请写 {period}'],
  'indicator.no_period': ['“{indicator}”没有包含这些日子的考核期', '请核对期间'],
  'indicator.plan_outside': ['“{title}”不在考核期“{period}”内', '请删去，或核对期间'],
  'indicator.not_cumulative': ['“{title}”少于前一期的计划', '计划按累计数填，请填到期末应完成的总数'],
  'indicator.no_target': ['“{subject}”在这一期没有“{indicator}”的目标', '请先导入指标分解表，或核对对象和期间'],
  'indicator.refused': ['不合指标规则：{text}', '请按所述改正'],
  'matter.refused': ['不合办理规则：{text}', '请核对办理经过'],
} as const satisfies Record<string, readonly [string, string]>

export type FaultCode = keyof typeof FAULTS

export type FaultData = Readonly<Record<string, string | number>>

export const DOUBT_KINDS = ['org', 'person', 'enterprise', 'project', 'area'] as const
export type DoubtKind = (typeof DOUBT_KINDS)[number]

/** One that may be meant. */
export type Candidate = {
  readonly id: string
  readonly label: string
  /** 0 to 1. */
  readonly confidence: number
  readonly why: string
}

/** A name that fits nobody surely. It is asked once, whatever number of rows use it, and the answer is kept under its key. */
export type Doubt = {
  readonly kind: DoubtKind
  readonly key: string
  readonly text: string
  /** What stood beside the name and counts: a unit. */
  readonly context: string | null
  readonly candidates: readonly Candidate[]
  /** Whether it may be somebody new: the row makes one. */
  readonly mayBeNew: boolean
}

/** What is wrong with one field of a row, before it is known where the field stands. */
export type FieldFault = { readonly code: FaultCode; readonly data?: FaultData; readonly doubt?: Doubt }

/** A fault with its place: what the preview lists and the returned file marks. */
export type Fault = {
  readonly sheet: string
  readonly row: number
  /** 'B7'; only the row is known when null. */
  readonly cell: string | null
  /** The column's head as it stands in the file. */
  readonly column: string | null
  readonly code: FaultCode
  readonly message: string
  readonly remedy: string
}

/** The two sentences of a fault. */
export function faultText(fault: FieldFault, title = ''): { readonly message: string; readonly remedy: string } {
  const [message, remedy] = FAULTS[fault.code]
  const data: FaultData = { title, ...fault.data }
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = data[name]
      return value === undefined ? '' : String(value)
    })
  return { message: fill(message), remedy: fill(remedy) }
}

/** “；相近的有：甲、乙” for messages that end with candidates; empty when there are none. */
export function nearby(names: readonly string[]): string {
  return names.length === 0 ? '' : `；相近的有：${names.slice(0, 5).join('、')}`
}
