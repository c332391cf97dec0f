/** Which subjects, accounts or opening facts of a rule a set of changes can touch. Too many is no fault, too few would be. */

import type { Program } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import type { ChangedRow, Changes } from './changed.ts'
import type { Step } from './compile/program.ts'
import type { Scene } from './scene.ts'
import { accountScope } from './scope/account-scope.ts'
import { idsIn, narrowed, type StepScope } from './scope/changed-rows.ts'
import { dutyScope } from './scope/duty-scope.ts'
import { measureScope } from './scope/measure-scope.ts'

export async function scopeOf(tx: Tx, scene: Scene, step: Step, changes: Changes): Promise<StepScope> {
  const { program } = scene
  const exempted = exemptionsFor(program, step, changes)
  switch (step.kind) {
    case 'cover': {
      const rows = changes.get(`cover ${step.id}`) ?? []
      return narrowed(rows.flatMap(idsIn))
    }
    case 'duty':
      return dutyScope(tx, scene, found(program.duties, step.id), changes, exempted)
    case 'measure':
      return measureScope(tx, scene, found(program.measures, step.id), changes, exempted)
    case 'ranking': {
      const rule = found(program.rankings, step.id)
      const rows = rule.by.flatMap(({ measure }) => changes.get(`measure ${measure}`) ?? [])
      if (rows.length === 0) return undefined
      const touched = (scene.open.get(rule.every) ?? []).filter((period, i, all) =>
        [period, all[i - 1]].some((one) => one && rows.some((row) => isNear(scene, rule.every, one.ordinal, row))),
      )
      return touched.length === 0 ? undefined : { ordinals: touched.map((period) => period.ordinal) }
    }
    case 'mark':
      return accountScope(tx, scene, found(program.marks, step.id), changes, exempted)
    case 'points':
      return accountScope(tx, scene, found(program.points, step.id), changes, exempted)
  }
}

function found<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const entry = entries.find((one) => one.id === id)
  if (!entry) throw new Error(`no entry ${id}`)
  return entry
}

/** Whether a changed measure row belongs to the period, or to a coarser one around it. */
function isNear(scene: Scene, every: string, ordinal: number, row: ChangedRow): boolean {
  const period = scene.periods.get(every)?.find((one) => one.ordinal === ordinal)
  const { calendar, ordinal: theirs } = row as ChangedRow & { calendar?: string; ordinal?: number }
  if (calendar === every) return theirs === ordinal
  const coarser = scene.periods.get(calendar ?? '')?.find((one) => one.ordinal === theirs)
  return !period || !coarser || (coarser.firstDay <= period.lastDay && period.lastDay <= coarser.lastDay)
}

/** Changed exemptions whose ground is about this rule. */
function exemptionsFor(program: Program, step: Step, changes: Changes): ChangedRow[] {
  return program.exemptions
    .filter((one) => one.on.some((on) => on.kind === step.kind && (on.name === undefined || on.name === step.id)))
    .flatMap((one) => changes.get(`exemption ${one.id}`) ?? [])
}
