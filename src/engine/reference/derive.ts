/**
 * The meaning of a program's rules, slowly and plainly, over rows in memory: loops over lists of facts, no SQL. The
 * compiled statements are held against it; `lianqi try` runs on it.
 */
import { canBeUndecided } from '../compile/common.ts'
import { stepsOf } from '../compile/program.ts'
import type { Scene } from '../scene.ts'
import { holds } from './conditions.ts'
import { deriveCovers } from './covers.ts'
import { deriveDuties } from './duties.ts'
import type { Known } from './entities.ts'
import { factsOf } from './facts.ts'
import { deriveMarks } from './marks.ts'
import { deriveMeasures } from './measures.ts'
import { derivePoints } from './points.ts'
import { deriveRankings } from './rankings.ts'
import { type Derived, nothingDerived } from './rows.ts'
import type { World } from './world.ts'

function found<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const entry = entries.find((one) => one.id === id)
  if (!entry) throw new Error(`no entry ${id}`)
  return entry
}

/** Everything that follows from a world, rule by rule in the order of their dependence. */
export function derive(world: World, scene: Scene): Derived {
  const [authorityId = ''] = scene.authorityIds
  const derived = nothingDerived()
  const known: Known = { world, scene, authorityId, derived }
  const { program } = scene
  for (const step of stepsOf(program)) {
    switch (step.kind) {
      case 'cover':
        derived.cover.push(...deriveCovers(known, found(program.links, step.id)))
        break
      case 'duty':
        derived.duty.push(...deriveDuties(known, found(program.duties, step.id)))
        break
      case 'measure':
        derived.measure.push(...deriveMeasures(known, found(program.measures, step.id)))
        break
      case 'ranking':
        derived.ranking.push(...deriveRankings(known, found(program.rankings, step.id)))
        break
      case 'mark':
        derived.mark.push(...deriveMarks(known, found(program.marks, step.id)))
        break
      case 'points':
        derived.points.push(...derivePoints(known, found(program.points, step.id)))
        break
    }
    if (step.kind === 'mark' || step.kind === 'points') noteUndecided(known, step.kind, step.id)
  }
  return derived
}

/** Conditions that met an absent value, by rule. */
function noteUndecided(known: Known, kind: 'mark' | 'points', id: string): void {
  const { program, span } = known.scene
  const rule = kind === 'mark' ? found(program.marks, id) : found(program.points, id)
  for (const selection of rule.selections.filter(canBeUndecided)) {
    const count = factsOf(known, selection.each).filter(
      (fact) => fact.day >= span.from && fact.day <= span.to && holds(known, fact, selection) === undefined,
    ).length
    if (count > 0) known.derived.undecided.push({ rule: `${kind} ${id}`, where: selection.where?.source ?? '', count })
  }
}
