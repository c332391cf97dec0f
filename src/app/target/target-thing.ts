import type { Thing } from '#domain/access/thing.ts'
import type { Course } from '#domain/target/progress.ts'
import type { Indicator } from '#program/model.ts'
import type { TargetListed, TargetVersion } from '#storage/target-store.ts'

/** Whose a target is: of the unit and the person who answer for it. */
export function targetThing(one: Pick<TargetVersion, 'programKey' | 'orgId' | 'personId'>): Thing {
  return { kind: 'target', programKey: one.programKey, orgIds: [one.orgId], personIds: [one.personId] }
}

/** What is gathered in a period begins at nothing; what is raised by a number or to a multiple begins where it stood. */
export function courseOf(
  indicator: Indicator | undefined,
  row: Pick<TargetListed, 'target' | 'baseline' | 'schedule' | 'firstDay' | 'lastDay'>,
): Course {
  const raised = indicator?.target?.times !== undefined || indicator?.target?.add !== undefined
  return {
    target: Number(row.target),
    startValue: raised && row.baseline !== null ? Number(row.baseline) : 0,
    better: indicator?.better ?? 'up',
    firstDay: row.firstDay,
    lastDay: row.lastDay,
    schedule: row.schedule.map(({ day, value }) => ({ day, value: Number(value) })),
  }
}
