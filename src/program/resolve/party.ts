/** To whom something goes, and whom it is about. */
import { ENTITIES, NAMED_PATHS, type Reached } from '../catalogue.ts'
import type { Environment } from '../environment.ts'
import type { Party, Subject } from '../model.ts'
import { ROLES } from '../words.ts'
import type { Context, Path } from './context.ts'
import { reach } from './selection.ts'

/** A path of every fact concerned, a role, a group, or the public. */
export function resolveParty(
  context: Context,
  path: Path,
  written: string,
  environments: readonly Environment[],
): Party | undefined {
  const [first = ''] = written.split('.')
  if (written === 'public') return { kind: 'public' }
  if (Object.hasOwn(ROLES, written)) return { kind: 'role', role: written as keyof typeof ROLES }
  if (environments.length > 0 && (Object.hasOwn(ENTITIES, first) || Object.hasOwn(NAMED_PATHS, first))) {
    let of: Reached | undefined
    for (const environment of environments) {
      of = reach(context, path, environment, written)
      if (of === undefined) return undefined
    }
    return { kind: 'path', path: written.split('.'), of: of ?? 'org' }
  }
  if (context.vocabulary.groups.has(written)) return { kind: 'group', group: written }
  if (context.broken.has(`member ${written}`)) return undefined
  const known = [
    ...new Set(environments.flatMap((e) => [...e.paths.keys()])),
    ...Object.keys(ROLES),
    ...context.vocabulary.groups.keys(),
    'public',
  ]
  return context.unknown(path, 'party.unknown', written, known)
}

export function resolveParties(
  context: Context,
  path: Path,
  written: string | readonly string[] | undefined,
  environments: readonly Environment[],
): Party[] {
  if (written === undefined) return []
  if (typeof written === 'string') return [resolveParty(context, path, written, environments) ?? []].flat()
  return written.flatMap((one, index) => resolveParty(context, [...path, index], one, environments) ?? [])
}

/** For whom a measure, ranking or indicator is. */
export function resolveSubject(context: Context, path: Path, written: string): Subject | undefined {
  if (written === 'authority') return { kind: 'authority' }
  const group = context.vocabulary.groups.get(written)
  if (group) return { kind: 'group', group: written, of: group.of }
  if (context.broken.has(`member ${written}`)) return undefined
  return context.unknown(path, 'group.unknown', written, ['authority', ...context.vocabulary.groups.keys()])
}
