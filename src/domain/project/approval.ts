import type { PlainDateString } from '../calendar/day.ts'
import type { WorkdayCalendar } from '../calendar/workday-calendar.ts'

/** A step of approval as it was recorded: days as known, `used` where only the number of working days was written down. */
export type Step = {
  readonly id: string
  readonly startedOn: PlainDateString | null
  readonly finishedOn: PlainDateString | null
  readonly finished: boolean
  readonly used: number | null
  readonly allowed: number | null
}

export type StepReckoned = {
  readonly id: string
  /** Working days used, the first day not counted as limits do not: between the days where they are known, else as written down; null: not known. */
  readonly used: number | null
  readonly state: 'finished' | 'running' | 'not_begun'
  readonly over: boolean
  readonly critical: boolean
}

/**
 * Steps with the working days they used, and the chain that decided when all were through: from the step that ended last
 * back to the one that ended last before it began, and so on (16 → 5 is a matter of this chain, not of the sum).
 */
export function reckonSteps(
  steps: readonly Step[],
  today: PlainDateString,
  calendar: WorkdayCalendar,
): { steps: StepReckoned[]; chainDays: number | null; sumDays: number } {
  const spans = steps.flatMap((step) => {
    const to = step.finishedOn ?? (step.finished ? null : today)
    return step.startedOn && to && to >= step.startedOn ? [{ id: step.id, from: step.startedOn, to }] : []
  })
  const chain: typeof spans = []
  let next = latest(spans)
  while (next) {
    chain.push(next)
    const { from } = next
    next = latest(spans.filter((span) => span.to <= from && !chain.includes(span)))
  }
  const critical = new Set(chain.map((span) => span.id))
  const reckoned = steps.map((step): StepReckoned => {
    const span = spans.find((one) => one.id === step.id)
    const used = span ? calendar.countWorkingDays(span.from, span.to) : step.used
    const state = step.finished || step.finishedOn ? 'finished' : step.startedOn || step.used ? 'running' : 'not_begun'
    const over = used !== null && step.allowed !== null && used > step.allowed
    return { id: step.id, used, state, over, critical: critical.has(step.id) }
  })
  const [first, last] = [chain.at(-1), chain[0]]
  return {
    steps: reckoned,
    chainDays: first && last ? calendar.countWorkingDays(first.from, last.to) : null,
    sumDays: reckoned.reduce((sum, one) => sum + (one.used ?? 0), 0),
  }
}

function latest<Span extends { readonly to: string; readonly from: string }>(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (best, span) => (!best || span.to > best.to || (span.to === best.to && span.from < best.from) ? span : best),
    undefined,
  )
}
