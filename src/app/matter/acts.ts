import { callBackMatter } from '../callback/call-back-matter.ts'
import { answerMatter } from './answer.ts'
import { assignMatter } from './assign.ts'
import { classifyMatter } from './classify.ts'
import { closeMatter } from './close.ts'
import { confirmAnswer } from './confirm.ts'
import { dismissMatter } from './dismiss.ts'
import { disputeAnswer } from './dispute.ts'
import { askExtension } from './extend.ts'
import { grantExtension } from './grant-extension.ts'
import { handOverMatter } from './hand-over.ts'
import { headSign } from './head-sign.ts'
import { instruct } from './instruct.ts'
import { mergeMatter } from './merge.ts'
import { moveVersion } from './move-version.ts'
import { objectToOrder } from './object.ts'
import { officeCheck } from './office-check.ts'
import { raiseTier } from './raise-tier.ts'
import { reassign } from './reassign.ts'
import { refuseExtension } from './refuse-extension.ts'
import { reopenMatter } from './reopen.ts'
import { reportProgress } from './report-progress.ts'
import { resumeMatter } from './resume.ts'
import { returnAnswer } from './return.ts'
import { ruleObjection } from './rule-objection.ts'
import { signOrder } from './sign.ts'
import { giveSlip } from './slip.ts'
import { splitMatter } from './split.ts'
import { startClock } from './start-clock.ts'
import { stopClock } from './stop-clock.ts'
import { suspendMatter } from './suspend.ts'

/** The use case of each act that a person takes from a matter's page; input `{ id, revision?, reason?, data }`. */
export const MATTER_ACTS = {
  dismiss: dismissMatter,
  assign: assignMatter,
  classify: classifyMatter,
  sign: signOrder,
  object: objectToOrder,
  rule_objection: ruleObjection,
  reassign,
  extend: askExtension,
  grant_extension: grantExtension,
  refuse_extension: refuseExtension,
  progress: reportProgress,
  answer: answerMatter,
  return: returnAnswer,
  confirm: confirmAnswer,
  dispute: disputeAnswer,
  raise: raiseTier,
  instruct,
  slip: giveSlip,
  head_sign: headSign,
  office_check: officeCheck,
  stop_clock: stopClock,
  start_clock: startClock,
  suspend: suspendMatter,
  resume: resumeMatter,
  merge: mergeMatter,
  move: moveVersion,
  split: splitMatter,
  hand_over: handOverMatter,
  close: closeMatter,
  reopen: reopenMatter,
} as const

export { callBackMatter }
