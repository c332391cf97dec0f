/** Who takes part: groups, and who is paired with whom. */
import { RESERVED_NAMES } from '../catalogue.ts'
import { environmentOfEntity } from '../environment.ts'
import type { Count, Group, LinkKind } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import { ROLES } from '../words.ts'
import type { Context, Path } from './context.ts'
import { entryOf, textsOf } from './entries.ts'
import { resolveLimit } from './limit.ts'
import { resolveCount } from './value.ts'

export function resolveGroup(context: Context, path: Path, written: Shaped['roster']): Group | undefined {
  const expect = resolveCount(context, [...path, 'expect'], written.expect)
  const entry = {
    ...entryOf(written.group, written),
    of: written.of,
    ...(expect === undefined ? {} : { expect }),
  }
  if (
    Object.hasOwn(ROLES, written.group) ||
    RESERVED_NAMES.has(written.group) ||
    ['authority', 'public'].includes(written.group)
  ) {
    return context.fault([...path, 'group'], 'name.reserved', { name: written.group })
  }
  if (written.where !== undefined && written.any_of !== undefined)
    return context.fault([...path, 'any_of'], 'group.where_or_any_of')
  if (written.where !== undefined) {
    const where = context.expression(
      [...path, 'where'],
      written.where,
      environmentOfEntity(context.vocabulary, written.of),
      'yes_no',
    )
    return where && { ...entry, members: { kind: 'found', where } }
  }
  if (written.any_of === undefined) return { ...entry, members: { kind: 'listed' } }
  let sound = true
  for (const [index, name] of written.any_of.entries()) {
    const at = [...path, 'any_of', index]
    const group = context.vocabulary.groups.get(name)
    if (!group) {
      if (!context.broken.has(`member ${name}`))
        context.unknown(at, 'group.unknown', name, context.vocabulary.groups.keys())
      sound = false
    } else if (group.of !== written.of) {
      context.fault(at, 'group.other_kind', { name, of: group.of, wanted: written.of })
      sound = false
    }
  }
  return sound ? { ...entry, members: { kind: 'united', of: written.any_of } } : undefined
}

function countOf(context: Context, path: Path, written: Shaped['links']['per_holder']): Count | undefined {
  if (!written) return undefined
  const number = (key: 'exactly' | 'at_least' | 'at_most') => resolveCount(context, [...path, key], written[key])
  const [exactly, atLeast, atMost] = [number('exactly'), number('at_least'), number('at_most')]
  // What could not be read has been said.
  if (Object.keys(written).length > 0 && exactly === undefined && atLeast === undefined && atMost === undefined)
    return undefined
  if (exactly !== undefined && (atLeast !== undefined || atMost !== undefined))
    return context.fault(path, 'count.exactly_alone')
  if (exactly !== undefined) return { atLeast: exactly, atMost: exactly }
  if (atLeast === undefined && atMost === undefined) return context.fault(path, 'count.empty')
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    return context.fault(path, 'count.crossed', { at_least: atLeast, at_most: atMost })
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) }
}

export function resolveLink(context: Context, path: Path, written: Shaped['links']): LinkKind | undefined {
  const known = context.vocabulary.groups
  const sides = (['holder', 'target'] as const).map((side) => {
    const group = known.get(written[side])
    if (!group && !context.broken.has(`member ${written[side]}`))
      context.unknown([...path, side], 'group.unknown', written[side], known.keys())
    return group
  })
  const perHolder = countOf(context, [...path, 'per_holder'], written.per_holder)
  const perTarget = countOf(context, [...path, 'per_target'], written.per_target)
  const term = written.term === undefined ? undefined : resolveLimit(context, [...path, 'term'], written.term)
  const renewals = resolveCount(context, [...path, 'renewals'], written.renewals)
  const [holder, target] = sides
  if (!holder || !target) return undefined
  if (holder.of === target.of) return context.fault([...path, 'target'], 'link.same_kind', { of: holder.of })
  return {
    ...entryOf(written.link, written),
    holder: written.holder,
    target: written.target,
    holderOf: holder.of,
    targetOf: target.of,
    kinds: textsOf(written.kinds),
    ...(perHolder ? { perHolder } : {}),
    ...(perTarget ? { perTarget } : {}),
    ...(term ? { term } : {}),
    ...(renewals === undefined ? {} : { renewals }),
    ...(written.handover === undefined ? {} : { handover: written.handover }),
  }
}
