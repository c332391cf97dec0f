/** Facts of the authority that every program may read: the figures of enterprises, the policies brought to them, what they claimed. */
import { programDay, startOfDay } from '#domain/calendar/clock-rules.ts'
import { addMonths } from '#domain/calendar/day.ts'
import { PROFILE_FIGURES } from '#program/catalogue.ts'
import type { FactRef } from '#program/model.ts'
import { isKnown, type Known } from '../entities.ts'
import type { Columns, Fact } from '../fact.ts'
import { ms } from '../time.ts'
import { pathsOf } from './paths.ts'

/** Figures stand on the day they are of; each beside what was known for the same day a year before. */
export function profiles(known: Known, ref: FactRef): Fact[] {
  const rows = known.world.enterprise_profile.filter((row) => isKnown(known, row))
  return rows.map((row) => {
    const before = rows.find(
      (one) => one.enterprise_id === row.enterprise_id && one.as_of === addMonths(row.as_of, -12),
    )
    const columns: Columns = {}
    for (const figure of PROFILE_FIGURES) {
      columns[figure] = row[figure]
      columns[`${figure}_before`] = before?.[figure]
    }
    return {
      ref,
      id: row.id,
      at: startOfDay(row.as_of, known.scene.rules),
      day: row.as_of,
      ...pathsOf({ enterprise_id: row.enterprise_id, person_id: row.recorded_by }),
      columns,
    }
  })
}

export function deliveries(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  return world.policy_delivery
    .filter((row) => isKnown(known, row))
    .map((row) => {
      const policy = world.policy.find((one) => one.id === row.policy_id)
      const claimed = world.policy_claim.some(
        (one) => one.policy_id === row.policy_id && one.enterprise_id === row.enterprise_id && isKnown(known, one),
      )
      return {
        ref,
        id: row.id,
        at: row.at,
        day: programDay(row.at, scene.rules),
        ...pathsOf(row),
        visit: row.visit_id,
        columns: {
          policy: policy?.title,
          level: policy?.level,
          how: row.how,
          read: row.read_at !== null && ms(row.read_at) <= ms(scene.asOf),
          claimed,
        },
      }
    })
}

/** What a claim came to, as was known by the run's moment. */
export function claims(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  return world.policy_claim
    .filter((row) => isKnown(known, row))
    .map((row) => {
      const policy = world.policy.find((one) => one.id === row.policy_id)
      const settled = row.settled_at !== null && ms(row.settled_at) <= ms(scene.asOf) ? row.settled_at : null
      const day = programDay(row.at, scene.rules)
      return {
        ref,
        id: row.id,
        at: row.at,
        day,
        ...pathsOf(row),
        columns: {
          policy: policy?.title,
          level: policy?.level,
          state: settled ? row.state : 'asked',
          granted: settled !== null && row.state === 'granted',
          amount: settled ? row.amount : undefined,
          days_used: scene.calendar.countWorkingDays(day, programDay(settled ?? scene.asOf, scene.rules)),
        },
      }
    })
}
