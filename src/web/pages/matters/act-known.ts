import type { MatterDetail } from '../../api/matters.ts'
import type { Picked } from '../../ui/search-pick.tsx'
import type { Values } from './act-forms.ts'

/**
 * What the matter already says of an act's answers: it stands in the form when it opens, to be sent as it is or changed. What two
 * answers are equally likely for, and whatever is for a person to weigh, is left empty.
 */
export function knownOf(matter: MatterDetail, act: string): Values {
  switch (act) {
    case 'assign':
      return handedOut(matter)
    case 'reassign':
      return unitsNow(matter)
    case 'classify':
      return classes(matter)
    case 'answer':
      return one('proposedEnd', ids(matter.choices.ends))
    case 'close':
      return one('end', proposed(matter) ?? ids(matter.choices.ends))
    case 'raise':
      return { ...one('to', ids(tiersAbove(matter)).slice(0, 1)), ...picked('leaderId', matter.choices.leader) }
    case 'slip':
      return one('level', matter.choices.slips.slice(0, 1))
    case 'stop_clock':
      return one('reasonCode', matter.choices.stops)
    case 'start_clock':
      return one('reasonCode', stopped(matter))
    default:
      return {}
  }
}

/** The tiers it has not reached yet, the nearest first. */
export const tiersAbove = ({ choices, tier }: Pick<MatterDetail, 'choices' | 'tier'>) => choices.tiers.slice(tier)

/** Why its clocks stand still. */
export const stopped = ({ clocks }: Pick<MatterDetail, 'clocks'>): readonly string[] => [
  ...new Set(clocks.flatMap((clock) => (clock.stoppedAt && !clock.doneAt && clock.stopReason ? clock.stopReason : []))),
]

/** As the routes suggest: an order to the one unit they name (several are for the office to weigh), or a paper to the leader. */
function handedOut({ suggestion, choices }: MatterDetail): Values {
  const [only, other] = suggestion?.give === 'order' ? suggestion.orgs : []
  return {
    ...(suggestion?.give === 'submission' ? { give: 'submission' } : {}),
    ...(only && !other ? { lead: [only] } : {}),
    ...picked('leaderId', choices.leader),
  }
}

/** As it is classed now; what its program has no words for is not asked. */
function classes({ category, urgency, weight, level }: MatterDetail): Values {
  return { category: category ?? '', urgency: urgency ?? '', weight: weight ?? '', level: level ?? '' }
}

function unitsNow({ parties }: MatterDetail): Values {
  const of = (role: string): Picked[] => parties.flatMap((one) => (one.role === role && !one.toAt ? one.org : []))
  const units = { lead: of('lead'), parallel: of('parallel'), assist: of('assist') }
  return Object.fromEntries(Object.entries(units).filter(([, orgs]) => orgs.length > 0))
}

/** The end that the answer which stands proposed. */
function proposed({ acts, choices }: MatterDetail): readonly string[] | undefined {
  const answer = acts.filter((one) => one.act === 'answer' && !one.refused).toSorted((a, b) => b.seq - a.seq)[0]
  const end = answer?.data.proposedEnd
  return choices.ends.some((one) => one.id === end) ? [String(end)] : undefined
}

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const one = (name: string, list: readonly string[]): Values => (list.length === 1 && list[0] ? { [name]: list[0] } : {})
const picked = (name: string, who: Picked | null): Values => (who ? { [name]: [who] } : {})
