import { isBefore, minutesBetween } from '../calendar/clock-rules.ts'
import type { InstantString } from '../calendar/day.ts'
import type { Act } from './act.ts'
import type { Matter } from './matter.ts'

/** Reasons to look twice at a closing. A signal accuses nobody: a person judges. */
export const SIGNALS = {
  answer_used_before: '答复内容与以前的雷同',
  last_hour: '临期一小时内答复或销号',
  unit_network: '确认来自办理单位的网络',
  bulk_confirmation: '短时间内集中确认',
  repeated: '三十日内同一事项再次提出',
  no_visit: '办理期间没有走访或通话',
  quick: '签收后十分钟内答复',
} as const
export type Signal = keyof typeof SIGNALS

/** What must be looked up outside the matter; everything else follows from its acts. */
export type SignalFacts = {
  /** Answers with the same words in other matters of the unit. */
  readonly sameAnswers: number
  /** Confirmations from the network of this one, of other enterprises, within the hour around it. */
  readonly confirmationsNearby: number
  /** Matters of the same enterprise and category closed in the 30 days before this one was raised. */
  readonly sameBefore: number
  /** Visits and calls to the enterprise or project since the matter was raised. */
  readonly contacts: number
}

/** Three enterprises confirming from one network within an hour is not chance. */
const BULK = 3
const QUICK_MINUTES = 10
const LAST_MINUTES = 60

/** The signals of closing the matter now, by name. */
export function signalsOf(
  matter: Matter,
  acts: readonly Act[],
  facts: SignalFacts,
  now: InstantString,
): readonly Signal[] {
  const confirmed = acts.findLast((act) => !act.refused && act.act === 'confirm')
  const network = confirmed && !confirmed.refused && confirmed.act === 'confirm' ? confirmed.data.network : null
  const found: Record<Signal, boolean> = {
    answer_used_before: facts.sameAnswers > 0,
    last_hour: inLastHour(matter, now),
    unit_network: network !== null && unitNetworks(acts).has(network),
    bulk_confirmation: facts.confirmationsNearby >= BULK - 1,
    repeated: facts.sameBefore > 0,
    no_visit: facts.contacts === 0 && (matter.enterpriseId !== null || matter.projectId !== null),
    quick: wasQuick(matter),
  }
  return (Object.keys(SIGNALS) as Signal[]).filter((name) => found[name])
}

function inLastHour(matter: Matter, now: InstantString): boolean {
  return matter.clocks.some((clock) => {
    if (clock.clock.startsWith('tier:')) return false
    const at = clock.doneAt ?? (clock.state === 'open' ? now : null)
    return at !== null && isBefore(at, clock.dueAt) && minutesBetween(at, clock.dueAt) <= LAST_MINUTES
  })
}

function wasQuick(matter: Matter): boolean {
  return matter.parties.some(
    (party) =>
      party.role === 'lead' &&
      party.signedAt !== null &&
      party.answeredAt !== null &&
      minutesBetween(party.signedAt, party.answeredAt) < QUICK_MINUTES,
  )
}

/** Networks from which the units signed and answered. */
function unitNetworks(acts: readonly Act[]): ReadonlySet<string> {
  return new Set(
    acts.flatMap((act) =>
      !act.refused && (act.act === 'sign' || act.act === 'answer') && act.data.network ? act.data.network : [],
    ),
  )
}
