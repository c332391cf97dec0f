import { addDays } from '#domain/calendar/day.ts'
import { orgKey } from '#domain/import/match.ts'
import type { DaySpan } from '#domain/import/read/period.ts'
import type { Failure } from '#domain/result.ts'
import type { Indicator } from '#program/model.ts'
import { findAuthorityName } from '#storage/authority-code-store.ts'
import { listAreas } from '#storage/import/org-import.ts'
import { findPeriodAt, type PeriodFound } from '#storage/report-store.ts'
import { messageOf } from '../messages/message.ts'
import { type Pending, refuse, refuseWith, spanOf, textOf } from './pending.ts'
import { loadPeople, peopleOf } from './people.ts'
import { personOf } from './person-directory.ts'
import type { ProgramInForce } from './programs.ts'
import type { Run } from './run.ts'
import { targetFinder } from './targets.ts'

export type SubjectKind = 'authority' | 'area' | 'org' | 'person' | 'enterprise' | 'project'

/** Whose number a row is, with the unit and the person who answer for it. */
export type IndicatorRow = {
  readonly program: ProgramInForce
  readonly indicator: Indicator
  readonly subject: { readonly kind: SubjectKind; readonly id: string; readonly name: string }
  readonly orgId: string | null
  readonly personId: string | null
}

/** Reads of rows about indicators which one and whose: shared by targets and readings. */
export type IndicatorRows = {
  load(rows: readonly Pending[]): Promise<void>
  find(row: Pending): Promise<IndicatorRow | undefined>
  /** The subject that a text names by itself: the whole area, an area, a unit or a person. */
  named(row: Pending, field: string, orgId: string | null): Promise<IndicatorRow['subject'] | undefined>
  /** The period of the indicator that holds the row's days; `whole`: they have to be the period, or one day of it. */
  period(row: Pending, one: IndicatorRow, span: DaySpan, whole: boolean): Promise<PeriodFound | undefined>
}

/** How tables write the authority itself. */
const EVERYTHING = new Set(['全区', '全县', '全市', '全省', '全州', '全旗', '本级', '合计', '总目标'])

export function indicatorRows(run: Run): IndicatorRows {
  const { tx, authorityId } = run.ctx
  const targets = targetFinder(run)
  let places: Promise<{ authority: string; areas: Map<string, string> }> | undefined
  const placesOf = async () => ({
    authority: await findAuthorityName(tx, authorityId),
    areas: new Map((await listAreas(tx, authorityId)).map((area) => [orgKey(area.name), area.id])),
  })
  const rows: IndicatorRows = {
    async load(all) {
      await loadPeople(run, all, ['person'])
      await run.persons.load(
        all.flatMap((row) => [textOf(row, 'subject') ?? [], textOf(row, 'whole') ?? []].flat()),
        [],
      )
      await targets.load(all.filter(isAboutTarget))
    },
    async named(row, field, orgId) {
      const text = textOf(row, field) as string
      places ??= placesOf()
      const { authority, areas } = await places
      if (EVERYTHING.has(text) || orgKey(text) === orgKey(authority))
        return { kind: 'authority', id: authorityId, name: authority }
      const org = run.orgs.find(text)
      if (org.ok) return { kind: 'org', id: org.id, name: text }
      const area = areas.get(orgKey(text))
      if (area) return { kind: 'area', id: area, name: text }
      const wanted = { orgId, staffNo: textOf(row, 'staffNo'), alone: true }
      const person = personOf(run.persons, run.orgs, { name: text, hint: null }, wanted)
      if (person.ok) return { kind: 'person', id: person.id, name: text }
      const candidates = String(org.fault.data?.candidates ?? '')
      if (person.fault.code === 'person.ambiguous' || org.fault.code === 'org.ambiguous')
        refuseWith(row, field, person.fault.code === 'person.ambiguous' ? person.fault : org.fault)
      else refuse(row, field, 'indicator.subject_unknown', { text, candidates })
      return undefined
    },
    async find(row) {
      const which = indicatorOf(run, row)
      if (!which) return undefined
      const unit = textOf(row, 'org')
      const org = unit === null ? null : run.orgs.find(unit)
      if (org && !org.ok) {
        refuseWith(row, 'org', org.fault)
        return undefined
      }
      const people = peopleOf(run, row, 'person', 'org')
      if (!people) return undefined
      if (people.length > 1) {
        refuse(row, 'person', 'indicator.one_person')
        return undefined
      }
      const orgId = org?.id ?? null
      const personId = people[0] ?? null
      const subject = await subjectOf(row, orgId, unit, personId)
      return subject && { ...which, subject, orgId, personId }
    },
    async period(row, { program, indicator }, span, whole) {
      const at = `${span.last}T12:00:00Z`
      const found = await findPeriodAt(tx, authorityId, { programKey: program.key, calendar: indicator.every, at })
      if (!found) {
        refuse(row, 'period', 'indicator.no_period', { indicator: indicator.title })
        return undefined
      }
      const within = span.first >= found.firstDay
      const exact = span.first === found.firstDay && span.last === found.lastDay
      if (!within || (whole && !exact && span.first !== span.last)) {
        refuse(row, 'period', 'indicator.period_other', { indicator: indicator.title, period: found.label })
        return undefined
      }
      return found
    },
  }
  return rows

  async function subjectOf(row: Pending, orgId: string | null, unit: string | null, personId: string | null) {
    if (isAboutTarget(row)) return await targets.find(row)
    if (textOf(row, 'subject') !== null) return await rows.named(row, 'subject', orgId)
    if (orgId !== null) return { kind: 'org' as const, id: orgId, name: unit ?? '' }
    if (personId !== null) return { kind: 'person' as const, id: personId, name: run.persons.get(personId)?.name ?? '' }
    refuse(row, 'subject', 'cell.required', { title: '承担对象' })
    return undefined
  }
}

const isAboutTarget = (row: Pending) =>
  ['enterprise', 'code', 'project'].some((field) => row.values[field] !== undefined)

function indicatorOf(run: Run, row: Pending): { program: ProgramInForce; indicator: Indicator } | undefined {
  const resolved = run.programs.resolve(textOf(row, 'program'))
  if (!resolved.ok) {
    refuseWith(row, 'program', resolved.fault)
    return undefined
  }
  const text = textOf(row, 'indicator') as string
  const all = resolved.value.program.indicators
  const indicator = all.find((one) => one.id === text || orgKey(one.title) === orgKey(text))
  if (indicator) return { program: resolved.value, indicator }
  refuse(row, 'indicator', 'indicator.unknown', { text, choices: all.map((one) => one.title).join('、') || '（没有）' })
  return undefined
}

/** The days a row speaks of: as written, else today. */
export function spanOrToday(run: Run, row: Pending): DaySpan {
  return spanOf(row, 'period') ?? { first: run.today, last: run.today }
}

/** The last day of a span that has come; its last where none has. */
export function lastCome(run: Run, span: DaySpan): string {
  return span.last > run.today && span.first <= run.today ? run.today : span.last
}

/** What the use case refused, at the column it is about. */
export function refusedBy(row: Pending, failure: Failure, fields: Readonly<Record<string, string>>): void {
  const named = failure.at?.map((step) => fields[String(step)]).find((one) => one !== undefined)
  refuse(row, named ?? null, 'indicator.refused', { text: messageOf(failure, 'zh-CN') })
}

/** The last day of a month of the year that lies in a period; undefined when none does. */
export function monthEnd(month: number, { firstDay, lastDay }: PeriodFound): string | undefined {
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year++) {
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
    const day = addDays(next, -1)
    if (day >= firstDay && day <= lastDay) return day
  }
  return undefined
}
