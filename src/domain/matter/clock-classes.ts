import type { TimeLimit } from '../calendar/time-limit.ts'
import type { Clock } from './clock.ts'
import { isRunning } from './clock.ts'
import { limitFor } from './conditions.ts'
import { drawn } from './draw.ts'
import type { Matter } from './matter.ts'
import type { LimitRule, Ruling } from './rules.ts'

/** A limit that is another one once the matter is of another class; `clock` null: it had none before. */
export type Reclassified = {
  readonly name: string
  readonly title: string
  readonly clause: string
  readonly clock: Clock | null
  readonly limit: TimeLimit | null
  readonly grace: TimeLimit | null
}

type Timed = { readonly name: string; readonly title: string; readonly clause: string; readonly due: LimitRule } & {
  readonly grace?: LimitRule | undefined
  readonly from: readonly string[]
  readonly sample?: number | undefined
}

/** Everything of the program that gives a matter a limit, by the name its clock bears. */
function timed({ rules }: Ruling): readonly Timed[] {
  const ruled = rules.acts.find((window) => window.act === 'object' && window.ruled)
  const clauseOf = (one: { clause?: string; assumed?: string }) => one.clause ?? one.assumed ?? ''
  return [
    ...rules.clocks.map((rule) => ({ ...rule, name: rule.id, clause: clauseOf(rule) })),
    ...rules.tiers.flatMap((tier) =>
      tier.due ? [{ name: `tier:${tier.id}`, title: tier.title, clause: clauseOf(tier), due: tier.due, from: [] }] : [],
    ),
    ...(ruled?.ruled
      ? [{ name: 'objection', title: ruled.title, clause: clauseOf(ruled), due: ruled.ruled, from: [] }]
      : []),
  ]
}

const same = (a: TimeLimit | null, b: TimeLimit | null) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Limits that have begun and would be others if the matter were `next`. A clock that was given more time, or whose limit is its own for
 * another reason, keeps what it has.
 */
export function reclassified(matter: Matter, next: Matter, ruling: Ruling): readonly Reclassified[] {
  const limitOf = (rule: LimitRule | undefined, of: Matter) => (rule ? limitFor(rule, of, ruling) : null)
  return timed(ruling).flatMap((rule): Reclassified[] => {
    const [was, limit] = [limitOf(rule.due, matter), limitOf(rule.due, next)]
    const [hadGrace, grace] = [limitOf(rule.grace, matter), limitOf(rule.grace, next)]
    if (same(was, limit) && same(hadGrace, grace)) return []
    const about = { name: rule.name, title: rule.title, clause: rule.clause, limit, grace }
    const running = matter.clocks.filter((clock) => isRunning(clock) && clock.clock === rule.name)
    if (running.length > 0) {
      return running.filter(({ basis }) => same(basis.limit, was)).map((clock) => ({ ...about, clock }))
    }
    const begun = rule.from.some((act) => (matter.taken[act] ?? 0) > 0) && drawn(rule.sample, matter.id, rule.name)
    const arises = begun && was === null && !matter.clocks.some((clock) => clock.clock === rule.name)
    return arises ? [{ ...about, clock: null }] : []
  })
}
