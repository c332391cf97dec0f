import { environmentOfMeasures } from '../environment.ts'
import type { MeasureRule, MeasureShape, RankingRule, ScorePart, Selection, Subject } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import { CALENDAR_ORDER } from '../words.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'
import { resolveSubject } from './party.ts'
import { reach, resolveSelections } from './selection.ts'
import { resolveAmount, resolveCount } from './value.ts'
import { resolveBands, resolveWorth, type WorthInput } from './worth.ts'

type Written = Shaped['measures']
const SHAPES = ['count', 'sum', 'average', 'share', 'last', 'formula', 'score'] as const

export function resolveMeasure(context: Context, path: Path, written: Written): MeasureRule | undefined {
  const given = SHAPES.filter((shape) => written[shape] !== undefined)
  const [shape] = given
  const subject = resolveSubject(context, [...path, 'for'], written.for)
  const every = context.every([...path, 'every'], written.every)
  if (shape === undefined) context.fault(path, 'measure.no_value', { known: SHAPES })
  if (given.length > 1) context.fault([...path, given[1] ?? ''], 'measure.two_values', { names: given }, 'key')
  const derived = shape === 'formula' || shape === 'score'
  if (derived && (written.each !== undefined || written.any !== undefined))
    context.fault(path, 'measure.has_no_each', { name: shape })
  const through = subject?.kind === 'group' ? written.through : undefined
  const selections = derived || !subject ? [] : resolveSelections(context, path, written, { subject, through })
  if (!subject || every === undefined || shape === undefined || given.length > 1) return undefined
  const amount = (key: 'start' | 'floor' | 'ceiling') =>
    written[key] === undefined ? undefined : resolveAmount(context, [...path, key], written[key])
  const atLeast = resolveCount(context, [...path, 'at_least'], written.at_least)
  const [start, floor, ceiling] = [amount('start'), amount('floor'), amount('ceiling')]
  refuseBeside(context, path, written, shape, floor, ceiling)
  if (!derived && selections.length === 0) return undefined
  const value = resolveShape(context, path, written, shape, subject, selections, start ?? 0)
  if (!value) return undefined
  checkFiner(context, path, value, every)
  return {
    rule: 'measure',
    ...entryOf(written.measure, written),
    subject,
    every,
    selections,
    value,
    ...(written.total === undefined ? {} : { total: written.total }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(floor === undefined ? {} : { floor }),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...(written.round === undefined ? {} : { round: written.round }),
    ...(written.unit === undefined ? {} : { unit: String(written.unit) }),
  }
}

/** Keys that belong to one way of counting only. */
function refuseBeside(
  context: Context,
  path: Path,
  written: Written,
  shape: string,
  floor: number | undefined,
  ceiling: number | undefined,
): void {
  if (written.start !== undefined && shape !== 'sum')
    context.fault([...path, 'start'], 'measure.key_of_other', { key: 'start', of: 'sum' }, 'key')
  if (written.out_of !== undefined && shape !== 'share')
    context.fault([...path, 'out_of'], 'measure.key_of_other', { key: 'out_of', of: 'share' }, 'key')
  if (written.without !== undefined && shape !== 'average')
    context.fault([...path, 'without'], 'measure.key_of_other', { key: 'without', of: 'average' }, 'key')
  if (written.without !== undefined && !written.without.highest && !written.without.lowest)
    context.fault([...path, 'without'], 'measure.without_nothing', {}, 'key')
  if (floor !== undefined && ceiling !== undefined && floor > ceiling) {
    context.fault([...path, 'floor'], 'count.crossed', { at_least: floor, at_most: ceiling })
  }
}

function resolveShape(
  context: Context,
  path: Path,
  written: Written,
  shape: (typeof SHAPES)[number],
  subject: Subject,
  selections: readonly Selection[],
  start: number,
): MeasureShape | undefined {
  const kind = subject.kind === 'group' ? subject.of : 'authority'
  if (shape === 'count') {
    const of = written.count ?? 'each'
    if (of !== 'each')
      for (const { each } of selections)
        if (reach(context, [...path, 'count'], context.environment(each), of) === undefined) return undefined
    return { shape, of }
  }
  if (shape === 'formula') {
    const environment = environmentOfMeasures(context.vocabulary, kind, `measure ${written.measure}`, false)
    const of = context.expression([...path, 'formula'], written.formula ?? '', environment, 'number')
    return of && { shape, of }
  }
  if (shape === 'score') return resolveScore(context, path, written, kind)
  const worths = selections.map(({ each }) =>
    resolveWorth(
      context,
      [...path, shape],
      written[shape] as WorthInput,
      context.environment(each),
      shape === 'share' ? 'any' : 'number',
    ),
  )
  const [of] = worths
  if (!of || worths.some((one) => one === undefined)) return undefined
  if (shape === 'sum') return { shape, of, start }
  if (shape === 'average' && written.without) {
    const extremes = (key: 'highest' | 'lowest') =>
      resolveCount(context, [...path, 'without', key], written.without?.[key]) ?? 0
    return { shape, of, without: { highest: extremes('highest'), lowest: extremes('lowest') } }
  }
  if (shape !== 'share') return { shape, of }
  if (written.out_of === undefined) return { shape, of }
  const outOfs = selections.map(({ each }) =>
    context.expression([...path, 'out_of'], written.out_of ?? '', context.environment(each), 'number'),
  )
  const [outOf] = outOfs
  return outOf && outOfs.every((one) => one !== undefined) ? { shape, of, outOf } : undefined
}

function resolveScore(
  context: Context,
  path: Path,
  written: Written,
  kind: Parameters<typeof environmentOfMeasures>[1],
): MeasureShape | undefined {
  const { score } = written
  if (!score) return undefined
  const at = [...path, 'score']
  const full = resolveAmount(context, [...at, 'full'], score.full)
  const weights = score.parts.map((part, index) =>
    resolveAmount(context, [...at, 'parts', index, 'weight'], part.weight),
  )
  if (full === undefined || weights.some((one) => one === undefined)) return undefined
  const total = weights.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 1e6), 0) / 1e6
  if (total !== full) context.fault(at, 'score.weights', { total, full }, 'key')
  const seen = new Set<string>()
  const parts = score.parts.flatMap((part, index): ScorePart[] => {
    const here = [...at, 'parts', index]
    if (seen.has(part.part)) context.fault([...here, 'part'], 'entry.duplicate', { name: part.part })
    seen.add(part.part)
    const measure = context.vocabulary.measures.get(part.of)
    if (!measure) {
      if (!context.broken.has(`measure ${part.of}`))
        context.unknown([...here, 'of'], 'measure.unknown', part.of, context.vocabulary.measures.keys())
      return []
    }
    if (measure.subject !== kind && measure.subject !== 'authority')
      context.fault([...here, 'of'], 'measure.of_other_subject', { name: part.of, of: measure.subject, wanted: kind })
    const environment = environmentOfMeasures(context.vocabulary, kind, `measure ${part.of}`, true)
    const by = context.expression([...here, 'worth'], part.worth ?? 'value', environment, 'number')
    const share = by && (part.bands ? resolveBands(context, [...here, 'bands'], by, part.bands) : { expression: by })
    return share
      ? [
          {
            id: part.part,
            title: part.title === undefined ? '' : String(part.title),
            weight: weights[index] ?? 0,
            of: part.of,
            share,
          },
        ]
      : []
  })
  return parts.length === score.parts.length ? { shape: 'score', full, absent: score.absent, parts } : undefined
}

/** Length of a calendar, for comparing; undefined where it cannot be compared. */
function length(context: Context, name: string): number | undefined {
  const period = context.usedPeriods.get(name) ?? context.periods.get(name)
  if (!period) return (CALENDAR_ORDER as Readonly<Record<string, number>>)[name]
  return period.kind === 'once'
    ? CALENDAR_ORDER.once
    : period.kind === 'recurring'
      ? CALENDAR_ORDER[period.unit]
      : undefined
}

/** A finer measure under a coarser rule has no one value: aggregate it first. */
export function refuseFiner(context: Context, path: Path, measures: readonly string[], every: string): void {
  const mine = length(context, every)
  for (const id of measures) {
    const theirs = context.vocabulary.measures.get(id)?.every
    const other = theirs === undefined ? undefined : length(context, theirs)
    if (mine !== undefined && other !== undefined && other < mine)
      context.fault(path, 'measure.finer', { name: id, theirs: theirs ?? '', mine: every })
  }
}

function checkFiner(context: Context, path: Path, value: MeasureShape, every: string): void {
  if (value.shape === 'formula') refuseFiner(context, [...path, 'formula'], value.of.measures, every)
  if (value.shape !== 'score') return
  for (const [index, part] of value.parts.entries())
    refuseFiner(context, [...path, 'score', 'parts', index, 'of'], [part.of, ...part.share.expression.measures], every)
}

export function resolveRanking(context: Context, path: Path, written: Shaped['rankings']): RankingRule | undefined {
  const subject = resolveSubject(context, [...path, 'for'], written.for)
  const every = context.every([...path, 'every'], written.every)
  const ids = typeof written.by === 'string' ? [written.by] : written.by
  const best = written.best === undefined ? [] : typeof written.best === 'string' ? [written.best] : written.best
  if (best.length > 1 && best.length !== ids.length)
    context.fault([...path, 'best'], 'ranking.best_for_each', { n: ids.length })
  if (!subject) return undefined
  const environment =
    subject.kind === 'group' ? context.environment({ kind: 'member', name: subject.group }) : undefined
  let sound = true
  for (const [index, id] of ids.entries()) {
    const at = typeof written.by === 'string' ? [...path, 'by'] : [...path, 'by', index]
    const measure = context.vocabulary.measures.get(id)
    if (!measure) {
      if (!context.broken.has(`measure ${id}`))
        context.unknown(at, 'measure.unknown', id, context.vocabulary.measures.keys())
      sound = false
      continue
    }
    if (subject.kind !== 'group' || measure.subject === 'authority') {
      context.fault(at, 'ranking.of_one')
      sound = false
    } else if (measure.subject !== subject.of || written.through !== undefined) {
      const leads =
        environment && written.through !== undefined
          ? reach(context, [...path, 'through'], environment, written.through)
          : undefined
      if (leads !== measure.subject) {
        const way = subject.of === 'person' && measure.subject === 'org' ? 'person.org' : undefined
        context.fault(at, 'ranking.other_subject', {
          name: id,
          of: measure.subject,
          wanted: subject.of,
          ...(way ? { suggestion: way } : {}),
        })
        sound = false
      }
    }
    if (every !== undefined && measure.every !== written.every) {
      context.fault(at, 'ranking.other_calendar', { name: id, theirs: measure.every, mine: written.every })
      sound = false
    }
  }
  const within =
    written.within === undefined || !environment
      ? undefined
      : groupingPath(context, [...path, 'within'], written.within, subject, environment)
  if (!sound || every === undefined || (written.within !== undefined && !within)) return undefined
  return {
    rule: 'ranking',
    ...entryOf(written.ranking, written),
    subject,
    every,
    by: ids.map((measure, index) => ({ measure, best: best[index] ?? best[0] ?? 'high' })),
    ties: written.ties ?? 'all',
    ...(within ? { within } : {}),
    ...(written.through === undefined ? {} : { through: written.through.split('.') }),
  }
}

/** `within: kind` is the subject's own attribute; `within: org.kind` goes further. Given back from the subject: `['org', 'kind']`. */
function groupingPath(
  context: Context,
  path: Path,
  written: string,
  subject: Subject,
  environment: ReturnType<Context['environment']>,
): readonly string[] | undefined {
  if (subject.kind !== 'group') return undefined
  const full = written.startsWith(`${subject.of}.`) ? written : `${subject.of}.${written}`
  const expression = context.expression(path, full, environment, 'text')
  return expression && full.split('.')
}
