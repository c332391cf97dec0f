import { ACTS } from '#domain/matter/act-names.ts'
import type { Environment } from '../environment.ts'
import type { ActWindow, Clock, End, Fallback, Limit, MatterKind, Refusal, Route, Tier } from '../model.ts'
import { REPEAT_KEYS, repeatSpan } from '../repeat.ts'
import type { LimitInput } from '../schema/common.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { resolveLimits } from './duties.ts'
import { entryOf, sourceOf, textsOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveParties, resolveParty } from './party.ts'
import { isNumberHere, resolveCount, resolveShare } from './value.ts'

type Written = Shaped['matters']
const list = <T>(one: T | readonly T[] | undefined): T[] =>
  one === undefined ? [] : Array.isArray(one) ? [...one] : [one as T]

/** An act's own name in Chinese, where the program gives none. */
function actTitle(name: string): string {
  return (ACTS as Readonly<Record<string, { readonly title: string }>>)[name]?.title ?? name
}

function actNames(context: Context, path: Path, written: string | readonly string[]): string[] {
  return list(written).flatMap((name, index) => {
    if (Object.hasOwn(ACTS, name)) return [name]
    context.unknown(typeof written === 'string' ? path : [...path, index], 'act.unknown', name, Object.keys(ACTS))
    return []
  })
}

function resolveClock(
  context: Context,
  path: Path,
  written: NonNullable<Written['clocks']>[number],
  matter: string,
  environment: Environment,
): Clock | undefined {
  const due = resolveLimit(context, [...path, 'due'], written.due, environment)
  const grace =
    written.grace === undefined ? undefined : resolveLimit(context, [...path, 'grace'], written.grace, environment)
  const sample = resolveShare(context, written.sample, [...path, 'sample'])
  const parts = {
    ...entryOf(written.clock, written, actTitle(written.clock)),
    duty: `${matter}.${written.clock}`,
    who: resolveParties(context, [...path, 'who'], written.who, [environment]),
    from: actNames(context, [...path, 'from'], written.from),
    metBy: actNames(context, [...path, 'met_by'], written.met_by),
    warn: resolveLimits(context, [...path, 'warn'], written.warn, environment),
    copy: resolveParties(context, [...path, 'copy'], written.copy, [environment]),
    stops: textsOf(written.stops),
    ...(grace ? { grace } : {}),
    ...(sample === undefined ? {} : { sample }),
    ...(written.unsatisfied === undefined ? {} : { unsatisfied: written.unsatisfied }),
  }
  return due && { ...parts, due }
}

function resolveRoutes(
  context: Context,
  path: Path,
  written: NonNullable<Written['route']>,
  environment: Environment,
): Route[] {
  const last = written.length - 1
  return written.flatMap((route, index) => {
    const at = [...path, index]
    if (route.else && route.where !== undefined) context.fault([...at, 'else'], 'route.where_or_else')
    if (!route.else && route.where === undefined) context.fault(at, 'route.no_condition')
    if (route.else && index < last) context.fault([...at, 'else'], 'route.else_last')
    if (index === last && !route.else) context.fault(at, 'route.no_else')
    const where =
      route.where === undefined ? undefined : context.expression([...at, 'where'], route.where, environment, 'yes_no')
    const to = resolveParty(context, [...at, 'to'], route.to, [environment])
    return to ? [{ ...sourceOf(route), give: route.give, to, ...(where ? { where } : {}) }] : []
  })
}

/** `at most` and `up to` are lengths for an extension, numbers for how often. */
export function resolveAct(
  context: Context,
  path: Path,
  written: Shaped['acts'],
  environment: Environment | undefined,
): ActWindow {
  const environments = environment ? [environment] : []
  const limit = (key: 'within' | 'until' | 'up_to' | 'ruled') => {
    const one = written[key]
    return one === undefined ? undefined : resolveLimit(context, [...path, key], one, environment)
  }
  const { at_most: most } = written
  const atMost =
    most === undefined
      ? undefined
      : isNumberHere(context, most)
        ? resolveCount(context, [...path, 'at_most'], most as number | string)
        : resolveLimit(context, [...path, 'at_most'], most as LimitInput, environment)
  const times = resolveCount(context, [...path, 'times'], written.times)
  const every = written.every === undefined ? undefined : context.every([...path, 'every'], written.every)
  const where =
    written.where === undefined || !environment
      ? undefined
      : context.expression([...path, 'where'], written.where, environment, 'yes_no')
  if (written.where !== undefined && !environment) context.fault([...path, 'where'], 'act.where_outside')
  const [within, until, upTo, ruled] = [limit('within'), limit('until'), limit('up_to'), limit('ruled')]
  return {
    ...entryOf(written.act, written, actTitle(written.act)),
    act: written.act,
    by: resolveParties(context, [...path, 'by'], written.by, environments),
    approvedBy: resolveParties(context, [...path, 'approved_by'], written.approved_by, environments),
    grantedBy: resolveParties(context, [...path, 'granted_by'], written.granted_by, environments),
    notBy: resolveParties(context, [...path, 'not_by'], written.not_by, environments),
    reasonRequired: written.reason === 'required',
    needs: textsOf(written.needs),
    notWith: list(written.not_with).map(String),
    ...(within ? { within } : {}),
    ...(until ? { until } : {}),
    ...(times === undefined ? {} : { times }),
    ...(written.per === undefined ? {} : { per: written.per }),
    ...(every === undefined ? {} : { every }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(upTo ? { upTo } : {}),
    ...(ruled ? { ruled } : {}),
    ...(written.then === undefined ? {} : { then: written.then }),
    ...(where ? { where } : {}),
  }
}

/** An assistant must be done before the lead can answer. */
function compareAssistant(context: Context, path: Path, clocks: readonly Clock[]): void {
  const length = (clock: Clock): { n: number; unit: string } | undefined => {
    if (clock.due.kind !== 'single' || clock.due.limit.kind !== 'amount' || clock.due.limit.base) return undefined
    const [step, ...more] = clock.due.limit.steps
    return more.length === 0 ? step : undefined
  }
  const has = (clock: Clock, role: string): boolean =>
    clock.who.some((party) => party.kind === 'role' && party.role === role)
  const lead = clocks.find((clock) => has(clock, 'lead') && clock.metBy.includes('answer'))
  const longest = lead && length(lead)
  if (!longest) return
  for (const [index, clock] of clocks.entries()) {
    const mine = has(clock, 'assist') && !has(clock, 'lead') ? length(clock) : undefined
    if (!mine || mine.unit !== longest.unit) continue
    const at = [...path, 'clocks', index, 'due']
    if (mine.n > longest.n)
      context.fault(at, 'clock.assistant_longer', { mine: mine.n, lead: longest.n, unit: mine.unit })
    else if (mine.n === longest.n) context.warn(at, 'clock.assistant_equal', { mine: mine.n, unit: mine.unit })
  }
}

export function resolveMatter(context: Context, path: Path, written: Written): MatterKind {
  const environment = context.environment({ kind: 'matter', name: written.matter })
  const duplicate = (key: 'clocks' | 'tiers' | 'ends', ids: readonly string[]): void => {
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index) context.fault([...path, key, index], 'entry.duplicate', { name: id })
  }
  const clocks = (written.clocks ?? []).flatMap(
    (clock, index) => resolveClock(context, [...path, 'clocks', index], clock, written.matter, environment) ?? [],
  )
  const tiers = (written.tiers ?? []).flatMap((tier, index): Tier[] => {
    const at = [...path, 'tiers', index]
    const who = resolveParty(context, [...at, 'who'], tier.who, [environment])
    const due = tier.due === undefined ? undefined : resolveLimit(context, [...at, 'due'], tier.due, environment)
    if (tier.due === undefined && !tier.by_hand && index < (written.tiers ?? []).length - 1)
      context.fault(at, 'tier.never_leaves')
    return who ? [{ ...entryOf(tier.tier, tier), who, byHand: tier.by_hand ?? false, ...(due ? { due } : {}) }] : []
  })
  const ends = written.ends.map((end, index): End => {
    const at = [...path, 'ends', index]
    const reports = end.reports === undefined ? undefined : context.every([...at, 'reports'], end.reports)
    if (end.counts_as === 'open' && end.reports === undefined) context.warn(at, 'end.open_without_reports')
    return {
      ...entryOf(end.end, end),
      countsAs: end.counts_as,
      needs: end.needs ?? [],
      ...(reports === undefined ? {} : { reports }),
    }
  })
  if (ends.every((end) => end.countsAs === 'open')) context.fault([...path, 'ends'], 'end.none_closes')
  duplicate(
    'clocks',
    (written.clocks ?? []).map((c) => c.clock),
  )
  duplicate(
    'tiers',
    (written.tiers ?? []).map((t) => t.tier),
  )
  duplicate(
    'ends',
    written.ends.map((e) => e.end),
  )
  compareAssistant(context, path, clocks)
  const about = list(written.about).flatMap(
    (one, index) =>
      context.fact(typeof written.about === 'string' ? [...path, 'about'] : [...path, 'about', index], one) ?? [],
  )
  if (written.kind === 'appeal' && written.about === undefined) context.fault(path, 'appeal.about_what')
  const raiseWithin =
    written.raise_within === undefined
      ? undefined
      : resolveLimit(context, [...path, 'raise_within'], written.raise_within, environment)
  const catalogue = written.catalogue?.replace(/^form /, '')
  if (catalogue !== undefined) checkCatalogue(context, [...path, 'catalogue'], catalogue)
  const fallback =
    written.fallback === undefined ? undefined : fallbackOf(context, [...path, 'fallback'], written.fallback)
  const refuse = (written.refuse ?? []).map(
    (one): Refusal => ({
      ...sourceOf(one),
      ground: String(one.refuse),
      ...(one.refer === undefined ? {} : { refer: String(one.refer) }),
    }),
  )
  const repeatWithin = written.repeat && resolveLimit(context, [...path, 'repeat', 'within'], written.repeat.within)
  if (repeatWithin) checkRepeatWithin(context, [...path, 'repeat', 'within'], repeatWithin)
  const repeat = written.repeat &&
    repeatWithin && {
      same: repeatKeys(context, [...path, 'repeat', 'same'], written.repeat.same),
      within: repeatWithin,
      then: written.repeat.then,
    }
  const sources = textsOf(written.sources)
  const openAs = written.open_as === undefined ? undefined : String(written.open_as)
  if (openAs !== undefined && !sources.includes(openAs))
    context.unknown([...path, 'open_as'], 'matter.open_as', openAs, sources)
  return {
    ...entryOf(written.matter, written),
    kind: written.kind,
    sources,
    ...(openAs === undefined ? {} : { openAs }),
    categories: textsOf(written.categories),
    urgencies: textsOf(written.urgencies),
    weights: textsOf(written.weights),
    documents: textsOf(written.documents),
    levels: textsOf(written.levels),
    sealed: written.sealed ?? [],
    ...(written.reserved ? { reserved: written.reserved } : {}),
    notBy: resolveParties(context, [...path, 'not_by'], written.not_by, [environment]),
    about,
    refuse,
    route: written.route ? resolveRoutes(context, [...path, 'route'], written.route, environment) : [],
    clocks,
    tiers,
    acts: (written.acts ?? []).map((act, index) => {
      const at = [...path, 'acts', index]
      actNames(context, [...at, 'act'], act.act)
      return resolveAct(context, at, act, environment)
    }),
    ends,
    ...(raiseWithin ? { raiseWithin } : {}),
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(fallback ? { fallback } : {}),
    ...(repeat ? { repeat } : {}),
  }
}

/** A repetition is looked for over a stretch of fixed length. */
function checkRepeatWithin(context: Context, path: Path, limit: Limit): void {
  if (limit.kind !== 'single' || repeatSpan(limit.limit) === undefined) context.fault(path, 'repeat.length')
}

function repeatKeys(context: Context, path: Path, same: readonly (string | number)[]): string[] {
  return same
    .map(String)
    .filter(
      (key, index) =>
        REPEAT_KEYS.includes(key) || context.unknown([...path, index], 'repeat.unknown', key, REPEAT_KEYS) === true,
    )
}

/** The unit of the area: by a group of units, or by a link of units to areas. */
function fallbackOf(context: Context, path: Path, written: string): Fallback | undefined {
  if (written.startsWith('link ')) {
    const link = context.fact(path, written, ['link'])?.name
    const declared = link === undefined ? undefined : context.vocabulary.links.get(link)
    if (link === undefined || !declared) return undefined
    return declared.holderOf === 'org' && declared.targetOf === 'area'
      ? { kind: 'link', link }
      : context.fault(path, 'fallback.link_of', { name: link })
  }
  const group = context.vocabulary.groups.get(written)
  if (group)
    return group.of === 'org'
      ? { kind: 'group', group: written }
      : context.fault(path, 'fallback.group_of', { name: written, of: group.of })
  if (context.broken.has(`member ${written}`)) return undefined
  return context.unknown(path, 'group.unknown', written, context.vocabulary.groups.keys())
}

/** The service catalogue is a form about a unit with a `category`. */
function checkCatalogue(context: Context, path: Path, name: string): void {
  const form = context.vocabulary.forms.get(name)
  if (!form) {
    if (!context.broken.has(`form ${name}`))
      context.unknown(path, 'fact.unknown_name', name, context.vocabulary.forms.keys(), { kind: 'form' })
    return
  }
  if (form.about !== 'org' || !form.fields.some((field) => field.id === 'category'))
    context.fault(path, 'catalogue.needs_category', { name })
}
