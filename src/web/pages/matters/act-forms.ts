import type { Attached } from '../../parts/files-field.tsx'
import type { Picked } from '../../ui/search-pick.tsx'

/** What a field of an act's form holds. */
export type Value = string | boolean | readonly Picked[] | readonly Attached[] | { n: string; unit: string }
export type Values = Readonly<Record<string, Value>>

/** What each act's form asks for; the reason is asked besides where the act needs one. The server decides what is missing. */
export type ActField =
  | {
      readonly kind: 'text'
      readonly name: string
      readonly label: ActLabel
      readonly required?: true
      readonly lines?: number
      readonly when?: When
      readonly ownDay?: true
    }
  | {
      readonly kind: 'org'
      readonly name: string
      readonly label: ActLabel
      readonly required?: true
      readonly many?: true
      readonly when?: When
    }
  | {
      readonly kind: 'person'
      readonly name: string
      readonly label: ActLabel
      readonly required?: true
      readonly when?: When
    }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: ActLabel
      readonly values: readonly string[]
      readonly family: string
      readonly required?: true
    }
  | {
      readonly kind: 'from'
      readonly name: string
      readonly label: ActLabel
      readonly from: From
      readonly required?: true
    }
  | { readonly kind: 'yes_no'; readonly name: string; readonly label: ActLabel; readonly required?: true }
  | {
      readonly kind: 'day'
      readonly name: string
      readonly label: ActLabel
      readonly required?: true
      readonly when?: When
      /** Only where the program's limit reads the order's own day. */
      readonly ownDay?: true
    }
  | { readonly kind: 'length'; readonly name: string; readonly label: ActLabel; readonly required?: true }
  | { readonly kind: 'files'; readonly name: string; readonly label: ActLabel }
  | { readonly kind: 'matter'; readonly name: string; readonly label: ActLabel; readonly required?: true }

/** Where the program, or the matter as it stands, has the answers to choose among. */
export type From =
  | 'ends'
  | 'tiers'
  | 'refusalGrounds'
  | 'slips'
  | 'stops'
  | 'stopped'
  | 'categories'
  | 'urgencies'
  | 'weights'
  | 'levels'
type When = { readonly name: string; readonly is: string }
export type ActLabel = `act.field.${string}`

export const ACT_FORMS: Readonly<Record<string, readonly ActField[]>> = {
  assign: [
    {
      kind: 'choice',
      name: 'give',
      label: 'act.field.give',
      family: 'give',
      values: ['order', 'submission'],
      required: true,
    },
    { kind: 'org', name: 'lead', label: 'act.field.lead', required: true, when: { name: 'give', is: 'order' } },
    { kind: 'org', name: 'parallel', label: 'act.field.parallel', many: true, when: { name: 'give', is: 'order' } },
    { kind: 'org', name: 'assist', label: 'act.field.assist', many: true, when: { name: 'give', is: 'order' } },
    { kind: 'day', name: 'finishBy', label: 'act.field.finish_by', ownDay: true, when: { name: 'give', is: 'order' } },
    {
      kind: 'text',
      name: 'standard',
      label: 'act.field.standard',
      lines: 2,
      ownDay: true,
      when: { name: 'give', is: 'order' },
    },
    {
      kind: 'person',
      name: 'leaderId',
      label: 'act.field.leader',
      required: true,
      when: { name: 'give', is: 'submission' },
    },
  ],
  reassign: [
    { kind: 'org', name: 'lead', label: 'act.field.lead', required: true },
    { kind: 'org', name: 'parallel', label: 'act.field.parallel', many: true },
    { kind: 'org', name: 'assist', label: 'act.field.assist', many: true },
  ],
  classify: [
    { kind: 'from', name: 'category', label: 'act.field.category', from: 'categories' },
    { kind: 'from', name: 'urgency', label: 'act.field.urgency', from: 'urgencies' },
    { kind: 'from', name: 'weight', label: 'act.field.weight', from: 'weights' },
    { kind: 'from', name: 'level', label: 'act.field.class_level', from: 'levels' },
  ],
  dismiss: [{ kind: 'from', name: 'ground', label: 'act.field.ground', from: 'refusalGrounds' }],
  sign: [],
  object: [],
  rule_objection: [{ kind: 'yes_no', name: 'accepted', label: 'act.field.accepted', required: true }],
  extend: [{ kind: 'length', name: 'add', label: 'act.field.add', required: true }],
  grant_extension: [],
  refuse_extension: [],
  progress: [
    { kind: 'text', name: 'text', label: 'act.field.progress', lines: 4, required: true },
    { kind: 'files', name: 'evidence', label: 'act.field.evidence' },
  ],
  answer: [
    { kind: 'text', name: 'text', label: 'act.field.answer', lines: 6, required: true },
    { kind: 'from', name: 'proposedEnd', label: 'act.field.proposed_end', from: 'ends' },
    { kind: 'files', name: 'evidence', label: 'act.field.evidence' },
  ],
  return: [],
  confirm: [],
  dispute: [],
  callback: [
    {
      kind: 'choice',
      name: 'how',
      label: 'act.field.how',
      family: 'callback.how',
      values: ['phone', 'door'],
      required: true,
    },
    { kind: 'yes_no', name: 'reached', label: 'act.field.reached', required: true },
    { kind: 'yes_no', name: 'passed', label: 'act.field.passed' },
    { kind: 'text', name: 'text', label: 'act.field.said', lines: 3 },
  ],
  raise: [
    { kind: 'from', name: 'to', label: 'act.field.tier', from: 'tiers' },
    { kind: 'person', name: 'leaderId', label: 'act.field.leader' },
  ],
  instruct: [{ kind: 'text', name: 'text', label: 'act.field.instruction', lines: 4, required: true }],
  slip: [{ kind: 'from', name: 'level', label: 'act.field.level', from: 'slips', required: true }],
  head_sign: [],
  office_check: [{ kind: 'yes_no', name: 'passed', label: 'act.field.check_passed', required: true }],
  stop_clock: [{ kind: 'from', name: 'reasonCode', label: 'act.field.stop_ground', from: 'stops', required: true }],
  start_clock: [{ kind: 'from', name: 'reasonCode', label: 'act.field.stop_ground', from: 'stopped', required: true }],
  suspend: [{ kind: 'day', name: 'review', label: 'act.field.review', required: true }],
  resume: [],
  merge: [{ kind: 'matter', name: 'into', label: 'act.field.into', required: true }],
  split: [{ kind: 'text', name: 'parts', label: 'act.field.split', lines: 3, required: true }],
  hand_over: [{ kind: 'person', name: 'personId', label: 'act.field.new_holder', required: true }],
  close: [
    { kind: 'from', name: 'end', label: 'act.field.end', from: 'ends', required: true },
    { kind: 'day', name: 'review', label: 'act.field.next_review', required: true },
    { kind: 'files', name: 'evidence', label: 'act.field.evidence' },
  ],
  reopen: [],
}

/** Acts that always ask for a reason; for the others one may be given. */
export const NEEDS_REASON: readonly string[] = [
  'dismiss',
  'object',
  'reassign',
  'extend',
  'refuse_extension',
  'return',
  'dispute',
  'raise',
  'stop_clock',
  'suspend',
  'merge',
  'split',
  'reopen',
  'rule_objection',
  'hand_over',
]
/** Acts whose own text says everything. */
export const NO_REASON: readonly string[] = [
  'progress',
  'answer',
  'sign',
  'confirm',
  'instruct',
  'head_sign',
  'callback',
]
