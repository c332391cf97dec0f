import type { MarkRule, PointsRule, Selection } from '#program/model.ts'
import { calendarOf } from '../compile/common.ts'
import type { Viewer } from './conditions.ts'
import { type Known, reach } from './entities.ts'
import type { Fact } from './fact.ts'
import { spansOf } from './groups.ts'
import { dayAtOrBefore, ms } from './time.ts'

export const inSpan = (known: Known, fact: Fact) => fact.day >= known.scene.span.from && fact.day <= known.scene.span.to

export function viewerOf(rule: MarkRule | PointsRule, selection: Selection): Viewer {
  return selection.path && rule.subject
    ? { subjectOf: rule.subject.kind === 'authority' ? 'authority' : rule.subject.of, path: selection.path }
    : {}
}

/** Whether the fact's subject is in the rule's group, on the fact's day. */
export function isMember(known: Known, rule: MarkRule | PointsRule, selection: Selection, fact: Fact): boolean {
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

export function paths(fact: Fact) {
  return {
    person_id: fact.person ?? null,
    org_id: fact.org ?? null,
    enterprise_id: fact.enterprise ?? null,
    project_id: fact.project ?? null,
    area_id: fact.area ?? null,
    matter_id: fact.matter ?? null,
  }
}

export const calendarOfRow = (known: Known, fact: Fact) =>
  fact.period ? fact.period.calendar : (calendarOf(known.scene.program, fact.ref) ?? null)

export function ordinalOfRow(fact: Fact): number | null {
  const ordinal = fact.ref.kind === 'report' ? null : (fact.period?.ordinal ?? null)
  return fact.ref.kind === 'duty' && ordinal === 0 ? null : ordinal
}

export function byTime<T extends { at: string; id: string }>(a: T, b: T): number {
  return ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
