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
  'campaign.phase_not_closed': [
    '这个阶段没有结束，不需要重新打开',
    '這個階段沒有結束，不需要重新開啟',
    'The phase is not closed',
  ],
}
