/**
 * What a running period comes to at its end for one account: the program's own rules, run to that moment and rolled back. Computed is
 * only what can stand on the account's sheet and what that rests on, within the period; what was derived before it stands as it is.
 */

import type { EntityKind, Party, Program, Selection } from '#program/model.ts'
import { dependencies } from '#program/order.ts'
import { supposeMet } from '#storage/derived-store.ts'
import type { Tx } from '#storage/open-database.ts'
import { type Step, stepsOf } from './compile/program.ts'
import { rolledBack } from './explore.ts'
import { planForWholeTables, runStep } from './run.ts'
import { keptBefore, type Scene } from './scene.ts'

const nameOf = (step: Step): string => `${step.kind} ${step.id}`

/** Whether an entry can come to such an account: roles are filled at run time, so they may. */
function mayReach(parties: readonly Party[], kind: EntityKind): boolean {
  return parties.some((party) => party.kind === 'role' || (party.kind === 'path' && party.of === kind))
}

/** The steps whose rows can stand on the sheet of such an account, and all that they rest on, in the order of a run. */
export function stepsForAccount(program: Program, kind: EntityKind): Step[] {
  const edges = dependencies(program)
  const needed = new Set<string>()
  const need = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    for (const other of edges.get(name) ?? []) need(other)
  }
  for (const rule of program.measures)
    if (rule.subject.kind === 'group' && rule.subject.of === kind) need(`measure ${rule.id}`)
  for (const rule of [...program.marks, ...program.points]) if (mayReach(rule.to, kind)) need(`${rule.rule} ${rule.id}`)
  for (const cover of coversRead(program, needed)) needed.add(cover)
  return stepsOf(program).filter((step) => needed.has(nameOf(step)))
}

/** Covers that the needed rules read. */
function coversRead(program: Program, needed: ReadonlySet<string>): string[] {
  const selections: Selection[] = [
    ...program.duties
      .filter((rule) => needed.has(`duty ${rule.id}`))
      .flatMap((rule) => [rule.selection, ...rule.metBy]),
    ...program.measures.filter((rule) => needed.has(`measure ${rule.id}`)).flatMap((rule) => rule.selections),
    ...program.marks.filter((rule) => needed.has(`mark ${rule.id}`)).flatMap((rule) => rule.selections),
    ...program.points
      .filter((rule) => needed.has(`points ${rule.id}`))
      .flatMap((rule) => [...rule.selections, ...rule.cancelled]),
  ]
  return selections.flatMap(({ each }) => (each.kind === 'cover' ? [`cover ${each.name ?? ''}`] : []))
}

export type ForecastAsked = {
  readonly authorityId: string
  readonly kind: EntityKind
  /** Where the period begins: what was derived before stands as it is. */
  readonly from: string
  /** Duties that fall due after `now`, up to `until`, are taken as missed, and then as met in time. */
  readonly now: string
  readonly until: string
}

/** Both ends, as `read` sees them. The scenes look from the period's end. */
export async function forecast<T>(
  tx: Tx,
  scenes: readonly Scene[],
  asked: ForecastAsked,
  read: (tx: Tx) => Promise<T>,
): Promise<{ missed: T; met: T }> {
  return rolledBack(tx, async () => {
    await planForWholeTables(tx)
    const plans = scenes.map((scene) => planOf(scene, asked))
    for (const plan of plans) for (const step of plan.steps) await plan.run(tx, step)
    const missed = await read(tx)
    for (const plan of plans) await supposeAllMet(tx, plan, asked)
    return { missed, met: await read(tx) }
  })
}

type Plan = {
  readonly program: Program
  readonly steps: readonly Step[]
  readonly run: (tx: Tx, step: Step) => Promise<unknown>
}

/** Duties of periods that are over are decided: they stand. What is counted and credited within the period is made anew. */
function planOf(scene: Scene, { kind, from, now }: ForecastAsked): Plan {
  const period = keptBefore(scene, from)
  const rest = keptBefore(scene, now)
  return {
    program: scene.program,
    steps: stepsForAccount(scene.program, kind),
    run: (tx, step) => runStep(tx, step.kind === 'duty' ? rest : period, step, { undecided: false }),
  }
}

/** Takes every duty as met, rule by rule, and computes again only what rests on one that has changed. */
async function supposeAllMet(tx: Tx, plan: Plan, asked: ForecastAsked): Promise<void> {
  const edges = dependencies(plan.program)
  const changed = new Set<string>()
  for (const step of plan.steps) {
    const name = nameOf(step)
    if ([...(edges.get(name) ?? [])].some((other) => changed.has(other))) {
      await plan.run(tx, step)
      changed.add(name)
    }
    if (step.kind !== 'duty') continue
    const where = { programKey: plan.program.id, rule: step.id, after: asked.now, until: asked.until }
    if ((await supposeMet(tx, asked.authorityId, where)) > 0) changed.add(name)
  }
}
