import type { Failure } from '../result.ts'
import { ACT_NAMES, ACTS, type ActName, type MatterRole } from './act-names.ts'
import { isRunning } from './clock.ts'
import { gate, unitOf } from './gate.ts'
import { type Matter, partiesNow } from './matter.ts'
import { silenceEnds } from './needs.ts'
import type { Ruling } from './rules.ts'
import type { Who } from './who.ts'

export type AvailableAct = {
  readonly act: ActName
  readonly title: string
  readonly may: boolean
  /** As what he would take it; null when he may not. */
  readonly role: MatterRole | null
  /** Why not: the rule, its clause, and what would be right. */
  readonly why: Failure | null
  /** The program's entry that governs it. */
  readonly entry: { readonly title: string; readonly clause: string } | null
}

/** Acts that nobody takes from a matter's page. */
const NOT_SHOWN: readonly ActName[] = ['record', 'absorb', 'recompute', 'follow_merge', 'move', 'silence', 'callback']

/** Every act somebody may take now, and for the others why not. */
export function actsAvailable(matter: Matter, who: Who, ruling: Ruling): readonly AvailableAct[] {
  return ACT_NAMES.filter((act) => !NOT_SHOWN.includes(act)).map((act) => {
    const pass = gate(matter, act, who, ruling)
    const why = pass.ok ? nothingToDo(matter, act, who, ruling) : pass.error
    const window = pass.ok ? pass.value.window : null
    return {
      act,
      title: ACTS[act].title,
      may: why === null,
      role: pass.ok && why === null ? pass.value.role : null,
      why,
      entry: window && { title: window.title, clause: window.clause ?? window.assumed ?? '' },
    }
  })
}

/** Allowed in general, but there is nothing here to do it to. The same refusals as the act itself would give. */
function nothingToDo(matter: Matter, act: ActName, who: Who, ruling: Ruling): Failure | null {
  const mine = partiesNow(matter).find((party) => party.orgId === unitOf(matter, who))
  const no = (code: string): Failure => ({ code })
  switch (act) {
    case 'assign':
      return partiesNow(matter).length > 0 ? no('matter.has_owner') : null
    case 'reassign':
      return partiesNow(matter).length === 0 ? no('matter.no_owner') : null
    case 'classify': {
      const { categories, urgencies, weights, levels, title } = ruling.rules
      const words = categories.length + urgencies.length + weights.length + levels.length
      return words === 0 ? { code: 'matter.no_such_table', data: { entry: title } } : null
    }
    case 'sign':
      return mine?.signedAt ? no('matter.already_signed') : null
    case 'object':
      return matter.objection ? no('matter.objection_pending') : mine?.locked ? no('matter.objection_final') : null
    case 'rule_objection':
      return matter.objection ? null : no('matter.no_objection')
    case 'extend':
      return matter.extension
        ? no('matter.extension_pending')
        : matter.clocks.some(isRunning)
          ? null
          : no('matter.no_deadline')
    case 'grant_extension':
    case 'refuse_extension':
      return matter.extension ? null : no('matter.no_extension')
    case 'answer':
      if (mine?.role === 'lead' && !mine.signedAt) return no('matter.not_signed')
      return mine?.answeredAt ? no('matter.already_answered') : null
    case 'confirm':
      return matter.standing.agreed === 'enterprise_agreed' ? no('matter.already_confirmed') : null
    case 'silence':
      return silenceEnds(matter, ruling) ? null : no('matter.may_still_speak')
    case 'raise':
      return matter.tier >= ruling.rules.tiers.length
        ? no(matter.tier === 0 ? 'matter.no_tiers' : 'matter.top_tier')
        : null
    case 'stop_clock':
      return ruling.rules.clocks.some((rule) => rule.stops.length > 0) ? null : no('matter.clock_does_not_stop')
    case 'start_clock':
      return matter.clocks.some((clock) => isRunning(clock) && clock.stoppedAt) ? null : no('matter.clock_runs')
    case 'head_sign':
      return matter.standing.headSigned ? no('matter.already_head_signed') : null
    default:
      return null
  }
}
