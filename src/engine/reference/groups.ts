/** Membership, read from the declaration by plain recursion. */
import { evaluate } from '#program/expression/evaluate.ts'
import { attributeOf, type Known, optionsOf } from './entities.ts'
import { nothingDerived } from './rows.ts'
import { dayAtOrBefore, earlierOf, laterOf } from './time.ts'

export type Stretch = { readonly id: string; readonly from: string; readonly to: string }

/** The stretches of membership of a group; an entity may have several. */
export function stretchesOf(known: Known, group: string): Stretch[] {
  const declared = known.scene.program.roster.find((one) => one.id === group)
  if (!declared) throw new Error(`no group ${group}`)
  const { members } = declared
  if (members.kind === 'listed') {
    return known.world.roster_member
      .filter((row) => row.program_key === known.scene.program.id && row.group_id === group)
      .map((row) => ({ id: row.subject_id, from: row.from_day, to: row.to_day }))
  }
  if (members.kind === 'united') return members.of.flatMap((one) => stretchesOf(known, one))
  const entities: { id: string; from_day?: string | null; to_day?: string | null }[] = known.world[declared.of]
  return entities
    .filter(({ id }) => {
      const row = Object.fromEntries(
        [...members.where.paths].map((path) => [path, attributeOf(known, declared.of, id, path, known.scene.today)]),
      )
      return evaluate(members.where, row, optionsOf(known)) === true
    })
    .map((entity) => ({ id: entity.id, from: entity.from_day ?? '-infinity', to: entity.to_day ?? 'infinity' }))
}

/** One stretch a member, from the first day to the last, not before the program. */
export function spansOf(known: Known, group: string): Stretch[] {
  const spans = new Map<string, Stretch>()
  for (const one of stretchesOf(known, group)) {
    const before = spans.get(one.id)
    spans.set(
      one.id,
      before ? { id: one.id, from: earlierOf(before.from, one.from), to: laterOf(before.to, one.to) } : one,
    )
  }
  return [...spans.values()]
}

/** Who belonged to the group for at least a day of [first, last]. */
export function membersBetween(known: Known, group: string, first: string, last: string): string[] {
  const ids = stretchesOf(known, group)
    .filter((one) => dayAtOrBefore(one.from, last) && dayAtOrBefore(first, one.to))
    .map((one) => one.id)
  return [...new Set(ids)]
}

/** Who belongs to the group on the day of the run. */
export function membersNow(world: Known['world'], scene: Known['scene'], group: string): string[] {
  const known: Known = { world, scene, authorityId: scene.authorityIds[0] ?? '', derived: nothingDerived() }
  return membersBetween(known, group, scene.today, scene.today)
}
