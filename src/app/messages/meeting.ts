import type { Area } from './areas.ts'

export const MEETING: Area = {
  'meeting.not_found': ['没有这次会议', '沒有這次會議', 'There is no such meeting'],
  'meeting.not_closed': [
    '会议记录定稿后才能拟纪要',
    '會議紀錄定稿後才能擬紀要',
    'Minutes are drafted once the record of the meeting is closed',
  ],
  'meeting.closed': [
    '会议记录已经定稿，不能再改；有误的请在下次会议更正',
    '會議紀錄已定稿，不能再改；有誤請於下次會議更正',
    'The record of the meeting stands and is not changed any more; correct it at the next meeting',
  ],
  'meeting.cancelled': ['会议已取消：{reason}', '會議已取消：{reason}', 'The meeting was called off: {reason}'],
  'meeting.changed': [
    '有人刚改过这次会议，请看过最新内容再改',
    '有人剛改過這次會議，請看過最新內容再改',
    'Somebody has just changed this meeting; look at it as it is now',
  ],
  'meeting.not_held': [
    '会议还没有开（{at}），开会以后才能定稿',
    '會議尚未召開（{at}），開會後才能定稿',
    'The meeting is still to come ({at}); it is closed after it was held',
  ],
  'meeting.item_lost': [
    '“{item}”是按规则列入的，不能删去；不议的请写明原因移出',
    '「{item}」係依規則列入，不能刪去；不議者請寫明原因移出',
    '“{item}” was put on by rule and cannot be left out; take it off with a reason',
  ],
  'meeting.item_silent': [
    '“{item}”上次议定后还没有落实，请写明本次怎么议的，或者写明原因移出',
    '「{item}」上次議定後尚未落實，請寫明本次如何議，或寫明原因移出',
    '“{item}” was decided last time and is not done; say what was said of it, or take it off with a reason',
  ],
  'meeting.no_chair': [
    '请写明由谁主持；按方案应由{who}主持，由他人主持的照实写',
    '請寫明由誰主持；按方案應由{who}主持，由他人主持的照實寫',
    'Say who presided. By the program it should be {who}; if it was somebody else, record him as it was',
  ],
  'meeting.no_item': ['议程里没有这一项', '議程中沒有這一項', 'There is no such item on the agenda'],
  'meeting.item_untitled': ['请写明议题', '請寫明議題', 'Say what the item is'],
  'meeting.attendee_nobody': ['请选择单位或人员', '請選擇單位或人員', 'Choose a unit or a person'],
  'meeting.no_substitute': ['请写明由谁代会', '請寫明由誰代會', 'Say who came instead'],
  'meeting.no_unit': ['没有这个单位', '沒有這個單位', 'There is no such unit'],
}
