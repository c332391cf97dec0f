import { brokenActLimit } from '#domain/access/act-limits.ts'
import { brokenLimit, type Inspected, type InspectionLimit } from '#domain/inspection/limits.ts'
import type { Failure } from '#domain/result.ts'
import type { ActWindow, Party, Program } from '#program/model.ts'
import { listInspected, listUnitsOf } from '#storage/inspection-store.ts'
import type { SubjectKind } from '#storage/round-store.ts'
import { actWindows, partiesAmong, periodHolding } from '../act/act-limits.ts'
import type { TxCtx } from '../context.ts'

/** One more inspection of a subject, as it is wanted. */
export type WantedInspection = {
  readonly kind: string
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly fromDay: string
  readonly toDay: string
  /** Its own round, whose tasks are not counted against it. */
  readonly roundId: string | null
  /** Who inspects, or of whom it is drawn who does. */
  readonly inspectors: readonly string[]
}

/** The program's limit that one more inspection would break; null when none. */
export async function findBrokenLimit(ctx: TxCtx, program: Program, wanted: WantedInspection): Promise<Failure | null> {
  const limits: InspectionLimit[] = []
  const windows = inspectWindows(program)
  const is = await teamsOf(ctx, program, windows, wanted.inspectors, wanted.fromDay)
  const barred = brokenActLimit<Party, ActWindow>(windows, { is })
  if (barred) return barred
  const before = await listInspected(ctx.tx, ctx.authorityId, {
    kind: wanted.subjectKind,
    id: wanted.subjectId,
    programKey: program.id,
    besides: wanted.roundId,
  })
  for (const window of windows.filter((one) => one.by.length === 0 || one.by.some(is))) {
    if (window.per !== undefined && window.per !== wanted.subjectKind) continue
    limits.push({
      title: window.title,
      clause: window.clause ?? window.assumed ?? '',
      atMost: typeof window.atMost === 'number' ? window.atMost : null,
      period: window.every === undefined ? null : await periodHolding(ctx, program, window.every, wanted.fromDay),
      notWith: window.notWith,
      counts: await countsOf(ctx, program, window, before, wanted.fromDay),
    })
  }
  return brokenLimit(limits, wanted, before)
}

/** What a program says of inspecting: how often, by whom, not with what. */
export function inspectWindows(program: Program): readonly ActWindow[] {
  return actWindows(program, 'inspect')
}

/** Units the inspectors belong to, and whether a party of the program is one of them; rounds are the office's own (`round.plan`). */
async function teamsOf(
  ctx: TxCtx,
  program: Program,
  windows: readonly ActWindow[],
  persons: readonly string[],
  day: string,
) {
  const units = await listUnitsOf(ctx.tx, ctx.authorityId, persons, day)
  const ids = [...persons, ...persons.flatMap((person) => units.get(person) ?? [])]
  const is = await partiesAmong(ctx, program, windows, ids)
  return (party: Party): boolean => is(party) || (party.kind === 'role' && party.role === 'office')
}

/** A limit that names teams counts what those teams inspected; any other, everything. */
async function countsOf(ctx: TxCtx, program: Program, window: ActWindow, before: readonly Inspected[], day: string) {
  const groups = window.by.filter((party) => party.kind === 'group')
  if (groups.length === 0 || groups.length < window.by.length) return () => true
  const theirs = new Set<string>()
  for (const one of before) {
    const is = await teamsOf(ctx, program, [window], one.by, day)
    if (groups.some(is)) theirs.add(one.id)
  }
  return (one: Inspected) => theirs.has(one.id)
}
