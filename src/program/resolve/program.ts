/** All sections of a program, in the order in which they rest on one another. */

import { duplicates } from '../check.ts'
import type { MarkRule, MatterKind, MeasureRule, Party, Program } from '../model.ts'
import type { ShapedProgram } from '../shape.ts'
import type { Context, Path } from './context.ts'
import { resolveDuty } from './duties.ts'
import { textsOf } from './entries.ts'
import { resolveExemption } from './exemptions.ts'
import { resolveForm } from './forms.ts'
import { resolveIndicator } from './indicators.ts'
import { resolveAct, resolveMatter } from './matters.ts'
import { resolveMeasure, resolveRanking } from './measures.ts'
import { resolveBan, resolveDisclosure, resolveMeeting, resolvePaper, resolveReport } from './outputs.ts'
import { checkParameter } from './parameters.ts'
import { isTime, resolvePeriod } from './periods.ts'
import { resolveMark, resolvePoints } from './results.ts'
import { resolveGroup, resolveLink } from './roster.ts'
import { resolveDay } from './value.ts'

/** Meaning: every section, every entry; undefined only when the head is missing. */
export function resolve(shaped: ShapedProgram, context: Context, parent: string | undefined): Program | undefined {
  const { head, sections } = shaped
  duplicates(shaped, context)
  const each = <S extends keyof ShapedProgram['sections'], T>(
    section: S,
    one: (path: Path, value: ShapedProgram['sections'][S][number]['value']) => T | undefined,
  ): T[] =>
    sections[section].flatMap(
      ({ path, value }) => one(path, value as ShapedProgram['sections'][S][number]['value']) ?? [],
    )
  for (const { path, value } of sections.parameters) checkParameter(context, path, value)
  const declared = each('periods', (path, value) => resolvePeriod(context, path, value))
  const roster = each('roster', (path, value) => resolveGroup(context, path, value))
  const links = each('links', (path, value) => resolveLink(context, path, value))
  const duties = each('duties', (path, value) => resolveDuty(context, path, value))
  const forms = each('forms', (path, value) => resolveForm(context, path, value))
  const matters: MatterKind[] = each('matters', (path, value) => resolveMatter(context, path, value))
  const indicators = each('indicators', (path, value) => resolveIndicator(context, path, value))
  const meetings = each('meetings', (path, value) => resolveMeeting(context, path, value))
  const reports = each('reports', (path, value) => resolveReport(context, path, value))
  const exemptions = each('exemptions', (path, value) => resolveExemption(context, path, value))
  const measures = titledParts(each('measures', (path, value) => resolveMeasure(context, path, value)))
  const rankings = each('rankings', (path, value) => resolveRanking(context, path, value))
  const dutyOwners = new Map([
    ...duties.map((d) => [d.id, d.who] as const),
    ...matters.flatMap((m) => m.clocks.map((c) => [c.duty, c.who] as const)),
  ])
  const owners = { duty: dutyOwners, mark: new Map<string, readonly Party[]>() }
  const marks = inWrittenOrder(
    sections.marks,
    afterWhatTheyRestOn(sections.marks).flatMap(({ path, value }) => {
      const mark = resolveMark(context, path, value, owners)
      if (mark) owners.mark.set(mark.id, mark.to)
      return mark ?? []
    }),
  )
  const points = each('points', (path, value) => resolvePoints(context, path, value, owners))
  const acts = each('acts', (path, value) => resolveAct(context, path, value, undefined))
  const bans = each('bans', (path, value) => resolveBan(context, path, value))
  const papers = each('papers', (path, value) => resolvePaper(context, path, value))
  const disclosure = each('disclosure', (path, value) => resolveDisclosure(context, path, value))
  if (!head) return undefined
  const from = resolveDay(context, ['in_force', 'from'], head.in_force.from)
  const to = head.in_force.to === undefined ? undefined : resolveDay(context, ['in_force', 'to'], head.in_force.to)
  if (from !== undefined && to !== undefined && to < from)
    context.fault(['in_force', 'to'], 'period.ends_before', { from, to })
  const dayTurns = String(head.calendar?.day_turns ?? '24:00')
  if (!isTime(dayTurns)) context.fault(['calendar', 'day_turns'], 'time.unreadable', { text: dayTurns })
  const cutOff = head.calendar?.cut_off === undefined ? undefined : String(head.calendar.cut_off)
  if (cutOff !== undefined && !isTime(cutOff))
    context.fault(['calendar', 'cut_off'], 'time.unreadable', { text: cutOff })
  const workingHours = textsOf(head.calendar?.working_hours)
  for (const [index, span] of workingHours.entries()) {
    const [start = '', end = ''] = span.split('-')
    if (!isTime(start) || !isTime(end) || start >= end)
      context.fault(['calendar', 'working_hours', index], 'time.unreadable', { text: span })
  }
  const used = [...context.usedPeriods.values()].filter((period) => period.builtIn)
  return {
    id: head.program,
    version: head.version,
    title: String(head.title),
    source: String(head.source),
    inForce: { from: from ?? '', ...(to === undefined ? {} : { to }) },
    judges: head.judges ?? 'last_day',
    calendar: {
      workingDays: head.calendar?.working_days ?? 'official',
      countsFrom: head.calendar?.counts_from ?? 'next_day',
      ...(cutOff === undefined ? {} : { cutOff }),
      dayTurns,
      workingHours,
    },
    parameters: [...context.parameters.values()],
    periods: [...declared, ...used],
    roster,
    links,
    duties,
    forms,
    matters,
    indicators,
    meetings,
    reports,
    exemptions,
    measures,
    rankings,
    marks,
    points,
    acts,
    bans,
    papers,
    disclosure,
    ...(head.note === undefined ? {} : { note: String(head.note) }),
    ...(head.assumed === undefined ? {} : { assumed: String(head.assumed) }),
    ...(parent === undefined ? {} : { extends: parent }),
  }
}

type WrittenMarks = ShapedProgram['sections']['marks']

/** Marks on marks after the marks they rest on, whose account they take when they name none. A circle is left as it is, for `order` to refuse. */
function afterWhatTheyRestOn(marks: WrittenMarks): WrittenMarks {
  const done: WrittenMarks[number][] = []
  const visit = (mark: WrittenMarks[number], above: readonly WrittenMarks[number][]): void => {
    if (done.includes(mark) || above.includes(mark)) return
    for (const each of [mark.value.each, ...(mark.value.any ?? []).map((one) => one.each)]) {
      const under = marks.find(({ value }) => `mark ${value.mark}` === each)
      if (under) visit(under, [...above, mark])
    }
    done.push(mark)
  }
  for (const mark of marks) visit(mark, [])
  return done
}

function inWrittenOrder(written: WrittenMarks, marks: MarkRule[]): MarkRule[] {
  const place = new Map(written.map(({ value }, index) => [value.mark, index]))
  return marks.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

/** A part without a title is called as the measure it takes. */
function titledParts(measures: MeasureRule[]): MeasureRule[] {
  const titles = new Map(measures.map((measure) => [measure.id, measure.title]))
  return measures.map((measure) => {
    if (measure.value.shape !== 'score') return measure
    const parts = measure.value.parts.map((part) =>
      part.title === '' ? { ...part, title: titles.get(part.of) ?? part.of } : part,
    )
    return { ...measure, value: { ...measure.value, parts } }
  })
}
