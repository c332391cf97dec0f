/** What is allowed but should be seen before it is published. */
import { PROGRAM_ACTS } from '#domain/access/program-acts.ts'
import { ACTS as MATTER_ACTS } from '#domain/matter/act-names.ts'
import type { Limit } from './limit.ts'
import { type Entry, type Program, type RankingRule, SECTIONS, type Section } from './model.ts'
import type { Context, Path } from './resolve/context.ts'

export type OutsideKnowledge = {
  /** Years whose official calendar is known; absent: not asked. */
  readonly publishedYears?: ReadonlySet<number>
  /** Members listed per group today. */
  readonly memberCounts?: ReadonlyMap<string, number>
}

/** Where each entry stands, by `section id`. */
export type PathOf = (section: string, id: string) => Path

/** `written`: the flattened file as one text, to see what it refers to. */
export function warn(
  program: Program,
  context: Context,
  pathOf: PathOf,
  outside: OutsideKnowledge,
  written: string,
): void {
  sources(program, context, pathOf)
  redLines(program, context, pathOf)
  overlappingLists(program, context, pathOf)
  smallSamples(program, context, pathOf)
  limits(program, context, pathOf, outside)
  members(program, context, pathOf, outside)
  unusedParameters(program, context, pathOf, written)
  summedPoints(program, context, pathOf)
  unboundActs(program, context, pathOf)
}

/** Entries of a section that should name where they come from. */
function owingSource(program: Program, section: Section): readonly Entry[] {
  if (section === 'periods') return program.periods.filter((period) => !period.builtIn)
  // A group that only unites others demands nothing of its own.
  if (section === 'roster') return program.roster.filter((group) => group.members.kind !== 'united')
  return program[section] ?? []
}

function sources(program: Program, context: Context, pathOf: PathOf): void {
  const bare = (entry: Pick<Entry, 'clause' | 'assumed'>): boolean =>
    entry.clause === undefined && entry.assumed === undefined
  const say = (section: string, entries: readonly Entry[]): void => {
    for (const entry of entries) if (bare(entry)) context.warn(pathOf(section, entry.id), 'entry.no_source')
  }
  for (const section of SECTIONS) say(section, owingSource(program, section))
  for (const matter of program.matters) {
    const path = pathOf('matters', matter.id)
    for (const key of ['clocks', 'tiers', 'acts', 'ends', 'route', 'refuse'] as const) {
      for (const [index, part] of (matter[key] as readonly Entry[]).entries())
        if (bare(part)) context.warn([...path, key, index], 'entry.no_source')
    }
  }
}

function redLines(program: Program, context: Context, pathOf: PathOf): void {
  const red = new Set(program.marks.filter((mark) => mark.redLine).map((mark) => mark.id))
  for (const rule of program.points) {
    for (const { each, where } of rule.selections) {
      if (each.kind === 'mark' && red.has(each.name ?? '') && !where?.paths.includes('confirmed')) {
        context.warn(pathOf('points', rule.id), 'warning.unconfirmed_red_line', { name: each.name ?? '' })
      }
    }
  }
}

/** Groups a group draws its members from: itself and, when united, those it unites. */
function sourcesOf(program: Program, id: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  const group = program.roster.find((one) => one.id === id)
  if (group?.members.kind === 'united') for (const part of group.members.of) sourcesOf(program, part, seen)
  return seen
}

function overlappingLists(program: Program, context: Context, pathOf: PathOf): void {
  const ranking = (id: string | undefined): RankingRule | undefined => program.rankings.find((one) => one.id === id)
  const pools = program.marks.flatMap((mark) => {
    const groups = mark.selections.flatMap(({ each, where }) => {
      const rule =
        each.kind === 'ranking' && where?.paths.some((path) => path === 'place' || path === 'from_bottom')
          ? ranking(each.name)
          : undefined
      return rule?.subject.kind === 'group' ? [...sourcesOf(program, rule.subject.group)] : []
    })
    return groups.length > 0 ? [{ mark, groups: new Set(groups) }] : []
  })
  for (const [index, { mark, groups }] of pools.entries()) {
    for (const other of pools.slice(0, index)) {
      if ([...groups].some((group) => other.groups.has(group)))
        context.warn(pathOf('marks', mark.id), 'warning.overlapping_lists', { name: other.mark.title })
    }
  }
}

function smallSamples(program: Program, context: Context, pathOf: PathOf): void {
  const ranked = new Set(program.rankings.flatMap((rule) => rule.by.map(({ measure }) => measure)))
  for (const measure of program.measures) {
    if (ranked.has(measure.id) && measure.value.shape === 'share' && measure.atLeast === undefined) {
      context.warn(pathOf('measures', measure.id), 'warning.small_sample', { name: measure.title })
    }
  }
}

/** Every single limit inside a limit. */
function singles(limit: Limit | undefined): readonly (Limit & { kind: 'single' })[] {
  if (limit === undefined || limit.kind === 'statutory') return []
  if (limit.kind === 'single') return [limit]
  if (limit.kind === 'longest') return limit.of.flatMap(singles)
  return [...limit.cases.flatMap((one) => singles(one.limit)), ...singles(limit.otherwise)]
}

function limits(program: Program, context: Context, pathOf: PathOf, outside: OutsideKnowledge): void {
  const look = (path: Path, entry: Pick<Entry, 'clause' | 'assumed'>, limit: Limit | undefined): void => {
    for (const { limit: one } of singles(limit)) {
      const countsDays = one.kind === 'amount' && one.steps.some((step) => step.unit === 'days')
      if (countsDays && `${entry.clause ?? ''}${entry.assumed ?? ''}`.includes('工作日'))
        context.warn(path, 'warning.days_or_working_days')
      if (one.kind === 'date' && outside.publishedYears && !outside.publishedYears.has(Number(one.day.slice(0, 4)))) {
        context.warn(path, 'warning.unpublished_year', { year: Number(one.day.slice(0, 4)) })
      }
    }
  }
  for (const duty of program.duties) look([...pathOf('duties', duty.id), 'due'], duty, duty.due)
  for (const matter of program.matters) {
    const path = pathOf('matters', matter.id)
    for (const [index, clock] of matter.clocks.entries()) look([...path, 'clocks', index, 'due'], clock, clock.due)
    for (const [index, tier] of matter.tiers.entries()) look([...path, 'tiers', index, 'due'], tier, tier.due)
  }
}

function members(program: Program, context: Context, pathOf: PathOf, outside: OutsideKnowledge): void {
  for (const group of program.roster) {
    const have = outside.memberCounts?.get(group.id)
    if (group.expect !== undefined && have !== undefined && have !== group.expect) {
      context.warn([...pathOf('roster', group.id), 'expect'], 'warning.other_members', { expect: group.expect, have })
    }
  }
}

function unusedParameters(program: Program, context: Context, pathOf: PathOf, written: string): void {
  for (const { id } of program.parameters) {
    if (!new RegExp(`param\\.${id}\\b`).test(written))
      context.warn(pathOf('parameters', id), 'warning.unused_parameter', { name: id })
  }
}

/** Entries taken back, or still only warned of, stay in the list: who sums points says whether they count. */
function summedPoints(program: Program, context: Context, pathOf: PathOf): void {
  for (const measure of program.measures) {
    for (const { each, where, except } of measure.selections) {
      if (each.kind !== 'points') continue
      const rules = program.points.filter((rule) => each.name === undefined || each.name === rule.id)
      const read = [...(where?.paths ?? []), ...(except?.paths ?? [])]
      const columns = [
        ...(rules.some((rule) => rule.cancelled.length > 0) ? ['cancelled'] : []),
        ...(rules.some((rule) => rule.warned !== undefined) ? ['warned'] : []),
      ].filter((column) => !read.includes(column))
      if (columns.length > 0) context.warn(pathOf('measures', measure.id), 'warning.points_taken_back', { columns })
    }
  }
}

/** An act outside matters that nothing in the house does binds nobody. */
function unboundActs(program: Program, context: Context, pathOf: PathOf): void {
  for (const { id, act } of program.acts)
    if (!Object.hasOwn(PROGRAM_ACTS, act) && !Object.hasOwn(MATTER_ACTS, act))
      context.warn(pathOf('acts', id), 'warning.act_binds_nobody', {
        name: act,
        known: Object.entries(PROGRAM_ACTS).map(([name, title]) => `${name}（${title}）`),
      })
}
