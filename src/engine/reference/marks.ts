/** Marks, fact by fact. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import { FACTS } from '#program/catalogue.ts'
import type { MarkRule, Selection } from '#program/model.ts'
import { startOf } from '../limits.ts'
import { isFrozenAt } from '../scene.ts'
import { holds } from './conditions.ts'
import { deadlineFor } from './duties.ts'
import { type Known, stateOfMatter } from './entities.ts'
import { byTime, calendarOfRow, inSpan, isMember, ordinalOfRow, paths, viewerOf } from './entry.ts'
import { exemptionsOn } from './exemptions.ts'
import type { Columns, Fact } from './fact.ts'
import { stateAt } from './facts/duty-state.ts'
import { factsOf } from './facts.ts'
import { uuid } from './ids.ts'
import { accountOf } from './parties.ts'
import type { MarkRow } from './rows.ts'
import { dayAtOrBefore, iso, ms } from './time.ts'

/** The columns of a fact as they stood at a moment. */
function columnsAt(fact: Fact, at: string): Columns {
  if (fact.duty) return { ...stateAt(fact.duty, at) }
  if (fact.ref.kind === 'mark')
    return { still: fact.stillUntil === null || fact.stillUntil === undefined || ms(fact.stillUntil) > ms(at) }
  return {}
}

/** When a mark's condition on a fact begins to hold: undefined when it never does. */
function momentOf(
  known: Known,
  rule: MarkRule,
  selection: Selection,
  fact: Fact,
): { at: string; pending: boolean } | undefined {
  const viewer = viewerOf(rule, selection)
  const at = (moment: string | null): boolean =>
    moment !== null && holds(known, fact, selection, viewer, columnsAt(fact, moment)) === true
  if (rule.at) {
    const start = fact.duty ? fact.duty.opened : fact.at
    const due =
      fact.duty?.due ?? (fact.ref.kind === 'mark' ? ((fact.columns.due as string | null | undefined) ?? null) : null)
    const deadline = deadlineFor(known, rule.at, fact, start, due === null ? {} : { due })
    if (!deadline || !at(startOf(deadline))) return undefined
    return { at: startOf(deadline), pending: ms(startOf(deadline)) > ms(known.scene.asOf) }
  }
  if (!fact.duty)
    return ms(fact.at) <= ms(known.scene.asOf) && at(fact.at) ? { at: fact.at, pending: false } : undefined
  const { opened, due, done } = fact.duty
  // What is missed when a period ends belongs to that period, not to the first moment of the next.
  const moments = [
    { moment: opened, shown: opened },
    // Done at the very limit: the state then comes of the doing.
    ...(done !== null && ms(done) === ms(due) ? [] : [{ moment: due, shown: iso(ms(due) - 1) }]),
    ...(done === null ? [] : [{ moment: done, shown: done }]),
  ].filter(({ moment }) => ms(moment) <= ms(known.scene.asOf))
  const first = moments.filter(({ moment }) => at(moment)).sort((a, b) => ms(a.shown) - ms(b.shown))[0]
  return first && { at: first.shown, pending: false }
}

const yearOf = (known: Known, at: string) => programDay(at, known.scene.rules).slice(0, 4)

function isExcused(known: Known, rule: MarkRule, to: string, day: string): boolean {
  return exemptionsOn(known, 'mark', rule.id, ['excuse']).some(
    (one) =>
      one.subject_id === to &&
      dayAtOrBefore(one.from_day ?? '-infinity', day) &&
      dayAtOrBefore(day, one.to_day ?? 'infinity'),
  )
}

function valueOf(fact: Fact): string | null {
  const columns: Readonly<Record<string, { readonly type: string }>> = FACTS[fact.ref.kind].columns
  const value = fact.columns.value
  return columns.value?.type === 'number' && value !== undefined && value !== null ? String(value) : null
}

export function deriveMarks(known: Known, rule: MarkRule): MarkRow[] {
  const { scene } = known
  const found = new Map<string, MarkRow>()
  for (const selection of rule.selections) {
    for (const fact of factsOf(known, selection.each)) {
      if (!inSpan(known, fact) || !isMember(known, rule, selection, fact)) continue
      const given = momentOf(known, rule, selection, fact)
      if (given === undefined) continue
      const { at, pending } = given
      const still =
        fact.duty || fact.ref.kind === 'mark'
          ? holds(known, fact, selection, viewerOf(rule, selection), columnsAt(fact, scene.asOf)) === true
          : true
      const until = fact.duty
        ? (fact.duty.done ?? fact.duty.due)
        : fact.ref.kind === 'mark'
          ? (fact.stillUntil ?? (fact.columns.due as string | null | undefined) ?? fact.at)
          : null
      for (const party of rule.to) {
        const to = accountOf(known, fact, party)
        if (!to) continue
        const id = uuid('mark', scene.program.id, rule.id, fact.id, to.kind, to.id)
        const day = programDay(at, scene.rules)
        const excused = fact.duty ? fact.duty.excused : fact.ref.kind === 'mark' ? fact.columns.excused === true : false
        const row: MarkRow = {
          id,
          rule: rule.id,
          calendar: calendarOfRow(known, fact),
          ordinal: ordinalOfRow(fact),
          at,
          day,
          pending,
          ...paths(fact),
          from_kind: fact.ref.kind,
          from_rule: fact.ref.name ?? null,
          from_id: fact.id,
          to_kind: to.kind,
          to_id: to.id,
          value: valueOf(fact),
          nth: 0,
          streak: 1,
          still,
          still_until: still ? null : until,
          excused: excused || isExcused(known, rule, to.id, day),
          confirmed: isConfirmed(known, id),
          due_at:
            fact.duty?.due ??
            (fact.ref.kind === 'mark' ? ((fact.columns.due as string | null | undefined) ?? null) : null),
          red_line: rule.redLine,
        }
        const key = `${fact.id} ${to.id}`
        const before = found.get(key)
        if (!before || ms(at) < ms(before.at) || (ms(at) === ms(before.at) && to.kind < before.to_kind))
          found.set(key, row)
      }
    }
  }
  const rows = [...found.values()].sort(byTime)
  for (const row of rows) {
    row.nth =
      1 +
      rows.filter(
        (other) =>
          other !== row &&
          other.to_id === row.to_id &&
          yearOf(known, other.at) === yearOf(known, row.at) &&
          byTime(other, row) < 0,
      ).length
    if (row.ordinal !== null) row.streak = streakOf(rows, row, row.ordinal)
  }
  return rows.filter((row) => !isFrozenAt(row.at, scene.frozen))
}

/** How many periods in a row, up to this one, the subject has had the mark. */
function streakOf(rows: readonly MarkRow[], row: MarkRow, ordinal: number): number {
  let n = 1
  while (
    rows.some((other) => other.to_id === row.to_id && other.calendar === row.calendar && other.ordinal === ordinal - n)
  )
    n++
  return n
}

/** A case upheld it, and no appeal against it was. */
function isConfirmed(known: Known, mark: string): boolean {
  const upheld = known.world.matter.filter((one) => {
    if (one.about_kind !== 'mark' || one.about_id !== mark) return false
    const now = stateOfMatter(known, one.id)?.now
    return now?.state === 'closed' && (now.counts_as === 'solved' || now.counts_as === 'confirmed')
  })
  return upheld.some((one) => one.kind !== 'appeal') && !upheld.some((one) => one.kind === 'appeal')
}
