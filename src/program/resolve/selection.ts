/** What a rule looks at: facts with their condition, and the way from a fact to whom the rule is about. */
import { ENTITIES, type Reached } from '../catalogue.ts'
import type { Environment } from '../environment.ts'
import type { EntityKind, Selection, Subject } from '../model.ts'
import type { Context, Path } from './context.ts'
import { waysTo } from './ways.ts'

/** One selection: fact, condition, exception, and the path to the subject if there is one. */
export function resolveSelection(
  context: Context,
  path: Path,
  written: {
    each: string
    where?: string | number | boolean | undefined
    except?: string | number | boolean | undefined
  },
  subject?: { subject: Subject; through?: string | undefined; at: Path },
  pathOfEach: Path = [...path, 'each'],
): Selection | undefined {
  const each = context.fact(pathOfEach, written.each)
  if (!each) return undefined
  const environment = context.environment(each)
  const where =
    written.where === undefined
      ? undefined
      : context.expression([...path, 'where'], written.where, environment, 'yes_no')
  const except =
    written.except === undefined
      ? undefined
      : context.expression([...path, 'except'], written.except, environment, 'yes_no')
  const selection: Selection = { each, ...(where ? { where } : {}), ...(except ? { except } : {}) }
  if (!subject || subject.subject.kind === 'authority') return selection
  const leads = pathTo(context, subject.at, environment, subject.subject.of, subject.through)
  return leads ? { ...selection, path: leads } : selection
}

/** The plain form or `any`, as a list. */
export function resolveSelections(
  context: Context,
  path: Path,
  written: {
    each?: string | undefined
    where?: string | number | boolean | undefined
    except?: string | number | boolean | undefined
    any?:
      | readonly {
          each: string
          where?: string | number | boolean | undefined
          except?: string | number | boolean | undefined
        }[]
      | undefined
  },
  subject?: { subject: Subject; through?: string | undefined },
): Selection[] {
  if (written.any !== undefined) {
    if (written.each !== undefined) context.fault([...path, 'each'], 'rule.each_or_any')
    if (written.where !== undefined) context.fault([...path, 'where'], 'rule.where_beside_any')
    return written.any.flatMap((one, index) => {
      const at = [...path, 'any', index]
      const except = one.except ?? written.except
      return resolveSelection(context, at, { ...one, except }, subject && { ...subject, at: [...at, 'each'] }) ?? []
    })
  }
  if (written.each === undefined) {
    context.fault(path, 'rule.no_each')
    return []
  }
  return [
    resolveSelection(
      context,
      path,
      { ...written, each: written.each },
      subject && { ...subject, at: [...path, subject.through ? 'through' : 'each'] },
    ) ?? [],
  ].flat()
}

/** The path from a fact to a subject of kind `of`: the obvious one, or `through`. */
export function pathTo(
  context: Context,
  path: Path,
  environment: Environment,
  of: EntityKind,
  through?: string,
): readonly string[] | undefined {
  if (through !== undefined) {
    const reached = reach(context, path, environment, through)
    if (reached === undefined) return undefined
    if (reached !== of)
      return context.fault(path, 'path.leads_elsewhere', { name: through, leads: reached, wanted: of })
    return through.split('.')
  }
  if (environment.paths.get(of) === of) return [of]
  const ways = waysTo(environment, of)
  const known = [...environment.paths.keys()]
  return context.fault(path, 'path.none_to_subject', {
    of: environment.of,
    wanted: of,
    known,
    ...(ways[0] ? { suggestion: ways[0] } : {}),
  })
}

/** What entity a written path leads to. */
export function reach(context: Context, path: Path, environment: Environment, written: string): Reached | undefined {
  const [first = '', ...steps] = written.split('.')
  let entity = environment.paths.get(first)
  if (!entity) return context.unknown(path, 'path.unknown', first, environment.paths.keys(), { of: environment.of })
  for (const step of steps) {
    const attributes: Readonly<Record<string, object>> = ENTITIES[entity]
    const attribute = Object.hasOwn(attributes, step) ? (attributes[step] as { entity?: Reached }) : undefined
    if (!attribute?.entity) return context.fault(path, 'path.unknown_step', { name: step, of: entity })
    entity = attribute.entity
  }
  return entity
}
