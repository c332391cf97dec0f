import type { Area } from './areas.ts'

/** Refusals about rosters, plates and topics. */
export const SERVICE: Area = {
  'roster.not_listed': [
    '“{group}”由系统按条件产生，不能手工增减；请改企业、人员的登记',
    '「{group}」由系統依條件產生，不得手動增減；請修改企業、人員登記',
    '“{group}” is found by its condition; change the register instead',
  ],
  'roster.no_subject': ['没有这个对象', '查無此對象', 'There is no such member'],
  'roster.already_there': [
    '{name} 已在名单上（自 {from}）',
    '{name} 已在名單（自 {from}）',
    '{name} is on the list already, from {from}',
  ],
  'roster.not_there': [
    '这一天他不在“{group}”名单上',
    '該日不在「{group}」名單',
    'Not on the list “{group}” on that day',
  ],
  'roster.before_start': [
    '最后一天早于进入名单的 {from}',
    '最後一日早於列入名單之 {from}',
    'The last day is before {from}, the first on the list',
  ],
  'plate.not_found': [
    '没有这块公示牌，或方案没有规定公开',
    '查無此公示牌，或方案未規定公開',
    'There is no such plate, or no program discloses it',
  ],
  'topic.already_in': [
    '事项 {number} 已在专题“{topic}”里',
    '事項 {number} 已在專題「{topic}」',
    'Matter {number} is in the topic “{topic}” already',
  ],
}
