/** Duties, one by one: what is owed, by whom, from when to when, and what was done about it. */
import { endOfDay, programDay, startOfDay } from '#domain/calendar/clock-rules.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import type { Stop } from '#domain/calendar/stopwatch.ts'
import * as decimal from '#program/expression/decimal.ts'
import { evaluate, UNDECIDED } from '#program/expression/evaluate.ts'
import type { DutyRule, FactRef, Limit } from '#program/model.ts'
import { type AgreementKey, agreementKey } from '../compile/agreement.ts'
import { stopOf } from '../compile/duty-opened.ts'
import { dueDependsOnFact, slotsOf, withGrace } from '../compile/duty-slots.ts'
import { isFixedDay, momentsOf, resolveLimit, tableKeys } from '../limits.ts'
import type { PeriodRow } from '../periods.ts'
import { reachesOf } from '../reaches.ts'
import { holds, rowOf } from './conditions.ts'
import { type Known, optionsOf, read, unitOf } from './entities.ts'
import { exemptionsOn } from './exemptions.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts.ts'
import { uuid } from './ids.ts'
import { accountOf } from './parties.ts'
import type { DutyRow } from './rows.ts'
import { dayAtOrBefore, iso, ms } from './time.ts'

/** The deadline that a limit means for one fact. */
export function deadlineFor(
  known: Known,
  limit: Limit,
  fact: Fact,
  start: string,
  moments: Readonly<Record<string, string | null>> = {},
  period?: PeriodRow,
  stops?: readonly Stop[],
): Deadline | undefined {
  const text = (value: unknown): string | null =>
    value === UNDECIDED || value === undefined || value === null ? null : String(value)
  const by = tableKeys(limit).map((key) => text(evaluate(key, rowOf(known, fact, key), optionsOf(known))))
  const named = Object.fromEntries(
    momentsOf(limit).map((name) => {
      const value = name in moments ? moments[name] : read(known, fact, name)
      const at =
        typeof value === 'string'
          ? /^\d{4}-\d\d-\d\d$/.test(value)
            ? endOfDay(value, known.scene.rules)
            : value
          : null
      return [name, at]
    }),
  )
  return resolveLimit(known.scene, limit, {
    start,
    moments: named,
    by,
    ...(period ? { period } : {}),
    ...(stops ? { stops } : {}),
  })
}

type Owed = {
  readonly fact: Fact
  readonly ordinal: number
  readonly from: string
  readonly due: string
  readonly dueDay: string
  readonly unknown: boolean
  readonly at: string
  readonly day: string
}

function owes(rule: DutyRule, fact: Fact, period: PeriodRow): boolean {
  const from = fact.from ?? ''
  const to = fact.to ?? ''
  if (rule.selection.each.kind === 'link')
    return dayAtOrBefore(from, period.lastDay) && dayAtOrBefore(period.lastDay, to)
  if (rule.selection.each.kind === 'member')
    return dayAtOrBefore(from, period.lastDay) && dayAtOrBefore(period.firstDay, to)
  return ms(fact.at) < ms(period.endsAt)
}

function owedInPeriods(known: Known, rule: DutyRule, fact: Fact): Owed[] {
  if (rule.every === undefined) return []
  const { every } = rule
  const own = dueDependsOnFact(rule)
  return slotsOf(known.scene, { ...rule, every, ...(own ? { due: undefined } : {}) }).flatMap((slot) => {
    if (!owes(rule, fact, slot)) return []
    const base = { fact, ordinal: slot.ordinal, at: iso(ms(slot.endsAt) - 1), day: slot.lastDay, from: slot.from }
    if (!own) return [{ ...base, due: slot.dueAt, dueDay: slot.dueDay, unknown: slot.unknownYear }]
    const deadline = rule.due && deadlineFor(known, rule.due, fact, slot.startsAt, {}, slot)
    if (!deadline) return []
    const last = withGrace(known.scene, rule, deadline)
    return [{ ...base, due: last.dueAt, dueDay: last.dueDay, unknown: last.unknownYears.length > 0 }]
  })
}

/** Stretches in which this fact's clock stood still. */
function stopsFor(known: Known, rule: DutyRule, fact: Fact): Stop[] {
  const subjects = [fact.id, fact.person, fact.org, fact.enterprise, fact.project, fact.area]
  return exemptionsOn(known, 'duty', rule.id, ['stop'])
    .filter((one) => subjects.includes(one.subject_id))
    .flatMap((one) => (one.from_day === null ? [] : [stopOf(known.scene, one.from_day, one.to_day)]))
}

function owedOnce(known: Known, rule: DutyRule, fact: Fact): Owed[] {
  const { scene } = known
  const standing = rule.selection.each.kind === 'link' || rule.selection.each.kind === 'member'
  if (fact.day > scene.span.to || (fact.day < scene.span.from && !(standing && scene.isFirst))) return []
  if (ms(fact.at) > ms(scene.asOf)) return []
  const begin = startOfDay(scene.program.inForce.from, scene.rules)
  const opened = ms(fact.at) > ms(begin) ? fact.at : begin
  const limit: Limit = rule.due ?? {
    kind: 'single',
    text: 'end',
    limit: { kind: 'date', day: scene.program.inForce.to ?? '2099-12-31' },
  }
  const found = deadlineFor(known, limit, fact, opened, {}, undefined, stopsFor(known, rule, fact))
  if (!found) return []
  const deadline = withGrace(scene, rule, found)
  const fixed = isFixedDay(limit)
  if (fixed && ms(opened) >= ms(deadline.dueAt)) return []
  const judged = deadline.dueDay < scene.today ? deadline.dueDay : scene.today
  if (standing && !dayAtOrBefore(judged, fact.to ?? 'infinity')) return []
  return [
    {
      fact,
      ordinal: 0,
      from: fixed ? begin : opened,
      due: deadline.dueAt,
      dueDay: deadline.dueDay,
      unknown: deadline.unknownYears.length > 0,
      at: iso(ms(deadline.dueAt) - 1),
      day: deadline.dueDay,
    },
  ]
}

/** What a duty and a fact must share. */
function sharedWith(known: Known, key: AgreementKey, fact: Fact, side: 'first' | 'second'): string | null | undefined {
  switch (key.kind) {
    case 'authority':
      return known.authorityId
    case 'visit':
      return fact.visit
    case 'path':
      return fact[key.of]
    case 'any_of':
      return key.of.map((path) => fact[path]).find((id) => id !== null && id !== undefined)
    case 'target':
      if (side === 'second') return fact[key.of]
      if (key.of === 'org') return fact.link?.target_org_id
      return key.of === 'person' ? fact.link?.target_person_id : fact[key.of]
    case 'holder':
      if (side === 'second') return fact[key.of]
      if (key.of === 'org') return fact.link?.org_id
      return key.of === 'person' ? fact.link?.person_id : fact[key.of]
  }
}

/** Facts that met one duty, in order of time. */
function doneFor(known: Known, rule: DutyRule, owed: Owed, owner: { kind: string; id: string }): Fact[] {
  const reaches = (ref: FactRef) => reachesOf(known.scene.program, ref)
  const done = new Map<string, Fact>()
  for (const way of rule.metBy) {
    const key = agreementKey(known.scene.program, rule.selection.each, way.each, reaches)
    const mine = sharedWith(known, key, owed.fact, 'first')
    for (const fact of factsOf(known, way.each)) {
      if (holds(known, fact, way) !== true || ms(fact.at) > ms(known.scene.asOf)) continue
      if (!mine || sharedWith(known, key, fact, 'second') !== mine) continue
      const named =
        way.each.kind === 'report' && fact.period?.calendar !== null && fact.period?.calendar === (rule.every ?? '')
      if (named ? fact.period?.ordinal !== owed.ordinal : ms(fact.at) < ms(owed.from)) continue
      if (rule.every !== undefined && ms(fact.at) >= ms(owed.due)) continue
      if (rule.doneBySelf && owner.kind === 'person' && fact.person !== owner.id) continue
      if (rule.doneBySelf && owner.kind === 'org' && fact.org !== owner.id) continue
      done.set(fact.id, fact)
    }
  }
  return [...done.values()].sort((a, b) => ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1))
}

function isExcused(
  known: Known,
  rule: DutyRule,
  row: DutyRow,
  subjects: readonly (string | null | undefined)[],
): boolean {
  return exemptionsOn(known, 'duty', rule.id, ['excuse', 'skip']).some(
    (one) =>
      subjects.includes(one.subject_id) &&
      (one.ordinal === null || (one.calendar === rule.every && one.ordinal === row.ordinal)) &&
      (one.from_day === null || row.due_day >= one.from_day) &&
      (one.to_day === null || row.due_day <= one.to_day),
  )
}

function stateOf(rule: DutyRule, row: Pick<DutyRow, 'done_at' | 'due_at'>, asOf: string): DutyRow['state'] {
  if (row.done_at !== null && ms(row.done_at) < ms(row.due_at)) return 'met'
  if (row.done_at !== null && rule.every === undefined) return 'late'
  return ms(row.due_at) <= ms(asOf) ? 'missed' : 'open'
}

export function deriveDuties(known: Known, rule: DutyRule): DutyRow[] {
  const { scene } = known
  const rows: DutyRow[] = []
  for (const fact of factsOf(known, rule.selection.each)) {
    if (holds(known, fact, rule.selection) !== true) continue
    for (const owed of rule.every === undefined ? owedOnce(known, rule, fact) : owedInPeriods(known, rule, fact)) {
      for (const party of rule.who) {
        const owner = accountOf(known, fact, party)
        if (!owner) continue
        const done = doneFor(known, rule, owed, owner)
        const doneAt = done[rule.times - 1]?.at ?? null
        const until = programDay(doneAt ?? scene.asOf, scene.rules)
        const over = ms(owed.due) <= ms(doneAt ?? scene.asOf)
        const unit = owner.kind === 'person' ? (unitOf(known, owner.id, owed.day) ?? fact.org) : fact.org
        const row: DutyRow = {
          id: uuid('duty', scene.program.id, rule.id, owed.ordinal, fact.id, owner.id),
          rule: rule.id,
          calendar: rule.every ?? null,
          ordinal: owed.ordinal,
          at: owed.at,
          day: owed.day,
          person_id: owner.kind === 'person' ? owner.id : (fact.person ?? null),
          org_id: owner.kind === 'org' ? owner.id : (unit ?? null),
          enterprise_id: fact.enterprise ?? null,
          project_id: fact.project ?? null,
          area_id: fact.area ?? null,
          matter_id: fact.matter ?? null,
          link_id: fact.link?.id ?? null,
          from_kind: fact.ref.kind,
          from_id: fact.id,
          owner_kind: owner.kind,
          owner_id: owner.id,
          opened_at: owed.from,
          due_at: owed.due,
          due_day: owed.dueDay,
          need: rule.times,
          have: done.length,
          done_at: doneAt,
          state: stateOf(rule, { done_at: doneAt, due_at: owed.due }, scene.asOf),
          days_late: over ? Math.max(0, scene.calendar.countWorkingDays(owed.dueDay, until)) : 0,
          unknown_year: owed.unknown,
          evidence: done.map((one) => one.id),
        }
        const subjects = [
          row.link_id,
          owner.id,
          fact.person,
          fact.org,
          fact.enterprise,
          fact.project,
          fact.area,
          row.id,
        ]
        rows.push(isExcused(known, rule, row, subjects) ? { ...row, state: 'excused' } : row)
      }
    }
  }
  return rule.sample === undefined ? rows : drawn(known, rule, rows, rule.sample)
}

/** As many of each period as the share says, by the hash of program, rule, period and fact. */
function drawn(known: Known, rule: DutyRule, rows: readonly DutyRow[], share: number): DutyRow[] {
  const seed = (row: DutyRow) => uuid(known.scene.program.id, rule.id, row.ordinal ?? 0, row.from_id)
  const ordinals = [...new Set(rows.map((row) => row.ordinal))]
  return ordinals.flatMap((ordinal) => {
    const all = rows
      .filter((row) => row.ordinal === ordinal)
      .sort((a, b) => (seed(a) < seed(b) ? -1 : seed(a) > seed(b) ? 1 : a.owner_id < b.owner_id ? -1 : 1))
    const wanted = decimal.multiply(
      { digits: BigInt(all.length), scale: 0 },
      decimal.decimal(share) ?? { digits: 1n, scale: 0 },
    )
    return all.slice(0, Math.ceil(decimal.toNumber(wanted)))
  })
}
