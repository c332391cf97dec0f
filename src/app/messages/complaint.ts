import type { Area } from './areas.ts'

/** Complaints without an account, and what is reserved to discipline. */
export const complaint: Area = {
  'complaint.not_open': ['没有开放这一类投诉', '沒有開放這一類投訴', 'This kind of complaint is not open'],
  'complaint.no_unit': ['没有这个单位', '沒有這個單位', 'There is no such unit'],
  'complaint.no_such_code': [
    '查询码不对。查询码只在提交时显示一次，我们没有留存，无法找回',
    '查詢碼不對。查詢碼只在提交時顯示一次，我們沒有留存，無法找回',
    'That code is not right. It was shown once when the complaint was made; it is kept nowhere and cannot be found again',
  ],
  'matter.complained_of': [
    '被投诉的单位应当回避，不能办理这件投诉',
    '被投訴的單位應當迴避，不能辦理這件投訴',
    'The unit complained of must not handle the complaint',
  ],
}
