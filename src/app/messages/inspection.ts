import type { Area } from './areas.ts'

/** Rounds, draws, inspections, findings. */
export const inspection: Area = {
  'round.not_found': [
    '没有这一轮督查，或您无权查看',
    '沒有這一輪督查，或您無權檢視',
    'There is no such round, or you may not see it',
  ],
  'round.changed': [
    '这一轮督查刚被别人改动，请刷新后再办',
    '這一輪督查剛被他人更動，請重新整理後再辦',
    'Somebody has just changed this round; reload and try again',
  ],
  'round.not_closed': [
    '督查办结以后才能起草通报',
    '督查辦結以後才能起草通報',
    'The circular is drafted when the round is closed',
  ],
  'round.not_in_state': [
    '这一轮督查现在是“{state}”，不能这样办',
    '這一輪督查現為「{state}」，不能這樣辦',
    'This round is “{state}” now; that cannot be done',
  ],
  'round.own_plan': [
    '拟定督查的人不能批准自己的方案，请由另一位领导批准',
    '擬定督查的人不能核准自己的計畫，請由另一位主管核准',
    'Who planned a round does not approve it; ask another leader',
  ],
  'round.own_inspection': [
    '您在这一轮担任检查人员，不能批准',
    '您在這一輪擔任檢查人員，不能核准',
    'You inspect in this round, so you do not approve it',
  ],
  'round.reason_missing': ['请写明理由', '請寫明理由', 'Give the reason'],
  'round.days_reversed': ['结束日早于开始日', '結束日早於開始日', 'It ends before it begins'],
  'round.in_the_past': [
    '督查时间已过，结束日不能早于今天（{today}）',
    '督查時間已過，結束日不能早於今天（{today}）',
    'It must end today ({today}) or later',
  ],
  'round.no_targets': [
    '没有检查对象：请选对象，或选一份有成员的名单',
    '沒有檢查對象：請選對象，或選一份有成員的名單',
    'Nobody to inspect: choose targets, or a list with members',
  ],
  'round.unknown_target': ['检查对象不在册', '檢查對象不在冊', 'A target is not in the register'],
  'round.unknown_inspector': ['检查人员不在册', '檢查人員不在冊', 'An inspector is not in the register'],
  'round.too_few_inspectors': [
    '每组需要 {need} 人，只选了 {have} 人',
    '每組需要 {need} 人，只選了 {have} 人',
    'A team needs {need}; only {have} were chosen',
  ],
  'round.takes_too_many': [
    '要抽 {take} 个，名单里只有 {have} 个',
    '要抽 {take} 個，名單裡只有 {have} 個',
    '{take} are to be drawn from only {have}',
  ],
  'draw.nobody': [
    '名单里的对象都因检查限制不能抽取',
    '名單裡的對象都因檢查限制不能抽取',
    'Everybody in the pool is barred by a limit',
  ],
  'draw.no_team': [
    '“{name}”需要 {need} 名无利害关系的检查人员，只有 {have} 名，请增加人选',
    '「{name}」需要 {need} 名無利害關係的檢查人員，只有 {have} 名，請增加人選',
    '“{name}” needs {need} inspectors without an interest; there are {have}',
  ],
  'draw.begun': [
    '已有对象检查完毕，不能重新抽取',
    '已有對象檢查完畢，不能重新抽取',
    'Something was inspected already; nothing is drawn again',
  ],
  'inspection.no_task': [
    '没有这项检查任务，或已重新抽取',
    '沒有這項檢查任務，或已重新抽取',
    'There is no such task, or it was drawn again',
  ],
  'inspection.not_yours': ['这项检查没有分给您', '這項檢查沒有分給您', 'This inspection was not given to you'],
  'inspection.held_already': ['这项检查已登记', '這項檢查已登記', 'This inspection has been recorded'],
  'inspection.in_the_future': [
    '检查时间不能晚于现在',
    '檢查時間不能晚於現在',
    'It cannot have been held later than now',
  ],
  'inspection.outside_round': [
    '批准的检查时间是 {from} 至 {to}，{day} 不在其中',
    '核准的檢查時間為 {from} 至 {to}，{day} 不在其中',
    'Approved for {from} to {to}; {day} is outside',
  ],
  'inspection.duplicate': [
    '同一对象 {from} 至 {to} 已有同类检查“{other}”，不得重复检查',
    '同一對象 {from} 至 {to} 已有同類檢查「{other}」，不得重複檢查',
    'The same subject has “{other}” from {from} to {to}: no duplicate inspection',
  ],
  'inspection.not_together': [
    '按“{entry}”（{clause}），不得与“{kind}”同时进行：{from} 至 {to} 已有“{other}”',
    '按「{entry}」（{clause}），不得與「{kind}」同時進行：{from} 至 {to} 已有「{other}」',
    'By “{entry}” ({clause}) not at the same time as “{kind}”: “{other}” is from {from} to {to}',
  ],
  'inspection.too_often': [
    '按“{entry}”（{clause}），{period} 最多检查 {most} 次，已有 {had} 次',
    '按「{entry}」（{clause}），{period} 最多檢查 {most} 次，已有 {had} 次',
    'By “{entry}” ({clause}) at most {most} inspections in {period}; there are {had}',
  ],
  'finding.not_upheld': [
    '先由另一人认定属实，再发整改通知书',
    '先由另一人認定屬實，再發整改通知書',
    'It must be upheld by a second person before it is ordered to be put right',
  ],
  'finding.ordered_already': ['整改通知书已发出', '整改通知書已發出', 'The notice has been issued already'],
  'finding.reply_missing': [
    '方案没有规定回复期限，请填写',
    '方案沒有規定回覆期限，請填寫',
    'The program sets no limit for the reply; enter one',
  ],
  'finding.reply_past': [
    '回复期限早于今天（{today}）',
    '回覆期限早於今天（{today}）',
    'The day to reply by is before today ({today})',
  ],
  'finding.own_rectification': [
    '复查须由没有参与整改的人进行，被查单位和整改经办人不能复查',
    '複查須由沒有參與整改的人進行，受查單位和整改承辦人不能複查',
    'Somebody without a hand in it must check again: neither the unit concerned nor who put it right',
  ],
  'finding.no_inspection': ['没有这次检查', '沒有這次檢查', 'There is no such inspection'],
  'list.no_such_mark': [
    '方案没有这种标记，已有：{known}',
    '方案沒有這種標記，已有：{known}',
    'The program has no such mark; it has: {known}',
  ],
  'list.nobody': ['“{title}”名单上没有人', '「{title}」名單上沒有人', 'Nobody is on the list “{title}”'],
  'list.there_already': [
    '“{title}”{period}的名单已经有了',
    '「{title}」{period}的名單已經有了',
    'There is a list “{title}” of {period} already',
  ],
  'list.not_found': ['没有这份名单', '沒有這份名單', 'There is no such list'],
  'list.changed': [
    '名单刚被别人改动，请刷新后再办',
    '名單剛被他人更動，請重新整理後再辦',
    'Somebody has just changed the list; reload and try again',
  ],
  'list.not_in_state': [
    '名单不是草稿，不能再改；公布后只能另出名单',
    '名單不是草稿，不能再改；公布後只能另出名單',
    'The list is no draft any more; once published only another list can follow',
  ],
  'list.not_on_it': ['名单上没有这一条', '名單上沒有這一條', 'That is not on the list'],
  'list.own': [
    '拟定名单的人和名单上的人不能批准',
    '擬定名單的人和名單上的人不能核准',
    'Who drafted it, or stands on it, does not approve it',
  ],
  'list.reason_missing': ['退回要写明理由', '退回要寫明理由', 'Give the reason for returning it'],
  'list.not_approved': [
    '名单没有批准，不能公布',
    '名單沒有核准，不能公布',
    'It is not approved, so it is not published',
  ],
}
