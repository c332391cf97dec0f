import { isBefore } from '../calendar/clock-rules.ts'
import type { TimeLimit } from '../calendar/time-limit.ts'
import { dueOf } from './clock.ts'
import type { Matter } from './matter.ts'
import type { Condition, LimitRule, Row, Ruling } from './rules.ts'

/** A matter as conditions see it: the columns of the fact catalogue that are known while it lives. */
export function rowOf(matter: Matter, ruling: Ruling): Row {
  return {
    ...ruling.around,
    id: matter.id,
    at: matter.at,
    kind: matter.kind,
    category: matter.category,
    urgency: matter.urgency,
    weight: matter.weight,
    source: matter.source,
    document: matter.document,
    level: matter.level,
    units: matter.units.length,
    unit_kinds: matter.unitKinds,
    finish_by: matter.finishBy ?? null,
    standard: matter.standard ?? null,
    tier: matter.tier,
    state: matter.state,
    reopened: matter.reopened,
    returned: matter.returned,
    extended: matter.extended > 0,
    repeated: matter.repeatOf !== null,
  }
}

/** True only when the condition is decided and holds; an absent condition holds. */
export function holds(condition: Condition | undefined, matter: Matter, ruling: Ruling): boolean {
  return condition === undefined || ruling.evaluate(condition, rowOf(matter, ruling)) === true
}

/** The time limit that a rule gives for this matter; null when a table names none. `statutory` is the limit law sets for it. */
export function limitFor(rule: LimitRule, matter: Matter, ruling: Ruling): TimeLimit | null {
  switch (rule.kind) {
    case 'single':
      return rule.limit
    case 'statutory':
      return null
    case 'table': {
      const value = ruling.evaluate(rule.by, rowOf(matter, ruling))
      const found = rule.cases.find((one) => one.value === String(value))?.limit ?? rule.otherwise
      return found ? limitFor(found, matter, ruling) : null
    }
    case 'longest': {
      const limits = rule.of.flatMap((one) => limitFor(one, matter, ruling) ?? [])
      return limits.length === 0 ? null : limits.reduce((a, b) => longer(a, b, ruling))
    }
  }
}

function longer(a: TimeLimit, b: TimeLimit, ruling: Ruling): TimeLimit {
  const due = (limit: TimeLimit) => {
    const found = dueOf({ limit, start: ruling.now, startName: '收到', moments: {}, stops: [] }, ruling)
    return found.ok ? found.value.dueAt : null
  }
  const [first, second] = [due(a), due(b)]
  if (first === null || second === null) return first === null ? b : a
  return isBefore(first, second) ? b : a
}
