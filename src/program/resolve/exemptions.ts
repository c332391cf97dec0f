/** Grounds of exemption. */
import type { Exemption } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'
import { resolveParty } from './party.ts'

export function resolveExemption(context: Context, path: Path, written: Shaped['exemptions']): Exemption | undefined {
  const list = typeof written.on === 'string' ? [written.on] : written.on
  const kinds = written.effect.startsWith('target_of')
    ? (['reading'] as const)
    : written.effect === 'skip'
      ? (['duty', 'reading', 'measure'] as const)
      : (['duty'] as const)
  const on = list.flatMap(
    (one, index) =>
      context.fact(typeof written.on === 'string' ? [...path, 'on'] : [...path, 'on', index], one, kinds) ?? [],
  )
  const grantedBy = resolveParty(
    context,
    [...path, 'granted_by'],
    written.granted_by,
    on.map((each) => context.environment(each)),
  )
  if (!grantedBy) return undefined
  return {
    ...entryOf(written.exemption, written),
    on,
    effect: written.effect,
    grantedBy,
    grounds: textsOf(written.grounds),
  }
}
