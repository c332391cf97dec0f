import type { MatterState } from './matter.ts'

/** Whom somebody is in a matter. `concerned` is the person a case is about; `system` the platform's own clock. */
export const MATTER_ROLES = {
  office: '办公室',
  leader: '领导',
  lead: '牵头单位',
  parallel: '并列单位',
  assist: '协办单位',
  head: '单位负责人',
  holder: '联系人',
  raiser: '提出者',
  concerned: '当事人',
  system: '系统',
} as const
export type MatterRole = keyof typeof MATTER_ROLES

type ActDefinition = {
  readonly title: string
  /** States in which it may be taken; `none` begins a matter. */
  readonly in: readonly (MatterState | 'none')[]
  /** Who may take it where the program says nothing else. */
  readonly by: readonly MatterRole[]
  /** A reason must be given whatever the program says. */
  readonly reason?: true
}

const OPEN = ['recorded', 'assigned', 'working', 'answered', 'suspended'] as const
const EVERY = [...OPEN, 'closed', 'dismissed', 'merged'] as const
const IN_HAND = ['assigned', 'working'] as const
const UNITS = ['lead', 'parallel', 'assist'] as const

/** Everything that can be done to a matter: its name in programs, where in its life, and by whom. */
export const ACTS = {
  record: { title: '登记', in: ['none'], by: ['office', 'leader', 'lead', 'holder', 'raiser', 'system'] },
  dismiss: { title: '不予受理', in: ['recorded'], by: ['office'], reason: true },
  assign: { title: '交办', in: ['recorded', 'assigned'], by: ['office', 'leader', 'holder'] },
  classify: { title: '定级分类', in: ['recorded', 'assigned', 'working', 'answered'], by: ['office'] },
  sign: { title: '签收', in: ['assigned', 'working'], by: UNITS },
  object: { title: '提出异议', in: IN_HAND, by: UNITS, reason: true },
  rule_objection: { title: '裁定异议', in: IN_HAND, by: ['office'] },
  reassign: { title: '改派', in: ['assigned', 'working', 'answered'], by: ['office', 'leader'], reason: true },
  extend: { title: '申请延期', in: IN_HAND, by: UNITS, reason: true },
  grant_extension: { title: '同意延期', in: IN_HAND, by: ['office'] },
  refuse_extension: { title: '不同意延期', in: IN_HAND, by: ['office'], reason: true },
  progress: {
    title: '报告进展',
    in: ['recorded', 'assigned', 'working', 'answered', 'suspended'],
    by: [...UNITS, 'holder', 'office'],
  },
  answer: { title: '答复', in: ['recorded', 'assigned', 'working'], by: [...UNITS, 'leader', 'concerned', 'holder'] },
  return: { title: '退回重办', in: ['answered'], by: ['office', 'leader'], reason: true },
  confirm: { title: '企业认可', in: ['answered'], by: ['raiser'] },
  dispute: { title: '企业不认可', in: ['answered', 'closed'], by: ['raiser'], reason: true },
  silence: { title: '逾期未表态', in: ['answered'], by: ['office', 'system'] },
  callback: { title: '回访', in: ['answered', 'closed'], by: ['office'] },
  raise: {
    title: '提级协调',
    in: ['recorded', 'assigned', 'working'],
    by: ['office', 'leader', 'holder', 'lead', 'system'],
  },
  instruct: { title: '批示', in: OPEN, by: ['leader'] },
  slip: { title: '督查单', in: ['assigned', 'working', 'suspended'], by: ['office', 'leader'] },
  head_sign: { title: '负责人签字', in: ['recorded', 'assigned', 'working', 'answered'], by: ['head', 'leader'] },
  office_check: { title: '办公室核查', in: ['recorded', 'working', 'answered'], by: ['office'] },
  stop_clock: {
    title: '停止计时',
    in: ['recorded', 'assigned', 'working', 'answered'],
    by: ['lead', 'office', 'system'],
    reason: true,
  },
  start_clock: {
    title: '恢复计时',
    in: ['recorded', 'assigned', 'working', 'answered'],
    by: ['lead', 'office', 'system'],
  },
  suspend: {
    title: '挂账',
    in: ['recorded', 'assigned', 'working', 'answered'],
    by: ['office', 'leader'],
    reason: true,
  },
  resume: { title: '恢复办理', in: ['suspended'], by: ['office', 'leader'] },
  merge: { title: '并案', in: ['recorded', 'assigned', 'working'], by: ['office'], reason: true },
  absorb: { title: '并入他案', in: OPEN, by: ['office'] },
  split: { title: '分案', in: OPEN, by: ['office'], reason: true },
  hand_over: { title: '移交联系人', in: OPEN, by: ['office', 'holder', 'system'] },
  move: { title: '改用方案新版本', in: OPEN, by: ['office'], reason: true },
  follow_merge: { title: '企业合并', in: EVERY, by: ['system'] },
  close: { title: '销号', in: ['recorded', 'working', 'answered', 'suspended'], by: ['office', 'system'] },
  reopen: { title: '重新办理', in: ['closed', 'dismissed'], by: ['office', 'leader', 'system'], reason: true },
  recompute: { title: '期限重算', in: EVERY, by: ['system'], reason: true },
} as const satisfies Record<string, ActDefinition>

export type ActName = keyof typeof ACTS

export const ACT_NAMES = Object.keys(ACTS) as ActName[]

export function isActName(text: string): text is ActName {
  return Object.hasOwn(ACTS, text)
}

/** What may be done in each state, as far as the state alone decides. */
export const ALLOWED: Readonly<Record<MatterState, readonly ActName[]>> = {
  recorded: actsIn('recorded'),
  assigned: actsIn('assigned'),
  working: actsIn('working'),
  answered: actsIn('answered'),
  suspended: actsIn('suspended'),
  closed: actsIn('closed'),
  dismissed: actsIn('dismissed'),
  merged: actsIn('merged'),
}

function actsIn(state: MatterState): readonly ActName[] {
  return ACT_NAMES.filter((name) => (ACTS[name].in as readonly string[]).includes(state))
}
