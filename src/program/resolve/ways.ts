/** How a fact leads to an entity. */
import { ENTITIES, type Reached } from '../catalogue.ts'
import type { Environment } from '../environment.ts'
import type { EntityKind } from '../model.ts'

/** Paths of up to three steps that lead to an entity of this kind, shortest first. */
export function waysTo(environment: Environment, of: EntityKind): string[] {
  const ways: string[] = []
  let reached: [string, Reached][] = [...environment.paths]
  for (let steps = 0; steps < 2; steps++) {
    reached = reached.flatMap(([path, entity]) =>
      Object.entries(ENTITIES[entity]).flatMap(([name, attribute]) =>
        'entity' in attribute ? [[`${path}.${name}`, attribute.entity] as [string, Reached]] : [],
      ),
    )
    ways.push(...reached.flatMap(([path, entity]) => (entity === of ? [path] : [])))
  }
  return ways
}
