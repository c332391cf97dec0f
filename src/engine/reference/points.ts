import * as decimal from '#program/expression/decimal.ts'
import type { Cancellation, PointsRule } from '#program/model.ts'
import { calendarOf } from '../compile/common.ts'
import { reachesOf } from '../reaches.ts'
import { isFrozenAt } from '../scene.ts'
import { holds, numberOf, periodAt, rowOf } from './conditions.ts'
import { deadlineFor } from './duties.ts'
import { type Known, stateOfMatter } from './entities.ts'
import { byTime, calendarOfRow, inSpan, isMember, ordinalOfRow, paths, viewerOf } from './entry.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts.ts'
import { uuid } from './ids.ts'
import { accountOf } from './parties.ts'
import type { PointsRow } from './rows.ts'
import { ms } from './time.ts'

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
