import type { Area } from './areas.ts'

/** Refusals by what a program's `acts` say of acts outside matters. */
export const ACT: Area = {
  'act.forbidden': [
    '按“{entry}”（{clause}），不得这样做',
    '按「{entry}」（{clause}），不得這樣做',
    'Forbidden by “{entry}” ({clause})',
  ],
  'act.not_yours': [
    '按“{entry}”（{clause}），不由您办理',
    '按「{entry}」（{clause}），不由您辦理',
    'By “{entry}” ({clause}) this is not yours to do',
  ],
  'act.not_approved': [
    '按“{entry}”（{clause}），须先经批准',
    '按「{entry}」（{clause}），須先經批准',
    'By “{entry}” ({clause}) it must be approved first',
  ],
  'act.not_approver': [
    '按“{entry}”（{clause}），不由您批准',
    '按「{entry}」（{clause}），不由您批准',
    'By “{entry}” ({clause}) this is not yours to approve',
  ],
  'act.too_often': [
    '按“{entry}”（{clause}），最多 {most} 次，已有 {had} 次',
    '按「{entry}」（{clause}），最多 {most} 次，已有 {had} 次',
    'By “{entry}” ({clause}) at most {most} times; there are {had}',
  ],
}
