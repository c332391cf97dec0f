/** A matter's clock as a duty: state from its moments, as of the run. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import type { FactRef } from '#program/model.ts'
import { type Known, stateOfMatter } from '../entities.ts'
import type { Fact } from '../fact.ts'
import { iso, ms } from '../time.ts'
import { dutyFact } from './duty-state.ts'
import { pathsOf } from './paths.ts'

export function clockFacts(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  const [kind, clock] = (ref.name ?? '').split('.')
  return world.matter_clock.flatMap((row) => {
    const matter = stateOfMatter(known, row.matter_id)
    if (!matter || matter.matter !== kind || row.clock !== clock || ms(row.recorded_at) > ms(scene.asOf)) return []
    if (row.cancelled_at !== null && ms(row.cancelled_at) <= ms(scene.asOf)) return []
    const done = row.done_at !== null && ms(row.done_at) <= ms(scene.asOf) ? row.done_at : null
    const until = programDay(done ?? scene.asOf, scene.rules)
    const fact: Fact = {
      ref,
      id: row.id,
      at: iso(ms(row.due_at) - 1),
      day: row.due_day,
      ...pathsOf({
        ...matter,
        matter_id: matter.id,
        person_id: row.person_id ?? matter.now.person_id,
        org_id: row.org_id ?? matter.now.org_id,
      }),
      columns: {
        need: 1,
        have: done ? 1 : 0,
        days_late: Math.max(0, scene.calendar.countWorkingDays(row.due_day, until)),
      },
      period: { calendar: null, ordinal: null },
    }
    return [dutyFact(known, fact, { opened: row.opened_at, due: row.due_at, done, excused: false, recurring: false })]
  })
}
