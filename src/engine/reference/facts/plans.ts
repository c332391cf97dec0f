/** One plan an enterprise: the plans of a program and their measures, as they stood at the run's moment. */
import { programDay, startOfDay } from '#domain/calendar/clock-rules.ts'
import type { FactRef } from '#program/model.ts'
import { isKnown, type Known } from '../entities.ts'
import type { Fact } from '../fact.ts'
import { ms } from '../time.ts'
import type { Plan, PlanMeasure } from '../world.ts'
import { pathsOf } from './paths.ts'

type Standing = {
  readonly plan: Plan
  readonly state: string
  readonly agreedBy: string | null
  readonly agreed: string | null
}

/** The program's plans that were drawn up by then, with their state and when the enterprise first agreed. */
function standing({ world, scene }: Known): Standing[] {
  const asOf = ms(scene.asOf)
  return world.policy_plan.flatMap((plan) => {
    if (plan.program_key !== scene.program.id || ms(plan.recorded_at) > asOf) return []
    const states = world.policy_plan_state.filter((one) => one.plan_id === plan.id && ms(one.from_at) <= asOf)
    const now = states.find((one) => ms(one.to_at) > asOf)
    if (!now) return []
    const agreed = states
      .filter(({ state }) => state === 'agreed')
      .map(({ from_at }) => from_at)
      .sort((a, b) => ms(a) - ms(b))[0]
    return [{ plan, state: now.state, agreedBy: now.agreed_by, agreed: agreed ?? null }]
  })
}

type Measure = { readonly row: PlanMeasure; readonly state: string; readonly settled: string | null }

function measures(known: Known): Measure[] {
  return known.world.policy_measure
    .filter((row) => isKnown(known, row))
    .map((row) => {
      const settled = row.settled_at !== null && ms(row.settled_at) <= ms(known.scene.asOf)
      return { row, state: settled ? row.state : 'open', settled: settled ? row.settled_day : null }
    })
}

const isOverdue = (known: Known, { row, state }: Measure) =>
  state === 'open' && row.due_day !== null && row.due_day < known.scene.today

export function plans(known: Known, ref: FactRef): Fact[] {
  const all = measures(known)
  return standing(known).map(({ plan, state, agreed, agreedBy }) => {
    const own = all.filter(({ row }) => row.plan_id === plan.id)
    const at = agreed ?? plan.recorded_at
    return {
      ref,
      id: plan.id,
      at,
      day: programDay(at, known.scene.rules),
      ...pathsOf({ ...plan, person_id: plan.recorded_by }),
      columns: {
        state,
        agreed: agreed !== null,
        agreed_by: agreedBy,
        measures: own.filter((one) => one.state !== 'dropped').length,
        done: own.filter((one) => one.state === 'done').length,
        overdue: own.filter((one) => isOverdue(known, one)).length,
      },
    }
  })
}

export function planMeasures(known: Known, ref: FactRef): Fact[] {
  const of = new Map(standing(known).map((one) => [one.plan.id, one]))
  return measures(known).flatMap((one) => {
    const { row, state, settled } = one
    const belongs = of.get(row.plan_id)
    if (!belongs) return []
    const { rules } = known.scene
    return [
      {
        ref,
        id: row.id,
        at: row.due_day === null ? row.recorded_at : startOfDay(row.due_day, rules),
        day: row.due_day ?? programDay(row.recorded_at, rules),
        ...pathsOf({ ...row, enterprise_id: belongs.plan.enterprise_id, area_id: belongs.plan.area_id }),
        columns: {
          state,
          agreed: belongs.agreed !== null,
          due: row.due_day,
          settled,
          done: state === 'done',
          late: state === 'done' && settled !== null && row.due_day !== null && settled > row.due_day,
          overdue: isOverdue(known, one),
        },
      },
    ]
  })
}
