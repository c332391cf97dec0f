import type { Area } from './areas.ts'

export const VIEW: Area = {
  'view.not_found': [
    '没有这个视图，或不是您保存的',
    '沒有這個檢視，或不是您儲存的',
    'There is no such view, or it is not yours',
  ],
  'view.which_unit': ['请选择共享给哪个单位', '請選擇共享給哪個單位', 'Choose the unit to share it with'],
  'view.default_is_for_all': [
    '只有全体可用的视图才能设为某类人员的默认视图',
    '只有全體可用的檢視才能設為某類人員的預設檢視',
    'Only a view shared with all can open a list for a role',
  ],
}
