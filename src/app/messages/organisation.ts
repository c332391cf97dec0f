import type { Area } from './areas.ts'

/** Refusals about changes of the organisation. */
export const ORGANISATION: Area = {
  'org.closed': ['单位已于 {day} 撤销', '單位已於 {day} 撤銷', 'The unit was closed on {day}'],
  'org.already_there': ['单位已在那里', '單位已在那裡', 'The unit is there already'],
  'org.target_closed': ['目标单位已撤销', '目標單位已撤銷', 'The target unit is closed'],
  'org.same_name': ['请写新名称', '請寫新名稱', 'Write a new name'],
  'org.merge_into_what': ['请选择并入哪个单位', '請選擇併入哪個單位', 'Choose the unit to merge into'],
  'org.holds_links': [
    '单位自己还有 {n} 条包联关系，请先办理交接',
    '單位自己還有 {n} 條包聯關係，請先辦理交接',
    'The unit itself holds {n} pairings; hand them over first',
  ],
  'org.not_empty': [
    '还有人员 {people} 人、下级单位 {below} 个、包联 {links} 条、在办事项 {matters} 件，先划转或并入别的单位',
    '還有人員 {people} 人、下級單位 {below} 個、包聯 {links} 條、在辦事項 {matters} 件，先劃轉或併入別的單位',
    'There are still {people} persons, {below} units below, {links} pairings and {matters} open matters; move them or merge the unit first',
  ],
  'org.no_change': ['没有这项待办的调整', '沒有這項待辦的調整', 'No such change is waiting'],
}
