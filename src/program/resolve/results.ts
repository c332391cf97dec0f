/** marks and points: what follows from facts, and on whose account. */
import type { Environment } from '../environment.ts'
import type {
  Cancellation,
  Consequence,
  EntityKind,
  MarkRule,
  Party,
  PointsRule,
  Selection,
  Subject,
} from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { refuseFiner } from './measures.ts'
import { resolveParties, resolveSubject } from './party.ts'
import { resolveSelection, resolveSelections } from './selection.ts'
import { resolveAmount } from './value.ts'
import { resolveWorth } from './worth.ts'

/** Parties of duties and marks already resolved, for the default of `to`. */
export type Owners = {
  readonly duty: ReadonlyMap<string, readonly Party[]>
  readonly mark: ReadonlyMap<string, readonly Party[]>
}

function subjectOf(context: Context, path: Path, written: string | undefined): Subject | undefined {
  return written === undefined ? undefined : resolveSubject(context, [...path, 'for'], written)
}

/** To whose account: as written, else the fact's own subject, else who owed the duty or bears the mark. */
function accounts(
  context: Context,
  path: Path,
  written: string | readonly string[] | undefined,
  selections: readonly Selection[],
  environments: readonly Environment[],
  owners: Owners,
): Party[] {
  if (written !== undefined) return resolveParties(context, [...path, 'to'], written, environments)
  const natural = selections.map((selection, index) => naturalAccounts(selection, environments[index], owners))
  const [first] = natural
  if (!first) return []
  if (natural.some((one) => one.length === 0)) {
    context.fault(path, 'rule.no_account')
    return []
  }
  if (natural.some((one) => JSON.stringify(one) !== JSON.stringify(first))) {
    context.fault(path, 'rule.accounts_differ')
    return []
  }
  return [...first]
}

/** The fact's own subject, who owed the duty, who bears the mark; none when the fact has no such one. */
function naturalAccounts(
  { each, path }: Selection,
  environment: Environment | undefined,
  owners: Owners,
): readonly Party[] {
  if (path) return [{ kind: 'path', path, of: path.at(-1) as EntityKind }]
  const { kind, name = '' } = each
  if (kind === 'ranking' || kind === 'measure' || kind === 'member') {
    const [own] = environment?.paths.values() ?? []
    return own ? [{ kind: 'path', path: [own], of: own as EntityKind }] : []
  }
  return kind === 'duty' || kind === 'mark' ? (owners[kind].get(name) ?? []) : []
}

/** Measures a condition names must not be finer than the period its fact belongs to. */
function checkConditions(context: Context, path: Path, selections: readonly Selection[]): void {
  for (const { each, where, except } of selections) {
    const every =
      each.kind === 'ranking'
        ? context.vocabulary.rankings.get(each.name ?? '')?.every
        : each.kind === 'measure'
          ? context.vocabulary.measures.get(each.name ?? '')?.every
          : undefined
    if (every === undefined) continue
    refuseFiner(context, [...path, 'where'], where?.measures ?? [], every)
    refuseFiner(context, [...path, 'except'], except?.measures ?? [], every)
  }
}

type Basis = { selections: Selection[]; environments: Environment[]; subject: Subject | undefined }

function basis(context: Context, path: Path, written: Shaped['marks'] | Shaped['points']): Basis {
  const subject = subjectOf(context, path, written.for)
  const selections = resolveSelections(context, path, written, subject ? { subject } : undefined)
  checkConditions(context, path, selections)
  return { selections, environments: selections.map(({ each }) => context.environment(each)), subject }
}

export function resolveMark(
  context: Context,
  path: Path,
  written: Shaped['marks'],
  owners: Owners,
): MarkRule | undefined {
  const { selections, environments, subject } = basis(context, path, written)
  const [first] = environments
  if (!first) return undefined
  const at = written.at === undefined ? undefined : resolveLimit(context, [...path, 'at'], written.at, first)
  const then = (written.then ?? []).flatMap(
    (one, index): Consequence[] => resolveConsequence(context, [...path, 'then', index], one, environments) ?? [],
  )
  if (written.red_line && !then.some((one) => one.kind === 'open'))
    context.fault([...path, 'red_line'], 'red_line.opens_nothing')
  return {
    rule: 'mark',
    ...entryOf(written.mark, written),
    selections,
    to: accounts(context, path, written.to, selections, environments, owners),
    redLine: written.red_line ?? false,
    then,
    ...(at ? { at } : {}),
    ...(subject ? { subject } : {}),
  }
}

function resolveConsequence(
  context: Context,
  path: Path,
  written: NonNullable<Shaped['marks']['then']>[number],
  environments: readonly Environment[],
): Consequence[] | undefined {
  if ('tell' in written)
    return [{ kind: 'tell', to: resolveParties(context, [...path, 'tell'], written.tell, environments) }]
  if ('paper' in written) {
    const paper = context.fact([...path, 'paper'], `paper ${written.paper}`, ['paper'])
    return paper?.name === undefined
      ? undefined
      : [
          {
            kind: 'paper',
            paper: paper.name,
            copy: resolveParties(context, [...path, 'copy'], written.copy, environments),
          },
        ]
  }
  if ('open' in written) {
    const matter = context.fact([...path, 'open'], `matter ${written.open}`, ['matter'])
    return matter?.name === undefined ? undefined : [{ kind: 'open', matter: matter.name }]
  }
  if ('act' in written) return [{ kind: 'act', act: written.act }]
  return [{ kind: 'bar', benefit: String(written.bar) }]
}

export function resolvePoints(
  context: Context,
  path: Path,
  written: Shaped['points'],
  owners: Owners,
): PointsRule | undefined {
  const { selections, environments, subject } = basis(context, path, written)
  const gives = environments.map((environment) =>
    resolveWorth(context, [...path, 'give'], written.give, environment, 'number'),
  )
  const warned = written.warned === undefined ? undefined : resolveLimit(context, [...path, 'warned'], written.warned)
  const cancelled = (written.cancelled ?? []).flatMap((one, index): Cancellation[] => {
    const selection = resolveSelection(context, [...path, 'cancelled', index], one)
    return selection ? [{ ...selection, within: one.within }] : []
  })
  if (written.cancelled?.some((one) => one.within === 'warning') && !written.warned)
    context.fault([...path, 'cancelled'], 'points.not_warned')
  const per =
    written.cap === undefined || written.cap.per === 'program'
      ? written.cap?.per
      : context.every([...path, 'cap', 'per'], written.cap.per)
  const most = written.cap && resolveAmount(context, [...path, 'cap', 'most'], written.cap.most)
  if (most === 0) context.fault([...path, 'cap', 'most'], 'points.cap_zero')
  const to = accounts(context, path, written.to, selections, environments, owners)
  const [give] = gives
  if (!give || gives.some((one) => one === undefined)) return undefined
  return {
    rule: 'points',
    ...entryOf(written.points, written),
    selections,
    to,
    give,
    cancelled,
    ...(warned ? { warned } : {}),
    ...(most !== undefined && per !== undefined ? { cap: { most, per } } : {}),
    ...(subject ? { subject } : {}),
  }
}
