import type { ActName } from '../act-names.ts'
import * as answering from './answer.ts'
import * as classifying from './classify.ts'
import * as ending from './end.ts'
import * as handing from './hand-out.ts'
import type { Handler } from './handler.ts'
import * as time from './time.ts'
import * as upward from './upward.ts'

/** One handler an act; `record` begins a matter and has a file of its own. */
export const HANDLERS = {
  dismiss: ending.dismiss,
  assign: handing.assign,
  classify: classifying.classify,
  sign: handing.sign,
  object: handing.object,
  rule_objection: handing.ruleObjection,
  reassign: handing.reassign,
  extend: time.extend,
  grant_extension: time.grantExtension,
  refuse_extension: time.refuseExtension,
  progress: answering.progress,
  answer: answering.answer,
  return: answering.giveBack,
  confirm: answering.confirm,
  dispute: answering.dispute,
  silence: answering.silence,
  callback: answering.callback,
  raise: upward.raise,
  instruct: upward.instruct,
  slip: upward.slip,
  head_sign: upward.headSign,
  office_check: upward.officeCheck,
  stop_clock: time.stopClock,
  start_clock: time.startClock,
  suspend: ending.suspend,
  resume: ending.resume,
  merge: ending.merge,
  absorb: ending.absorb,
  split: ending.split,
  hand_over: upward.handOver,
  move: upward.move,
  follow_merge: upward.followMerge,
  close: ending.close,
  reopen: ending.reopen,
  recompute: time.recompute,
} as const satisfies { readonly [A in Exclude<ActName, 'record'>]: Handler<A> }
