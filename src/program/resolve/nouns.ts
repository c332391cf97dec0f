/** parameters, periods, roster, links, forms, indicators, exemptions: written words → model. */
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import { RESERVED_NAMES } from '../catalogue.ts'
import { environmentOfEntity } from '../environment.ts'
import type {
  Count,
  Exemption,
  Form,
  FormField,
  Gate,
  Group,
  Indicator,
  LinkKind,
  Parameter,
  Period,
  Subject,
  Target,
} from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import { CALENDARS, ROLES } from '../words.ts'
import { builtInPeriod } from './built-in-period.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveParty, resolveSubject } from './party.ts'
import { resolveAmount, resolveCount, resolveDay, resolveShare } from './value.ts'

/** A parameter by itself: a table of limits needs a fact and cannot be one. Undefined when unreadable (said by `checkParameter`). */
export function parameterOf(written: Shaped['parameters']): Parameter | undefined {
  const entry = entryOf(written.parameter, written)
  if (typeof written.value === 'number') {
    return {
      ...entry,
      kind: 'number',
      value: written.value,
      ...(written.unit === undefined ? {} : { unit: String(written.unit) }),
    }
  }
  if (typeof written.value !== 'string') return undefined
  const limit = parseTimeLimit(written.value)
  if (!limit.ok || limit.value.kind === 'param') return undefined
  return {
    ...entry,
    kind: 'limit',
    limit: { kind: 'single', text: written.value, limit: limit.value },
    text: written.value,
  }
}

export function checkParameter(context: Context, path: Path, written: Shaped['parameters']): void {
  if (parameterOf(written)) return
  const at = [...path, 'value']
  if (typeof written.value === 'string' && !written.value.startsWith('param.')) resolveLimit(context, at, written.value)
  else context.fault(at, 'parameter.plain')
}

export function resolvePeriod(context: Context, path: Path, written: Shaped['periods']): Period | undefined {
  const entry = { ...entryOf(written.period, written), builtIn: false }
  if (Object.hasOwn(CALENDARS, written.period) || written.period === 'once')
    return context.fault([...path, 'period'], 'period.built_in', { name: written.period })
  if (written.from !== undefined || written.to !== undefined) {
    if (written.every !== undefined) return context.fault([...path, 'every'], 'period.phase_or_recurring')
    if (written.from === undefined || written.to === undefined) return context.fault(path, 'period.needs_both')
    const from = resolveDay(context, [...path, 'from'], written.from)
    const to = resolveDay(context, [...path, 'to'], written.to)
    if (from === undefined || to === undefined) return undefined
    const gate = gateOf(context, path, written.gate)
    return from <= to
      ? { ...entry, kind: 'phase', from, to, ...(gate ? { gate } : {}) }
      : context.fault([...path, 'to'], 'period.ends_before', { from, to })
  }
  if (written.every === undefined) return context.fault(path, 'period.what')
  if (written.gate !== undefined) return context.fault([...path, 'gate'], 'period.gate_of_phase')
  const base = builtInPeriod(written.every)
  if (base?.kind !== 'recurring')
    return context.unknown([...path, 'every'], 'period.unknown', written.every, Object.keys(CALENDARS))
  const [length, unit] = written.last?.split(' ') ?? []
  const lastDays = length === undefined ? undefined : Number(length) * (unit?.startsWith('week') ? 7 : 1)
  const turns = written.day_turns === undefined ? undefined : String(written.day_turns)
  if (turns !== undefined && !isTime(turns))
    return context.fault([...path, 'day_turns'], 'time.unreadable', { text: turns })
  return {
    ...entry,
    kind: 'recurring',
    unit: base.unit,
    step: base.step,
    starts: written.starts ?? 1,
    namedBy: written.named_by ?? 'start',
    ...(turns ? { dayTurns: turns } : {}),
    ...(lastDays === undefined ? {} : { lastDays }),
  }
}

/** The conditions of a phase's end. A duty that is not there is a fault; the others stand. */
function gateOf(context: Context, path: Path, written: Shaped['periods']['gate']): Gate[] | undefined {
  return written?.flatMap((one, index) => {
    const at = [...path, 'gate', index]
    const share = resolveShare(context, one.share, [...at, 'share'])
    if (!context.vocabulary.duties.has(one.duty)) {
      if (!context.broken.has(`duty ${one.duty}`))
        context.unknown([...at, 'duty'], 'fact.unknown_name', one.duty, context.vocabulary.duties, { kind: 'duty' })
      return []
    }
    const { clause, assumed } = one
    return share === undefined
      ? []
      : [
          {
            duty: one.duty,
            share,
            ...(clause === undefined ? {} : { clause: String(clause) }),
            ...(assumed === undefined ? {} : { assumed: String(assumed) }),
          },
        ]
  })
}

/** `HH:MM`, up to 24:00. */
export function isTime(text: string): boolean {
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)
}

export function resolveGroup(context: Context, path: Path, written: Shaped['roster']): Group | undefined {
  const expect = resolveCount(context, [...path, 'expect'], written.expect)
  const entry = {
    ...entryOf(written.group, written),
    of: written.of,
    ...(expect === undefined ? {} : { expect }),
  }
  if (
    Object.hasOwn(ROLES, written.group) ||
    RESERVED_NAMES.has(written.group) ||
    ['authority', 'public'].includes(written.group)
  ) {
    return context.fault([...path, 'group'], 'name.reserved', { name: written.group })
  }
  if (written.where !== undefined && written.any_of !== undefined)
    return context.fault([...path, 'any_of'], 'group.where_or_any_of')
  if (written.where !== undefined) {
    const where = context.expression(
      [...path, 'where'],
      written.where,
      environmentOfEntity(context.vocabulary, written.of),
      'yes_no',
    )
    return where && { ...entry, members: { kind: 'found', where } }
  }
  if (written.any_of === undefined) return { ...entry, members: { kind: 'listed' } }
  let sound = true
  for (const [index, name] of written.any_of.entries()) {
    const at = [...path, 'any_of', index]
    const group = context.vocabulary.groups.get(name)
    if (!group) {
      if (!context.broken.has(`member ${name}`))
        context.unknown(at, 'group.unknown', name, context.vocabulary.groups.keys())
      sound = false
    } else if (group.of !== written.of) {
      context.fault(at, 'group.other_kind', { name, of: group.of, wanted: written.of })
      sound = false
    }
  }
  return sound ? { ...entry, members: { kind: 'united', of: written.any_of } } : undefined
}

function countOf(context: Context, path: Path, written: Shaped['links']['per_holder']): Count | undefined {
  if (!written) return undefined
  const number = (key: 'exactly' | 'at_least' | 'at_most') => resolveCount(context, [...path, key], written[key])
  const [exactly, atLeast, atMost] = [number('exactly'), number('at_least'), number('at_most')]
  // What could not be read has been said.
  if (Object.keys(written).length > 0 && exactly === undefined && atLeast === undefined && atMost === undefined)
    return undefined
  if (exactly !== undefined && (atLeast !== undefined || atMost !== undefined))
    return context.fault(path, 'count.exactly_alone')
  if (exactly !== undefined) return { atLeast: exactly, atMost: exactly }
  if (atLeast === undefined && atMost === undefined) return context.fault(path, 'count.empty')
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    return context.fault(path, 'count.crossed', { at_least: atLeast, at_most: atMost })
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) }
}

export function resolveLink(context: Context, path: Path, written: Shaped['links']): LinkKind | undefined {
  const known = context.vocabulary.groups
  const sides = (['holder', 'target'] as const).map((side) => {
    const group = known.get(written[side])
    if (!group && !context.broken.has(`member ${written[side]}`))
      context.unknown([...path, side], 'group.unknown', written[side], known.keys())
    return group
  })
  const perHolder = countOf(context, [...path, 'per_holder'], written.per_holder)
  const perTarget = countOf(context, [...path, 'per_target'], written.per_target)
  const term = written.term === undefined ? undefined : resolveLimit(context, [...path, 'term'], written.term)
  const renewals = resolveCount(context, [...path, 'renewals'], written.renewals)
  const [holder, target] = sides
  if (!holder || !target) return undefined
  if (holder.of === target.of) return context.fault([...path, 'target'], 'link.same_kind', { of: holder.of })
  return {
    ...entryOf(written.link, written),
    holder: written.holder,
    target: written.target,
    holderOf: holder.of,
    targetOf: target.of,
    kinds: textsOf(written.kinds),
    ...(perHolder ? { perHolder } : {}),
    ...(perTarget ? { perTarget } : {}),
    ...(term ? { term } : {}),
    ...(renewals === undefined ? {} : { renewals }),
    ...(written.handover === undefined ? {} : { handover: written.handover }),
  }
}

/** A field's choices: as listed, the categories of a matter, or the kinds of a link. Undefined where the type has none. */
export function choicesOf(
  field: Shaped['forms']['fields'][number],
  of: (kind: 'matter' | 'link', name: string) => readonly string[] | undefined,
): readonly string[] | undefined {
  if (field.choices === undefined) return undefined
  if (typeof field.choices !== 'string') return field.choices.map(String)
  const [, kind, name = ''] = /^(matter|link) (.*)$/.exec(field.choices) ?? []
  return kind === undefined ? undefined : of(kind as 'matter' | 'link', name)
}

export function resolveForm(context: Context, path: Path, written: Shaped['forms']): Form {
  const seen = new Set<string>()
  const fields = written.fields.flatMap((field, index): FormField[] => {
    const at = [...path, 'fields', index]
    if (RESERVED_NAMES.has(field.field)) context.fault([...at, 'field'], 'name.reserved', { name: field.field })
    if (seen.has(field.field)) context.fault([...at, 'field'], 'entry.duplicate', { name: field.field })
    seen.add(field.field)
    const chooses = field.type === 'choice' || field.type === 'choices'
    const choices = choicesOf(field, (kind, name) =>
      kind === 'link' ? context.vocabulary.links.get(name)?.kinds : context.vocabulary.matters.get(name)?.categories,
    )
    const named =
      typeof field.choices === 'string'
        ? context.fact([...at, 'choices'], field.choices, ['matter', 'link'])
        : undefined
    if (named?.kind === 'link' && choices?.length === 0)
      context.fault([...at, 'choices'], 'field.link_without_kinds', { name: named.name ?? '' })
    if (chooses && field.choices === undefined)
      context.fault([...at, 'type'], 'field.needs_choices', { name: field.field })
    if (!chooses && field.choices !== undefined)
      context.fault([...at, 'choices'], 'field.has_no_choices', { type: field.type })
    if (field.type === 'entry' && field.of === undefined)
      context.fault([...at, 'type'], 'field.needs_of', { name: field.field })
    if (field.type !== 'entry' && field.of !== undefined)
      context.fault([...at, 'of'], 'field.has_no_of', { type: field.type })
    if (field.type === 'entry' && field.of !== undefined) {
      if (field.of === written.form) context.fault([...at, 'of'], 'field.of_itself', { name: field.of })
      else context.fact([...at, 'of'], `form ${field.of}`, ['form'])
    }
    return [
      {
        id: field.field,
        title: String(field.title),
        type: field.type,
        required: field.required ?? false,
        ...(choices ? { choices } : {}),
        ...(named?.kind === 'link' && named.name !== undefined ? { kindsOf: named.name } : {}),
        ...(field.of === undefined ? {} : { of: field.of }),
        ...(field.unit === undefined ? {} : { unit: String(field.unit) }),
        ...(field.help === undefined ? {} : { help: String(field.help) }),
      },
    ]
  })
  const oncePer = written.once_per === undefined ? undefined : context.every([...path, 'once_per'], written.once_per)
  if (written.anonymous && oncePer === undefined) context.fault([...path, 'anonymous'], 'form.anonymous_needs_once')
  return {
    ...entryOf(written.form, written),
    about: written.about,
    register: written.register ?? false,
    ...(written.board === undefined ? {} : { board: written.board }),
    offline: written.offline ?? false,
    anonymous: written.anonymous ?? false,
    fields,
    ...(oncePer === undefined ? {} : { oncePer }),
  }
}

export function resolveIndicator(context: Context, path: Path, written: Shaped['indicators']): Indicator | undefined {
  const subject = resolveSubject(context, [...path, 'for'], written.for)
  const every = context.every([...path, 'every'], written.every)
  const due = written.due === undefined ? undefined : resolveLimit(context, [...path, 'due'], written.due)
  const environment = context.environment({ kind: 'reading', name: written.indicator })
  const who = resolveParty(context, [...path, 'who'], written.who, [environment])
  if (written.target && Object.keys(written.target).length === 0) context.fault([...path, 'target'], 'target.empty')
  if (!subject || every === undefined || !who) return undefined
  if (written.measure !== undefined && !isItsMeasure(context, [...path, 'measure'], written.measure, subject, every))
    return undefined
  const target = written.target && targetOf(context, [...path, 'target'], written.target)
  return {
    ...entryOf(written.indicator, written),
    subject,
    every,
    who,
    better: written.better ?? 'up',
    ...(written.measure === undefined ? {} : { measure: written.measure }),
    ...(written.unit === undefined ? {} : { unit: String(written.unit) }),
    ...(due ? { due } : {}),
    ...(target ? { target } : {}),
  }
}

/** What is promised; several demands hold together. */
function targetOf(context: Context, path: Path, written: NonNullable<Shaped['indicators']['target']>): Target {
  const amount = (key: keyof typeof written) =>
    written[key] === undefined ? undefined : resolveAmount(context, [...path, key], written[key])
  const named = {
    atLeast: amount('at_least'),
    atMost: amount('at_most'),
    equals: amount('equals'),
    growth: amount('growth'),
    times: amount('times'),
    add: amount('add'),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Target
}

/** A measure gives readings only of the indicator's own subjects and periods. */
function isItsMeasure(context: Context, path: Path, name: string, subject: Subject, every: string): boolean {
  const measure = context.vocabulary.measures.get(name)
  if (!measure) {
    if (!context.broken.has(`measure ${name}`))
      context.unknown(path, 'fact.unknown_name', name, context.vocabulary.measures.keys(), { kind: 'measure' })
    return false
  }
  const of = subject.kind === 'group' ? subject.of : 'authority'
  if (measure.subject === of && measure.every === every) return true
  context.fault(path, 'indicator.other_measure', { name, of: measure.subject, every: measure.every })
  return false
}

export function resolveExemption(context: Context, path: Path, written: Shaped['exemptions']): Exemption | undefined {
  const list = typeof written.on === 'string' ? [written.on] : written.on
  const kinds = written.effect.startsWith('target_of')
    ? (['reading'] as const)
    : written.effect === 'skip'
      ? (['duty', 'reading', 'measure'] as const)
      : (['duty'] as const)
  const on = list.flatMap(
    (one, index) =>
      context.fact(typeof written.on === 'string' ? [...path, 'on'] : [...path, 'on', index], one, kinds) ?? [],
  )
  const grantedBy = resolveParty(
    context,
    [...path, 'granted_by'],
    written.granted_by,
    on.map((each) => context.environment(each)),
  )
  if (!grantedBy) return undefined
  return {
    ...entryOf(written.exemption, written),
    on,
    effect: written.effect,
    grantedBy,
    grounds: textsOf(written.grounds),
  }
}
