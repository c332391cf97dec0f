/** The states of a duty, as a rule and a clock have them. */
import type { Known } from '../entities.ts'
import type { DutyMoments, Fact } from '../fact.ts'
import { ms } from '../time.ts'

/** The state of a duty at a moment: only what was done by then counts. */
export function stateAt(
  duty: DutyMoments,
  at: string,
): { open: boolean; met: boolean; late: boolean; missed: boolean; excused: boolean } {
  const state = { open: false, met: false, late: false, missed: false, excused: false }
  const doneByThen = duty.done !== null && ms(duty.done) <= ms(at)
  if (duty.excused) state.excused = true
  else if (doneByThen && ms(duty.done ?? '') < ms(duty.due)) state.met = true
  else if (doneByThen && !duty.recurring) state.late = true
  else if (ms(duty.due) <= ms(at)) state.missed = true
  else state.open = true
  return state
}

export function dutyFact(known: Known, fact: Fact, moments: DutyMoments): Fact {
  const columns = {
    ...fact.columns,
    opened: moments.opened,
    due: moments.due,
    done: moments.done,
    ...stateAt(moments, known.scene.asOf),
  }
  return { ...fact, columns, duty: moments }
}
