/** Exemptions, as a rule meets them. */
import type { FactRef } from '#program/model.ts'
import { isKnown, type Known } from './entities.ts'
import type { World } from './world.ts'

type Granted = World['exemption'][number]

/** Exemptions known by now that have one of these effects on a rule; whom and when they concern is the caller's to look at. */
export function exemptionsOn(
  known: Known,
  kind: FactRef['kind'],
  rule: string,
  effects: readonly string[],
): readonly Granted[] {
  const { program } = known.scene
  const grounds = program.exemptions
    .filter(
      (one) =>
        effects.includes(one.effect) &&
        one.on.some((on) => on.kind === kind && (on.name === undefined || on.name === rule)),
    )
    .map((one) => one.id)
  return known.world.exemption.filter(
    (one) =>
      one.program_key === program.id &&
      grounds.includes(one.exemption) &&
      isKnown(known, one) &&
      (one.rule === null || one.rule === rule),
  )
}
