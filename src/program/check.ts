/** A program's text, checked: shape, then meaning; every fault at once, each in its place, and what would be right. */
import { type Fault, fault, inOrder } from './fault.ts'
import { type Flat, flatten, type ParentResolver } from './flatten.ts'
import { canonical, contentHash } from './hash.ts'
import type { Program } from './model.ts'
import { order, type Strata } from './order.ts'
import { parseProgram } from './parse.ts'
import { Context } from './resolve/context.ts'
import { namesIn, pathsOf } from './resolve/names.ts'
import { resolve } from './resolve/program.ts'
import { type ShapedProgram, shapeOf } from './shape.ts'
import { nameOfPath, type Plain, placeOf } from './source-tree.ts'
import { type OutsideKnowledge, warn } from './warnings.ts'

export type { Fault } from './fault.ts'

export { sayFault } from './fault.ts'

export type CheckOptions = OutsideKnowledge & {
  /** Name of the file in messages. */
  readonly file?: string
  /** Gives the parent of `extends`. */
  readonly resolveParent?: ParentResolver
}

export type CheckedProgram = {
  readonly program: Program
  /** The flattened file, as plain data: what is hashed, stored and shown. */
  readonly flat: Plain
  /** SHA-256 over the flattened form. */
  readonly hash: string
  readonly strata: Extract<Strata, { ok: true }>['strata']
}

export type CheckResult =
  | ({ readonly ok: true; readonly warnings: readonly Fault[] } & CheckedProgram)
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] }

/** Checks a program given as text. Never throws, whatever the text. */
export function checkProgram(text: string, options: CheckOptions = {}): CheckResult {
  return checkFlat(flatten(parseProgram(text, options.file ?? 'program.yaml'), options.resolveParent), options)
}

/** Checks a program already flattened: a stored version is compiled again from its plain form. */
export function checkFlat(flat: Pick<Flat, 'value' | 'faults' | 'ancestors'>, options: CheckOptions = {}): CheckResult {
  const file = options.file ?? 'program.yaml'
  const root = flat.value
  const faults: Fault[] = [...flat.faults]
  // Nothing could be read: its faults are all there is to say.
  if (Object.keys(root).length === 0 && faults.length > 0) return { ok: false, faults: inOrder(faults), warnings: [] }
  const shaped = shapeOf(root, (path, code, data, at) =>
    faults.push(fault(placeOf(root, path, file, at), nameOfPath(root, path), code, data)),
  )
  const context = new Context(root, file, namesIn(shaped))
  const program = resolve(shaped, context, flat.ancestors[0])
  faults.push(...context.faults)
  if (!program || faults.length > 0) return { ok: false, faults: inOrder(faults), warnings: inOrder(context.warnings) }
  const strata = order(program)
  const pathOf = pathsOf(shaped)
  if (!strata.ok) {
    const [first = ''] = strata.circle
    const [kind = '', id = ''] = first.split(' ')
    const section =
      { duty: 'duties', measure: 'measures', ranking: 'rankings', mark: 'marks', points: 'points' }[kind] ?? kind
    context.fault(pathOf(section, id), 'order.circle', { names: strata.circle })
    return { ok: false, faults: inOrder(context.faults), warnings: inOrder(context.warnings) }
  }
  warn(program, context, pathOf, options, canonical(root))
  return {
    ok: true,
    program,
    flat: root,
    hash: contentHash(root),
    strata: strata.strata,
    warnings: inOrder(context.warnings),
  }
}

/** One id, one entry. The same act or disclosure may stand several times, for different parties. */
export function duplicates(shaped: ShapedProgram, context: Context): void {
  for (const [section, entries] of Object.entries(shaped.sections)) {
    if (section === 'acts' || section === 'disclosure') continue
    const seen = new Set<string>()
    for (const { path, value } of entries) {
      const [key = '', id] = Object.entries(value as Record<string, unknown>)[0] ?? []
      if (seen.has(String(id))) context.fault([...path, key], 'entry.duplicate', { name: String(id) })
      seen.add(String(id))
    }
  }
}
