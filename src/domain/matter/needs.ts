import { isBefore } from '../calendar/clock-rules.ts'
import type { Matter } from './matter.ts'
import type { EndRule, Need, Ruling } from './rules.ts'

export const NEEDS = {
  enterprise_agrees: '企业认可',
  head_signs: '单位负责人签字',
  sealed_reply: '盖章的书面答复',
  evidence: '佐证材料',
  callback_passed: '回访通过',
  office_checks: '办公室核查',
} as const satisfies Record<Need, string>

/**
 * What an end still needs. Silence meets `enterprise_agrees` only where the program gave the enterprise a time to speak
 * and it is over; the closing says `silent` and nobody counts it as agreed.
 */
export function unmetNeeds(
  end: EndRule,
  matter: Matter,
  more: { evidence: number; sealedReply: boolean },
  ruling: Ruling,
): readonly Need[] {
  const { standing } = matter
  const met: Record<Need, boolean> = {
    enterprise_agrees:
      standing.agreed === 'enterprise_agreed' ||
      standing.callback === 'passed' ||
      (standing.agreed === 'silent' && silenceEnds(matter, ruling)),
    head_signs: standing.headSigned,
    sealed_reply: standing.sealedReply || more.sealedReply,
    evidence: standing.evidence + more.evidence > 0,
    callback_passed: standing.callback === 'passed',
    office_checks: standing.officeChecked,
  }
  return end.needs.filter((need) => !met[need])
}

/** The raiser's own time to confirm or dispute is over. */
export function silenceEnds(matter: Matter, ruling: Ruling): boolean {
  const ids = ruling.rules.clocks
    .filter((rule) => rule.metBy.includes('confirm') || rule.metBy.includes('dispute'))
    .map((rule) => rule.id)
  return matter.clocks.some(
    (clock) =>
      ids.includes(clock.clock) &&
      clock.state === 'open' &&
      clock.stoppedAt === null &&
      !isBefore(ruling.now, clock.dueAt),
  )
}
