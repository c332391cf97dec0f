import type { Area } from './areas.ts'

/** Campaigns, targets, classes, rhythms. */
export const DRIVE: Area = {
  'campaign.no_duty': [
    '方案没有应尽事项 {duty}，有：{known}',
    '方案沒有應盡事項 {duty}，有：{known}',
    'The program has no duty {duty}; it has: {known}',
  ],
  'campaign.nobody_to_urge': [
    '“{duty}”都已完成，没有要催的单位',
    '「{duty}」都已完成，沒有要催的單位',
    'Everybody has done “{duty}”; there is nobody to urge',
  ],
  'campaign.no_phase': [
    '方案没有这个阶段，有：{known}',
    '方案沒有這個階段，有：{known}',
    'The program has no such phase; it has: {known}',
  ],
  'campaign.phase_to_come': [
    '{phase}自 {from} 起，还没有开始',
    '{phase}自 {from} 起，還沒有開始',
    '{phase} begins on {from}',
  ],
  'campaign.earlier_phase_open': ['请先结束{phase}', '請先結束{phase}', 'Close {phase} first'],
  'campaign.gate_not_reached': [
    '转段条件未达到：{short}；仍要结束的，请写明理由',
    '轉段條件未達到：{short}；仍要結束的，請寫明理由',
    'What must be done first is not: {short}. To close the phase all the same, say why',
  ],
  'campaign.phase_already_closed': ['{phase}已经结束', '{phase}已經結束', '{phase} is closed already'],
  'class.not_found': ['没有“{name}”这一类', '沒有「{name}」這一類', 'There is no class “{name}”'],
  'class.figure_missing': [
    '写了数额，还要选按哪个指标',
    '寫了數額，還要選按哪個指標',
    'A threshold needs the figure it is of',
  ],
  'class.crossed': [
    '退出线 {leaveBelow} 高于列入线 {enterAt}',
    '退出線 {leaveBelow} 高於列入線 {enterAt}',
    'The line for leaving, {leaveBelow}, is above the one for entering, {enterAt}',
  ],
  'class.goal_half': [
    '倍增目标须同时写基准日和倍数',
    '倍增目標須同時寫基準日和倍數',
    'A doubling needs both its base day and how many times',
  ],
  'class.in_future': ['{day} 还没有到', '{day} 還沒有到', '{day} has not come'],
  'class.evidence_missing': [
    '{enterprise} 的指标未达到“{name}”的列入线：须写明证书编号或依据',
    '{enterprise} 的指標未達到「{name}」的列入線：須寫明證書編號或依據',
    '{enterprise} does not reach the line of “{name}” by its figures: name the certificate or decision',
  ],
  'class.already_member': [
    '{enterprise} 已在“{name}”中',
    '{enterprise} 已在「{name}」中',
    '{enterprise} is in “{name}” already',
  ],
  'class.no_member': [
    '这家企业在这一天不在“{name}”中',
    '這家企業在這一天不在「{name}」中',
    'The enterprise is not in “{name}” on that day',
  ],
  'target.not_found': ['没有这个目标', '沒有這個目標', 'No such target'],
  'target.no_indicator': [
    '方案没有这项指标，有：{known}',
    '方案沒有這項指標，有：{known}',
    'The program has no such indicator; it has: {known}',
  ],
  'target.no_period': [
    '{day} 不在方案的任何一期内',
    '{day} 不在方案的任何一期內',
    '{day} is in no period of the program',
  ],
  'target.period_sealed': ['{period} 已封账，不能再改', '{period} 已封帳，不能再改', '{period} is sealed'],
  'target.reason_missing': [
    '第 {version} 版已备案；调整须写明理由',
    '第 {version} 版已備案；調整須寫明理由',
    'Version {version} is filed; say why it is changed',
  ],
  'target.no_number': [
    '“{indicator}”须填目标值，或填基数由方案推算',
    '「{indicator}」須填目標值，或填基數由方案推算',
    '“{indicator}” needs a target, or a baseline from which the program makes one',
  ],
  'target.no_subject': ['请选择由谁承担', '請選擇由誰承擔', 'Say whose target it is'],
  'target.schedule_order': [
    '计划进度须按日期先后填写，{day} 不在前一点之后',
    '計劃進度須按日期先後填寫，{day} 不在前一點之後',
    'The schedule goes forward in time; {day} is not after the point before it',
  ],
  'target.schedule_above': [
    '{day} 的计划值 {value} 超过目标 {target}',
    '{day} 的計劃值 {value} 超過目標 {target}',
    'The planned {value} of {day} is above the target {target}',
  ],
  'target.other_series': [
    '上级目标须是同一指标、同一期的',
    '上級目標須是同一指標、同一期的',
    'The whole must be of the same indicator and period',
  ],
  'target.circle': ['不能分解到自己的上级', '不能分解到自己的上級', 'A target cannot be a part of its own part'],
  'target.changed': [
    '这个目标刚被别人改过，请重新读取',
    '這個目標剛被別人改過，請重新讀取',
    'Somebody has just changed this target; read it again',
  ],
  'target.not_filed': ['目标还没有备案', '目標還沒有備案', 'The target is not filed'],
  'target.already_closed': ['目标已销号', '目標已銷號', 'The target is struck off'],
  'target.already_asked': [
    '已申请销号，等待验收',
    '已申請銷號，等待驗收',
    'It has been asked for already and waits to be decided',
  ],
  'target.no_reading': ['还没有填报完成值', '還沒有填報完成值', 'There is no reading yet'],
  'target.not_reached': [
    '完成 {value}，未达到目标 {target}，不能销号',
    '完成 {value}，未達到目標 {target}，不能銷號',
    '{value} does not reach the target {target}',
  ],
  'target.evidence_missing': ['销号须附佐证材料', '銷號須附佐證材料', 'Attach evidence before it is struck off'],
  'target.nothing_asked': ['没有待验收的销号申请', '沒有待驗收的銷號申請', 'Nobody has asked for it to be struck off'],
  'target.own_closing': ['申请人不能自己验收', '申請人不能自己驗收', 'Whoever asked does not decide'],
  'target.refusal_reason': ['退回须写明理由', '退回須寫明理由', 'Say why it is refused'],
  'reading.not_found': ['没有这条指标值', '沒有這條指標值', 'No such reading'],
  'reading.in_future': ['{day} 还没有到', '{day} 還沒有到', '{day} has not come'],
  'reading.before_period': ['{day} 早于 {period}', '{day} 早於 {period}', '{day} is before {period}'],
  'reading.reason_missing': [
    '“{indicator}”完成 {value}，低于计划进度 {planned}：须写明原因和办法',
    '「{indicator}」完成 {value}，低於計劃進度 {planned}：須寫明原因和辦法',
    '“{indicator}” stands at {value}, short of the planned {planned}: say why and what is done about it',
  ],
  'reading.derived': [
    '“{indicator}”由台账自动计算，不用填报',
    '「{indicator}」由臺帳自動計算，不用填報',
    '“{indicator}” is computed from the registers and not reported',
  ],
  'campaign.phase_not_closed': [
    '这个阶段没有结束，不需要重新打开',
    '這個階段沒有結束，不需要重新開啟',
    'The phase is not closed',
  ],
}
