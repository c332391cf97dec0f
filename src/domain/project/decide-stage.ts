import { addDays, type PlainDateString } from '../calendar/day.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'

export type StageSpan = {
  readonly id: string
  readonly stage: string
  readonly fromDay: PlainDateString
  readonly toDay: PlainDateString | null
}

export type StageError = Failure<'stage.same' | 'stage.before_current' | 'stage.in_future'>

/**
 * A project enters a stage: the one before ends the day before. Stages follow one another without gaps and none is rewritten,
 * so a stage cannot begin on or before the day on which the present one began.
 */
export function decideStage(
  stages: readonly StageSpan[],
  stage: string,
  fromDay: PlainDateString,
  today: PlainDateString,
): Result<{ ended: { id: string; toDay: PlainDateString } | null }, StageError> {
  if (fromDay > today) return fail('stage.in_future', { from: fromDay })
  const current = stages.filter((one) => one.toDay === null).at(-1) ?? stages.at(-1)
  if (!current) return ok({ ended: null })
  if (current.stage === stage && current.toDay === null) return fail('stage.same', { stage })
  if (fromDay <= current.fromDay) return fail('stage.before_current', { from: current.fromDay })
  return ok({ ended: current.toDay === null ? { id: current.id, toDay: addDays(fromDay, -1) } : null })
}
