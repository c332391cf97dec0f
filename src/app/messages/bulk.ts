import type { Area } from './areas.ts'

/** The same act on many, and reminders by hand. */
export const BULK: Area = {
  'trial.not_possible': ['这项操作不能试办', '這項操作不能試辦', 'This act cannot be tried out'],
  'bulk.nothing': ['没有可以办理的', '沒有可以辦理的', 'There is nothing to be done'],
  'bulk.too_many': [
    '筛选出 {total} 条，一次最多办理 {most} 条，请再筛选',
    '篩選出 {total} 條，一次最多辦理 {most} 條，請再篩選',
    'The filter finds {total}; at most {most} at a time: narrow it',
  ],
  'bulk.not_found': [
    '没有这次批量办理，或不是您的',
    '沒有這次批次辦理，或不是您的',
    'There is no such run, or it is not yours',
  ],
  'bulk.still_trying': ['还在试办', '還在試辦', 'It is still being tried out'],
  'bulk.still_going': ['还没有结束', '還沒有結束', 'It is not over yet'],
  'bulk.over': ['已经确认过或已经结束', '已經確認過或已經結束', 'It was confirmed already, or is over'],
  'bulk.not_in_sight': [
    '已不在清单里，或不归您看',
    '已不在清單裡，或不歸您看',
    'It is not in the list any more, or not yours to see',
  ],
  'bulk.other_kind': ['这类事项没有这种公文', '這類事項沒有這種公文', 'This kind of matter has no such paper'],
  'bulk.not_excusable': [
    '方案没有规定可以因此免责',
    '方案沒有規定可以因此免責',
    'The program does not excuse it on this ground',
  ],
  'bulk.row_failed': [
    '程序出错，这一条没有办，请单独办理',
    '程式出錯，這一條沒有辦，請單獨辦理',
    'The program failed; this one was not done. Do it on its own page',
  ],
  'bulk.left_lying': [
    '停了一天以上，情况可能已变，其余没有动',
    '停了一天以上，情況可能已變，其餘沒有動',
    'It was left for more than a day and things may have changed; the rest was left alone',
  ],
  'bulk.account_ended': [
    '账号已停用，其余没有动',
    '帳號已停用，其餘沒有動',
    'The account was closed; the rest was left alone',
  ],
  'matter.same_classes': ['类别和级别没有变', '類別和級別沒有變', 'It is of these classes already'],
  'matter.no_such_table': [
    '“{entry}”的方案没有规定这一项',
    '「{entry}」的方案沒有規定這一項',
    'The program of “{entry}” has no such classes',
  ],
  'matter.level_by_slip': [
    '级别已由督查单定为“{level}”，不能再改',
    '級別已由督查單定為「{level}」，不能再改',
    'A slip has set the level “{level}”; it cannot be changed',
  ],
  'matter.classes_move_limit': [
    '已经交办，这样改会牵动时限：{limits}（{clause}）。要多给时间请走延期，办错了单位请改派',
    '已經交辦，這樣改會牽動時限：{limits}（{clause}）。要多給時間請走延期，辦錯了單位請改派',
    'It has been given out, and this would move a limit: {limits} ({clause}). More time is an extension, another unit a reassignment',
  ],
  'matter.nothing_to_urge': [
    '已答复或已办结，不用催办',
    '已答覆或已辦結，不用催辦',
    'It is answered or closed; there is nothing to urge',
  ],
  'matter.nobody_to_urge': [
    '还没有交办给谁，请先交办',
    '還沒有交辦給誰，請先交辦',
    'Nobody has it in hand yet: assign it first',
  ],
  'matter.urged_today': ['今天已经催过', '今天已經催過', 'They have been urged today'],
  'duty.not_found': [
    '没有这项应尽事项，或不归您管',
    '沒有這項應盡事項，或不歸您管',
    'There is no such duty, or it is not yours to see',
  ],
  'duty.nothing_to_urge': [
    '已经完成或免责，不用催办',
    '已經完成或免責，不用催辦',
    'It is done or excused; there is nothing to urge',
  ],
  'duty.not_begun': ['还没有到开始的时候', '還沒有到開始的時候', 'It has not begun yet'],
  'duty.nobody_to_urge': ['没有责任人或责任单位', '沒有責任人或責任單位', 'Nobody owes it'],
  'duty.urged_today': ['今天已经催过', '今天已經催過', 'They have been urged today'],
}
