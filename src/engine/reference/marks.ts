/** Marks and points, fact by fact. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import { FACTS } from '#program/catalogue.ts'
import * as decimal from '#program/expression/decimal.ts'
import type { Cancellation, MarkRule, PointsRule, Selection } from '#program/model.ts'
import { calendarOf } from '../compile/common.ts'
import { startOf } from '../limits.ts'
import { reachesOf } from '../reaches.ts'
import { isFrozenAt } from '../scene.ts'
import { holds, numberOf, periodAt, rowOf, type Viewer } from './conditions.ts'
import { deadlineFor } from './duties.ts'
import { type Known, reach, stateOfMatter } from './entities.ts'
import { exemptionsOn } from './exemptions.ts'
import type { Columns, Fact } from './fact.ts'
import { stateAt } from './facts/duty-state.ts'
import { factsOf } from './facts.ts'
import { spansOf } from './groups.ts'
import { uuid } from './ids.ts'
import { accountOf } from './parties.ts'
import type { MarkRow, PointsRow } from './rows.ts'
import { dayAtOrBefore, iso, ms } from './time.ts'

const inSpan = (known: Known, fact: Fact) => fact.day >= known.scene.span.from && fact.day <= known.scene.span.to

function viewerOf(rule: MarkRule | PointsRule, selection: Selection): Viewer {
  return selection.path && rule.subject
    ? { subjectOf: rule.subject.kind === 'authority' ? 'authority' : rule.subject.of, path: selection.path }
    : {}
}

/** Whether the fact's subject is in the rule's group, on the fact's day. */
function isMember(known: Known, rule: MarkRule | PointsRule, selection: Selection, fact: Fact): boolean {
  const { subject } = rule
  if (!subject || subject.kind === 'authority') return true
  const id = reach(known, fact, selection.path ?? [subject.of])
  return stretchOf(known, subject.group, id, fact.day)
}

function stretchOf(known: Known, group: string, id: string | undefined, day: string): boolean {
  // One stretch a member, from the first day to the last; not cut at the program's beginning.
  const span = spansOf(known, group).find((one) => one.id === id)
  return span !== undefined && dayAtOrBefore(span.from, day) && dayAtOrBefore(day, span.to)
}

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

function paths(fact: Fact) {
  return {
    person_id: fact.person ?? null,
    org_id: fact.org ?? null,
    enterprise_id: fact.enterprise ?? null,
    project_id: fact.project ?? null,
    area_id: fact.area ?? null,
    matter_id: fact.matter ?? null,
  }
}

const calendarOfRow = (known: Known, fact: Fact) =>
  fact.period ? fact.period.calendar : (calendarOf(known.scene.program, fact.ref) ?? null)

function ordinalOfRow(fact: Fact): number | null {
  const ordinal = fact.ref.kind === 'report' ? null : (fact.period?.ordinal ?? null)
  return fact.ref.kind === 'duty' && ordinal === 0 ? null : ordinal
}

function valueOf(fact: Fact): string | null {
  const columns: Readonly<Record<string, { readonly type: string }>> = FACTS[fact.ref.kind].columns
  const value = fact.columns.value
  return columns.value?.type === 'number' && value !== undefined && value !== null ? String(value) : null
}

function byTime<T extends { at: string; id: string }>(a: T, b: T): number {
  return ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
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

/** An appeal against an entry that was upheld takes it back. */
function upheldAppeal(known: Known, entry: string): { id: string; at: string } | undefined {
  return known.world.matter
    .flatMap((one) => {
      if (one.kind !== 'appeal' || one.about_kind !== 'points' || one.about_id !== entry) return []
      const now = stateOfMatter(known, one.id)?.now
      const upheld = now?.state === 'closed' && (now.counts_as === 'solved' || now.counts_as === 'confirmed')
      return upheld && now.closed_at ? [{ id: one.id, at: now.closed_at }] : []
    })
    .sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1))[0]
}

const ABOUT = ['matter', 'enterprise', 'project', 'person', 'org', 'area'] as const

/** Whether a fact takes an entry away. */
function cancels(known: Known, rule: PointsRule, one: Cancellation, row: PointsRow, fact: Fact): boolean {
  const { program } = known.scene
  const theirs = reachesOf(program, one.each)
  const key = ABOUT.find(
    (path) => theirs.has(path) && rule.selections.every((selection) => reachesOf(program, selection.each).has(path)),
  )
  if (key && (!row[`${key}_id`] || fact[key] !== row[`${key}_id`])) return false
  const later = ms(fact.at) >= ms(row.at)
  const sameYear = fact.day.slice(0, 4) === row.day.slice(0, 4)
  if (one.within === 'warning') return later && row.warned_until !== null && ms(fact.at) < ms(row.warned_until)
  if (one.within === 'program') return later
  if (one.within === 'year') return later && sameYear
  const step = one.within === 'next_period' ? 1 : 0
  const calendar = calendarOf(known.scene.program, one.each)
  const own = rule.selections[0] ? calendarOf(known.scene.program, rule.selections[0].each) : undefined
  if (calendar) {
    const holding = periodAt(known, calendar, row.at)
    return holding !== undefined && fact.period?.ordinal === holding.ordinal + step
  }
  if (own) {
    const mine = periodAt(known, own, row.at)
    const its = periodAt(known, own, fact.at)
    return mine !== undefined && its !== undefined && its.ordinal === mine.ordinal + step
  }
  return Number(fact.day.slice(0, 4)) === Number(row.day.slice(0, 4)) + step
}

export function derivePoints(known: Known, rule: PointsRule): PointsRow[] {
  const { scene } = known
  const found = new Map<string, PointsRow>()
  const ownMark = new Map<string, boolean>()
  for (const selection of rule.selections) {
    const viewer = viewerOf(rule, selection)
    for (const fact of factsOf(known, selection.each)) {
      if (!inSpan(known, fact) || ms(fact.at) > ms(scene.asOf) || !isMember(known, rule, selection, fact)) continue
      if (holds(known, fact, selection, viewer) !== true) continue
      const give = numberOf(known, rowOf(known, fact, rule.give.expression, viewer), rule.give.expression)
      if (give === undefined) continue
      const due =
        fact.duty?.due ?? (fact.ref.kind === 'mark' ? ((fact.columns.due as string | null | undefined) ?? null) : null)
      const deadline = rule.warned
        ? deadlineFor(known, rule.warned, fact, fact.at, due === null ? {} : { due })
        : undefined
      if (rule.warned && !deadline) continue
      for (const party of rule.to) {
        const to = accountOf(known, fact, party)
        if (!to) continue
        const warnedUntil = deadline?.dueAt ?? null
        const row: PointsRow = {
          id: uuid('points', scene.program.id, rule.id, fact.id, to.kind, to.id),
          rule: rule.id,
          calendar: calendarOfRow(known, fact),
          ordinal: ordinalOfRow(fact),
          at: fact.at,
          day: fact.day,
          ...paths(fact),
          from_kind: fact.ref.kind,
          from_rule: fact.ref.name ?? null,
          from_id: fact.id,
          to_kind: to.kind,
          to_id: to.id,
          give,
          value: '0',
          warned: warnedUntil !== null && ms(warnedUntil) > ms(scene.asOf),
          warned_until: warnedUntil,
          cancelled: false,
          cancelled_by: null,
        }
        // One fact, one entry an account: of several marks for it, the account's own goes first.
        const key = `${fact.given?.root ?? fact.id} ${to.kind} ${to.id}`
        const own = fact.given === undefined || fact.given.to === to.id
        const before = found.get(key)
        if (
          !before ||
          (own && !ownMark.get(key)) ||
          (own === ownMark.get(key) &&
            byTime({ at: row.at, id: row.from_id }, { at: before.at, id: before.from_id }) < 0)
        ) {
          found.set(key, row)
          ownMark.set(key, own)
        }
      }
    }
  }
  const rows = [...found.values()].sort(byTime)
  for (const row of rows) {
    const by = rule.cancelled
      .flatMap((one) =>
        factsOf(known, one.each).filter(
          (fact) =>
            ms(fact.at) <= ms(scene.asOf) && holds(known, fact, one) === true && cancels(known, rule, one, row, fact),
        ),
      )
      .sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1))[0]
    const appeal = upheldAppeal(known, row.id)
    const first = [by, appeal]
      .flatMap((one) => one ?? [])
      .sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1))[0]
    row.cancelled = first !== undefined
    row.cancelled_by = first?.id ?? null
  }
  held(known, rule, rows)
  return rows.filter((row) => !isFrozenAt(row.at, scene.frozen))
}

/** Walks each account in order of time; what would pass the cap counts only as far as it. */
function held(known: Known, rule: PointsRule, rows: readonly PointsRow[]): void {
  const { cap } = rule
  const totals = new Map<string, decimal.Decimal>()
  const zero: decimal.Decimal = { digits: 0n, scale: 0 }
  const clip = (total: decimal.Decimal): decimal.Decimal => {
    const most = cap ? decimal.decimal(cap.most) : undefined
    if (!cap || !most) return total
    const beyond = cap.most < 0 ? decimal.compare(total, most) < 0 : decimal.compare(total, most) > 0
    return beyond ? most : total
  }
  for (const row of rows) {
    if (row.warned || row.cancelled) continue
    const stretch = !cap || cap.per === 'program' ? 0 : (periodAt(known, cap.per, row.at)?.ordinal ?? 0)
    const account = `${row.to_kind} ${row.to_id} ${stretch}`
    const before = totals.get(account) ?? zero
    const after = decimal.add(before, decimal.decimal(row.give) ?? zero)
    totals.set(account, after)
    row.value = decimal.toText(decimal.add(clip(after), decimal.negate(clip(before))))
  }
}
