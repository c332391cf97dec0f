import type { Area } from './areas.ts'

/** Key tasks: their parts, what they have to show, an order's own day. */
export const TASK: Area = {
  'task.not_a_task': ['只有任务可以分解', '只有任務可以分解', 'Only a task is broken down'],
  'task.over': ['任务已经结束', '任務已經結束', 'The task is over'],
  'task.part_whose': ['请选单位或人员', '請選單位或人員', 'Name a unit or a person'],
  'task.part_outside': [
    '这个单位不是任务的责任单位，也不在责任单位之下',
    '這個單位不是任務的責任單位，也不在責任單位之下',
    'The unit neither takes part in the task nor is below one that does',
  ],
  'task.part_other_unit': ['此人不在所选单位', '此人不在所選單位', 'The person is not of that unit'],
  'task.part_after_due': ['不能晚于任务期限 {due}', '不能晚於任務期限 {due}', 'No later than the task itself: {due}'],
  'task.part_not_found': ['没有这项分工', '沒有這項分工', 'There is no such part'],
  'task.part_done_already': ['这项分工已经完成', '這項分工已經完成', 'This part is done already'],
  'task.deliverable_not_found': ['没有这项交付物', '沒有這項交付物', 'There is no such deliverable'],
  'task.deliverable_elsewhere': [
    '请用此任务的附件，或同一方案的登记表、公文',
    '請用此任務的附件，或同一方案的登記表、公文',
    'Use a file of this task, or an entry or paper of its program',
  ],
  'task.kept': ['已完成、已交付的不能撤销', '已完成、已交付的不能撤銷', 'What is done or delivered stays'],
  'matter.deliverable_missing': [
    '还有交付物没有提交：{missing}',
    '還有交付物沒有提交：{missing}',
    'Still to be delivered: {missing}',
  ],
  'matter.no_own_day': [
    '方案没有规定由交办定完成日期，按方案的时限办理',
    '方案沒有規定由交辦定完成日期，按方案的時限辦理',
    'No limit of the program is the order’s own day; the program’s limit holds',
  ],
  'matter.own_day_past': [
    '完成日期 {day} 已过，今天是 {today}',
    '完成日期 {day} 已過，今天是 {today}',
    'The day {day} is past; today is {today}',
  ],
}
