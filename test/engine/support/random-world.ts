/** Random small worlds for a program: everything its rules could read, with the texts its conditions compare with. */
import { emptyWorld, type World } from '#engine/reference/world.ts'
import type { Scene } from '#engine/scene.ts'
import type { Dice } from './random-world/dice.ts'
import { randomEnterprises } from './random-world/enterprises.ts'
import { randomEntries } from './random-world/entries.ts'
import { randomExemptions } from './random-world/exemptions.ts'
import { randomIndicators } from './random-world/indicators.ts'
import { randomLinks } from './random-world/links.ts'
import { randomMatters } from './random-world/matters.ts'
import { randomSupervision } from './random-world/supervision.ts'
import { type Contested, toolsFor, type WorldSize } from './random-world/tools.ts'
import { randomWho } from './random-world/who.ts'

export { Dice } from './random-world/dice.ts'

/** A world of its own for each seed of the dice; the order of the parts is part of the seed. */
export function randomWorld(
  dice: Dice,
  scene: Scene,
  size: WorldSize,
  contested: Contested = { marks: [], points: [] },
): World {
  const world = emptyWorld()
  const making = toolsFor(dice, scene, world, size, contested)
  dice.lean = dice.pick([0, 0, 0.3, 0.7])
  randomWho(making)
  randomLinks(making)
  randomMatters(making)
  randomEntries(making)
  randomSupervision(making)
  randomEnterprises(making)
  randomIndicators(making)
  randomExemptions(making)
  dice.lean = 0
  return world
}
