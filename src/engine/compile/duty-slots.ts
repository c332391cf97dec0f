/** Windows and deadlines of a duty, period by period. */
import { isBefore } from '#domain/calendar/clock-rules.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import type { DutyRule, Limit, PeriodName } from '#program/model.ts'
import { momentsOf, resolveLimit, tableKeys } from '../limits.ts'
import type { PeriodRow } from '../periods.ts'
import type { Scene } from '../scene.ts'
import type { SqlText } from '../sql.ts'

/**
 * A period of a recurring duty with its window: [from, due). Windows follow one another: what is done after a period's end but
 * before its due moment is that period's. A grace lengthens a window without moving the next one's beginning.
 */
export type Slot = PeriodRow & {
  readonly from: string
  readonly dueAt: string
  readonly dueDay: string
  readonly unknownYear: boolean
}

const slotsKnown = new WeakMap<Scene, Map<string, Slot[]>>()

/** The due moment of each period, where it depends on nothing else. A scene does not change, so it is reckoned once. */
export function slotsOf(scene: Scene, rule: DutyRule & { readonly every: PeriodName }): Slot[] {
  const known = slotsKnown.get(scene) ?? new Map<string, Slot[]>()
  slotsKnown.set(scene, known)
  const key = `${rule.id} ${rule.due ? 'due' : ''}`
  const slots = known.get(key) ?? reckonSlots(scene, rule)
  known.set(key, slots)
  return slots
}

function reckonSlots(scene: Scene, rule: DutyRule & { readonly every: PeriodName }): Slot[] {
  const all = scene.periods.get(rule.every) ?? []
  const phase = rule.phase === undefined ? undefined : scene.periods.get(rule.phase)?.[0]
  let before: string | undefined
  const slots = all.map((period) => {
    const deadline = rule.due || rule.grace ? dueOf(scene, rule, period) : undefined
    const dueAt = deadline ? deadline.dueAt : period.endsAt
    const from = before !== undefined && isBefore(period.startsAt, before) ? before : period.startsAt
    before = rule.grace ? (dueOf(scene, { ...rule, grace: undefined }, period)?.dueAt ?? period.endsAt) : dueAt
    return {
      ...period,
      from,
      dueAt,
      dueDay: deadline ? deadline.dueDay : period.lastDay,
      unknownYear: (deadline?.unknownYears.length ?? 0) > 0,
    }
  })
  const open = new Set(scene.open.get(rule.every)?.map((one) => one.ordinal))
  return slots.filter(
    (slot) => open.has(slot.ordinal) && (!phase || (slot.firstDay <= phase.lastDay && phase.firstDay <= slot.lastDay)),
  )
}

function dueOf(scene: Scene, rule: DutyRule, period: PeriodRow): Deadline | undefined {
  const limit: Limit = rule.due ?? { kind: 'single', text: 'end of period', limit: { kind: 'end_of_period' } }
  const deadline = resolveLimit(scene, limit, { start: period.startsAt, moments: {}, period, by: [] })
  if (!deadline || !rule.grace) return deadline
  return withGrace(scene, rule, deadline)
}

/** The grace runs from the deadline; until it is over nothing is late. */
export function withGrace(scene: Scene, rule: DutyRule, deadline: Deadline): Deadline {
  return (
    (rule.grace &&
      resolveLimit(scene, rule.grace, {
        startsAtEnd: true,
        start: deadline.dueAt,
        moments: { due: deadline.dueAt },
        by: [],
      })) ??
    deadline
  )
}

/** Whether the due moment depends on the fact, not only on its period. */
export function dueDependsOnFact(rule: DutyRule): boolean {
  return rule.due !== undefined && (tableKeys(rule.due).length > 0 || momentsOf(rule.due).length > 0)
}

export function slotTable(sql: SqlText, slots: readonly Slot[]): string {
  const list = (pick: (slot: Slot) => unknown, type: string) => sql.param(slots.map(pick), type)
  return `unnest(${[
    list((one) => one.ordinal, 'int[]'),
    list((one) => one.from, 'timestamptz[]'),
    list((one) => one.dueAt, 'timestamptz[]'),
    list((one) => one.dueDay, 'date[]'),
    list((one) => one.unknownYear, 'boolean[]'),
    list((one) => one.startsAt, 'timestamptz[]'),
    list((one) => one.endsAt, 'timestamptz[]'),
    list((one) => one.firstDay, 'date[]'),
    list((one) => one.lastDay, 'date[]'),
  ].join(', ')}) as p(ordinal, opens_at, due_at, due_day, unknown_year, starts_at, ends_at, first_day, last_day)`
}
