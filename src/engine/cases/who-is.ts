/** Whom a name of a case stands for: its groups, and the roles of office and leader. */
import type { Party } from '#program/model.ts'
import { membersNow } from '../reference/groups.ts'
import type { World } from '../reference/world.ts'
import type { Scene } from '../scene.ts'

/** Ids that act as one: a person with the units he belongs to, or a unit by itself. */
export function idsOf(world: World, id: string | undefined): string[] {
  if (id === undefined) return []
  return [id, ...world.post.filter((post) => post.person_id === id).map((post) => post.org_id)]
}

/** The groups one of the ids is on, on the day the case looks from. */
export function groupsIn(world: World, scene: Scene, ids: readonly string[]): ReadonlySet<string> {
  return new Set(
    scene.program.roster
      .filter((group) => membersNow(world, scene, group.id).some((id) => ids.includes(id)))
      .map((group) => group.id),
  )
}

/** Whether a party of the program is somebody: `office`, `leader`, or a name with its ids. */
export function isParty(world: World, scene: Scene, name: string, ids: readonly string[]): (party: Party) => boolean {
  const groups = groupsIn(world, scene, ids)
  return (party) =>
    party.kind === 'public' ||
    (party.kind === 'role' && party.role === name) ||
    (party.kind === 'group' && groups.has(party.group))
}
