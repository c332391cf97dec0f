import type { FastifyRequest } from 'fastify'
import { openCase } from '#app/mark/open-case-by-hand.ts'
import { answerMatter } from '#app/matter/answer.ts'
import { assignMatter } from '#app/matter/assign.ts'
import { classifyMatter } from '#app/matter/classify.ts'
import { closeMatter } from '#app/matter/close.ts'
import { confirmAnswer } from '#app/matter/confirm.ts'
import { dismissMatter } from '#app/matter/dismiss.ts'
import { disputeAnswer } from '#app/matter/dispute.ts'
import { askExtension } from '#app/matter/extend.ts'
import { grantExtension } from '#app/matter/grant-extension.ts'
import { handOverMatter } from '#app/matter/hand-over.ts'
import { headSign } from '#app/matter/head-sign.ts'
import { instruct } from '#app/matter/instruct.ts'
import { mergeMatter } from '#app/matter/merge.ts'
import { moveVersion } from '#app/matter/move-version.ts'
import { objectToOrder } from '#app/matter/object.ts'
import { officeCheck } from '#app/matter/office-check.ts'
import { raiseTier } from '#app/matter/raise-tier.ts'
import { reassign } from '#app/matter/reassign.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { refuseExtension } from '#app/matter/refuse-extension.ts'
import { reopenMatter } from '#app/matter/reopen.ts'
import { reportProgress } from '#app/matter/report-progress.ts'
import { resumeMatter } from '#app/matter/resume.ts'
import { returnAnswer } from '#app/matter/return.ts'
import { revealRaiser } from '#app/matter/reveal-raiser.ts'
import { ruleObjection } from '#app/matter/rule-objection.ts'
import { signOrder } from '#app/matter/sign.ts'
import { giveSlip } from '#app/matter/slip.ts'
import { splitMatter } from '#app/matter/split.ts'
import { startClock } from '#app/matter/start-clock.ts'
import { stopClock } from '#app/matter/stop-clock.ts'
import { suspendMatter } from '#app/matter/suspend.ts'
import { urgeMatter } from '#app/matter/urge.ts'
import * as contract from '../contract/matter-act.ts'
import { MATTER_ACTS } from '../contract/matter-act.ts'
import { type Route, serve } from '../route.ts'

const viaOf = ({ open }: FastifyRequest) =>
  open?.actor.via === 'link' ? 'link' : open?.actor.enterpriseId ? 'portal' : 'official'

/** The enterprise speaks in its portal or by its link; an official speaks as the one who raised it. */
const said = ({ params, body }: { params: { id: string }; body: object }, request: FastifyRequest) => ({
  ...body,
  ...params,
  data: { via: viaOf(request) },
})

export const matterActRoutes: readonly Route[] = [
  serve(contract.recordMatter, recordMatter),
  serve(MATTER_ACTS.dismiss, dismissMatter),
  serve(MATTER_ACTS.assign, assignMatter),
  serve(MATTER_ACTS.classify, classifyMatter),
  serve(MATTER_ACTS.sign, signOrder),
  serve(MATTER_ACTS.object, objectToOrder),
  serve(MATTER_ACTS.rule_objection, ruleObjection),
  serve(MATTER_ACTS.reassign, reassign),
  serve(MATTER_ACTS.extend, askExtension),
  serve(MATTER_ACTS.grant_extension, grantExtension),
  serve(MATTER_ACTS.refuse_extension, refuseExtension),
  serve(MATTER_ACTS.progress, reportProgress),
  serve(MATTER_ACTS.answer, answerMatter),
  serve(MATTER_ACTS.return, returnAnswer),
  serve(MATTER_ACTS.confirm, confirmAnswer, said),
  serve(MATTER_ACTS.dispute, disputeAnswer, said),
  serve(MATTER_ACTS.raise, raiseTier),
  serve(MATTER_ACTS.instruct, instruct),
  serve(MATTER_ACTS.slip, giveSlip),
  serve(MATTER_ACTS.head_sign, headSign),
  serve(MATTER_ACTS.office_check, officeCheck),
  serve(MATTER_ACTS.stop_clock, stopClock),
  serve(MATTER_ACTS.start_clock, startClock),
  serve(MATTER_ACTS.suspend, suspendMatter),
  serve(MATTER_ACTS.resume, resumeMatter),
  serve(MATTER_ACTS.merge, mergeMatter),
  serve(contract.urgeMatter, urgeMatter),
  serve(contract.splitMatter, splitMatter),
  serve(contract.moveMatter, moveVersion),
  serve(contract.revealRaiser, revealRaiser),
  serve(contract.openCase, openCase, ({ params }) => ({ markId: params.id })),
  serve(MATTER_ACTS.hand_over, handOverMatter),
  serve(MATTER_ACTS.close, closeMatter),
  serve(MATTER_ACTS.reopen, reopenMatter),
]
