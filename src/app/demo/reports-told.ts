/** What departments write in their plans and monthly reports under the campaign: invented, each its own. */
type Org = { readonly name: string }

const DONE = [
  '走访联系企业 24 家次，收集问题 9 件，当月办结 7 件',
  '牵头的重点任务完成节点 3 个，较计划提前 5 天',
  '新增入库项目 2 个，开工 1 个，完成投资 4200 万元',
  '组织助企活动 2 场，参加企业 31 家',
  '压减审批材料 6 项，承诺时限再减 1 个工作日',
  '兑现惠企资金 380 万元，惠及企业 17 家',
] as const
const SHORT = [
  '个别跨部门事项会商慢，2 件临近期限才拿出意见',
  '企业用工缺口仍有 60 余人，职校对接不够紧',
  '两个项目用地手续滞后，影响下季度开工',
  '台账更新不及时，3 件已办结未销号',
] as const
const NEXT = [
  '逐件明确责任人和完成日，每周一过堂，月底前销号',
  '月中组织一次专场招聘，会同人社部门送岗进职校',
  '用地和施工许可并联办理，派专人驻点协调',
  '台账当日登记、当周核对，由科长签字',
] as const

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** A month's progress, what is short and what comes next, with the figures of the month. */
export function monthOf({ name }: Org, month: number, n: number): string {
  const at = month * 3 + n
  return [
    `${name} ${month} 月进展`,
    `一、本月进展。${pick(DONE, at)}；${pick(DONE, at + 2)}；${pick(DONE, at + 3)}。`,
    `二、存在问题。${pick(SHORT, at)}；${pick(SHORT, at + 1)}。`,
    `三、下步打算。${pick(NEXT, at)}；${pick(NEXT, at + 1)}。`,
    `四、需要协调。${at % 3 === 0 ? '请统筹电力接入和道路交叉施工的时序。' : '无。'}`,
  ].join('\n')
}

/** The plan of the year: goals, measures, who answers for them and by when. */
export function planOf({ name }: Org, n: number): string {
  return [
    `${name}“工作提升年”实施方案`,
    `一、目标。全年联系企业走访到位率 ${95 + (n % 5)}%，问题按期办结率 ${92 + (n % 6)}%，助企活动不少于 ${8 + (n % 4)} 场。`,
    `二、措施。${pick(NEXT, n)}；${pick(NEXT, n + 2)}；对应承办事项清单逐条落到科室。`,
    '三、责任。局长负总责，分管副局长按月调度，办公室每周通报。',
    '四、时限。2 月底前定案，6 月底自查，12 月 25 日前总结自评。',
  ].join('\n')
}
