/** A program's text, checked: shape, then meaning; every fault at once, each in its place, and what would be right. */
import { type Fault, fault, inOrder } from './fault.ts'
import { type Flat, flatten, type ParentResolver } from './flatten.ts'
import { canonical, contentHash } from './hash.ts'
import type { MarkRule, MatterKind, MeasureRule, Parameter, Party, Period, Program } from './model.ts'
import { order, type Strata } from './order.ts'
import { parseProgram } from './parse.ts'
import { Context, type Path } from './resolve/context.ts'
import { resolveDuty } from './resolve/duties.ts'
import { textsOf } from './resolve/entries.ts'
import { resolveExemption } from './resolve/exemptions.ts'
import { choicesOf, resolveForm } from './resolve/forms.ts'
import { resolveIndicator } from './resolve/indicators.ts'
import { resolveAct, resolveMatter } from './resolve/matters.ts'
import { resolveMeasure, resolveRanking } from './resolve/measures.ts'
import { resolveBan, resolveDisclosure, resolveMeeting, resolvePaper, resolveReport } from './resolve/outputs.ts'
import { checkParameter, parameterOf } from './resolve/parameters.ts'
import { isTime, resolvePeriod } from './resolve/periods.ts'
import { resolveMark, resolvePoints } from './resolve/results.ts'
import { resolveGroup, resolveLink } from './resolve/roster.ts'
import { resolveDay } from './resolve/value.ts'
import { type ShapedProgram, shapeOf } from './shape.ts'
import { nameOfPath, type Plain, placeOf } from './source-tree.ts'
import type { SubjectKind, Vocabulary } from './vocabulary.ts'
import { type OutsideKnowledge, warn } from './warnings.ts'

export type { Fault } from './fault.ts'
export { sayFault } from './fault.ts'

export type CheckOptions = OutsideKnowledge & {
  /** Name of the file in messages. */
  readonly file?: string
  /** Gives the parent of `extends`. */
  readonly resolveParent?: ParentResolver
}

export type CheckedProgram = {
  readonly program: Program
  /** The flattened file, as plain data: what is hashed, stored and shown. */
  readonly flat: Plain
  /** SHA-256 over the flattened form. */
  readonly hash: string
  readonly strata: Extract<Strata, { ok: true }>['strata']
}

export type CheckResult =
  | ({ readonly ok: true; readonly warnings: readonly Fault[] } & CheckedProgram)
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] }

/** Checks a program given as text. Never throws, whatever the text. */
export function checkProgram(text: string, options: CheckOptions = {}): CheckResult {
  return checkFlat(flatten(parseProgram(text, options.file ?? 'program.yaml'), options.resolveParent), options)
}

/** Checks a program already flattened: a stored version is compiled again from its plain form. */
export function checkFlat(flat: Pick<Flat, 'value' | 'faults' | 'ancestors'>, options: CheckOptions = {}): CheckResult {
  const file = options.file ?? 'program.yaml'
  const root = flat.value
  const faults: Fault[] = [...flat.faults]
  // Nothing could be read: its faults are all there is to say.
  if (Object.keys(root).length === 0 && faults.length > 0) return { ok: false, faults: inOrder(faults), warnings: [] }
  const shaped = shapeOf(root, (path, code, data, at) =>
    faults.push(fault(placeOf(root, path, file, at), nameOfPath(root, path), code, data)),
  )
  const context = new Context(root, file, namesIn(shaped))
  const program = resolve(shaped, context, flat.ancestors[0])
  faults.push(...context.faults)
  if (!program || faults.length > 0) return { ok: false, faults: inOrder(faults), warnings: inOrder(context.warnings) }
  const strata = order(program)
  const pathOf = pathsOf(shaped)
  if (!strata.ok) {
    const [first = ''] = strata.circle
    const [kind = '', id = ''] = first.split(' ')
    const section =
      { duty: 'duties', measure: 'measures', ranking: 'rankings', mark: 'marks', points: 'points' }[kind] ?? kind
    context.fault(pathOf(section, id), 'order.circle', { names: strata.circle })
    return { ok: false, faults: inOrder(context.faults), warnings: inOrder(context.warnings) }
  }
  warn(program, context, pathOf, options, canonical(root))
  return {
    ok: true,
    program,
    flat: root,
    hash: contentHash(root),
    strata: strata.strata,
    warnings: inOrder(context.warnings),
  }
}

function pathsOf(shaped: ShapedProgram): (section: string, id: string) => Path {
  const paths = new Map<string, Path>()
  for (const [section, entries] of Object.entries(shaped.sections)) {
    for (const { path, value } of entries) {
      const id = String(Object.values(value as Record<string, unknown>)[0]).replaceAll(' ', '_')
      if (!paths.has(`${section} ${id}`)) paths.set(`${section} ${id}`, path)
    }
  }
  return (section, id) => paths.get(`${section} ${id}`) ?? [section]
}

/** The names that well-shaped entries declare. */
function namesIn(shaped: ShapedProgram): ConstructorParameters<typeof Context>[2] {
  const { sections } = shaped
  const of = <S extends keyof ShapedProgram['sections']>(section: S): ShapedProgram['sections'][S][number]['value'][] =>
    sections[section].map(({ value }) => value)
  const groups = new Map(of('roster').map((group) => [group.group, { of: group.of }]))
  const subject = (name: string): SubjectKind => groups.get(name)?.of ?? 'authority'
  const parameters = new Map(
    of('parameters').flatMap((one): [string, Parameter][] => {
      const parameter = parameterOf(one)
      return parameter ? [[parameter.id, parameter]] : []
    }),
  )
  const broken = new Set(shaped.broken)
  for (const one of of('parameters')) if (!parameters.has(one.parameter)) broken.add(`parameter ${one.parameter}`)
  const bare: Vocabulary = {
    groups,
    links: new Map(
      of('links').flatMap((link) => {
        const holder = groups.get(link.holder)
        const target = groups.get(link.target)
        if (!holder || !target) for (const kind of ['link', 'cover']) broken.add(`${kind} ${link.link}`)
        return holder && target
          ? [[link.link, { holderOf: holder.of, targetOf: target.of, kinds: textsOf(link.kinds) }] as const]
          : []
      }),
    ),
    duties: new Set([
      ...of('duties').map((duty) => duty.duty),
      ...of('matters').flatMap((m) => (m.clocks ?? []).map((clock) => `${m.matter}.${clock.clock}`)),
    ]),
    forms: new Map(
      of('forms').map((form) => [
        form.form,
        {
          about: form.about,
          fields: form.fields.map((field) => {
            const choices = choicesOf(field, (kind, name) => {
              if (kind === 'link') return textsOf(of('links').find((one) => one.link === name)?.kinds)
              const found = of('matters').find((m) => m.matter === name)
              return found?.categories && textsOf(found.categories)
            })
            return { id: field.field, title: String(field.title), type: field.type, ...(choices ? { choices } : {}) }
          }),
        },
      ]),
    ),
    matters: new Map(
      of('matters').map((m) => [
        m.matter,
        {
          sources: textsOf(m.sources),
          categories: textsOf(m.categories),
          urgencies: textsOf(m.urgencies),
          weights: textsOf(m.weights),
          documents: textsOf(m.documents),
          levels: textsOf(m.levels),
          ends: m.ends.map((end) => end.end),
        },
      ]),
    ),
    indicators: new Map(of('indicators').map((one) => [one.indicator, { subject: subject(one.for) }])),
    chaired: new Set(of('meetings').flatMap((one) => (one.chair === undefined ? [] : [one.meeting]))),
    exemptions: new Set(of('exemptions').map((one) => one.exemption)),
    measures: new Map(of('measures').map((one) => [one.measure, { subject: subject(one.for), every: one.every }])),
    rankings: new Map(of('rankings').map((one) => [one.ranking, { subject: subject(one.for), every: one.every }])),
    marks: new Set(of('marks').map((one) => one.mark)),
    points: new Set(of('points').map((one) => one.points)),
    papers: new Set(of('papers').map((one) => one.paper)),
    bans: new Set(of('bans').map((one) => one.ban)),
    params: new Map(
      [...parameters].map(([id, parameter]) => [id, parameter.kind === 'number' ? parameter.value : undefined]),
    ),
    phases: new Map(),
  }
  // Phases may take their days from parameters, so they are read with a context of their own; its faults come up again later.
  const early = new Context({}, '', { vocabulary: bare, parameters, periods: new Map(), broken })
  const periods = new Map(
    of('periods').flatMap((one): [string, Period][] => {
      const period = resolvePeriod(early, [], one)
      return period ? [[period.id, period]] : []
    }),
  )
  const phases = new Map(
    [...periods].flatMap(([id, period]) =>
      period.kind === 'phase' ? [[id, { from: period.from, to: period.to }] as const] : [],
    ),
  )
  return { vocabulary: { ...bare, phases }, parameters, periods, broken }
}

/** Meaning: every section, every entry; undefined only when the head is missing. */
function resolve(shaped: ShapedProgram, context: Context, parent: string | undefined): Program | undefined {
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

/** One id, one entry. The same act or disclosure may stand several times, for different parties. */
function duplicates(shaped: ShapedProgram, context: Context): void {
  for (const [section, entries] of Object.entries(shaped.sections)) {
    if (section === 'acts' || section === 'disclosure') continue
    const seen = new Set<string>()
    for (const { path, value } of entries) {
      const [key = '', id] = Object.entries(value as Record<string, unknown>)[0] ?? []
      if (seen.has(String(id))) context.fault([...path, key], 'entry.duplicate', { name: String(id) })
      seen.add(String(id))
    }
  }
}
