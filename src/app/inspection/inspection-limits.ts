import { PERIOD_UNITS, type PeriodUnit, periodOf } from '#domain/duty/period.ts'
import { brokenLimit, type InspectionLimit } from '#domain/inspection/limits.ts'
import type { Failure } from '#domain/result.ts'
import type { ActWindow, Program } from '#program/model.ts'
import { findPeriodDays, listInspected } from '#storage/inspection-store.ts'
import type { SubjectKind } from '#storage/round-store.ts'
import type { TxCtx } from '../context.ts'

/** The act of a program by whose windows the supervisors are bound. */
const INSPECT = 'inspect'

/** One more inspection of a subject, as it is wanted. */
export type WantedInspection = {
  readonly kind: string
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly fromDay: string
  readonly toDay: string
  /** Its own round, whose tasks are not counted against it. */
  readonly roundId: string | null
}

/** The program's limit that one more inspection would break; null when none. */
export async function findBrokenLimit(ctx: TxCtx, program: Program, wanted: WantedInspection): Promise<Failure | null> {
  const limits: InspectionLimit[] = []
  for (const window of inspectWindows(program)) {
    if (window.per !== undefined && window.per !== wanted.subjectKind) continue
    limits.push({
      title: window.title,
      clause: window.clause ?? window.assumed ?? '',
      atMost: typeof window.atMost === 'number' ? window.atMost : null,
      period: window.every === undefined ? null : await periodHolding(ctx, program, window.every, wanted.fromDay),
      notWith: window.notWith,
    })
  }
  const before = await listInspected(ctx.tx, ctx.authorityId, {
    kind: wanted.subjectKind,
    id: wanted.subjectId,
    programKey: program.id,
    besides: wanted.roundId,
  })
  return brokenLimit(limits, wanted, before)
}

/** What a program says of inspecting: how often, by whom, not with what. */
export function inspectWindows(program: Program): readonly ActWindow[] {
  return program.acts.filter((one) => one.act === INSPECT)
}

async function periodHolding(ctx: TxCtx, program: Program, every: string, day: string) {
  if ((PERIOD_UNITS as readonly string[]).includes(every)) {
    const { firstDay, lastDay, label } = periodOf(every as PeriodUnit, day)
    return { from: firstDay, to: lastDay, label }
  }
  const found = await findPeriodDays(ctx.tx, ctx.authorityId, { programKey: program.id, calendar: every, day })
  return found ?? null
}
