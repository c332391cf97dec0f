/** Which entities a kind of fact reaches, by the program's declarations. */
import { pathsOf } from '#program/environment.ts'
import type { FactRef, Program } from '#program/model.ts'
import { type Vocabulary, vocabularyOf } from '#program/vocabulary.ts'

const vocabularies = new WeakMap<Program, Vocabulary>()
const paths = new WeakMap<Program, Map<string, ReadonlySet<string>>>()

/** `person org enterprise project area matter by`, as far as the kind has them. Programs do not change, so it is looked up once. */
export function reachesOf(program: Program, ref: FactRef): ReadonlySet<string> {
  const vocabulary = vocabularies.get(program) ?? vocabularyOf(program)
  vocabularies.set(program, vocabulary)
  const known = paths.get(program) ?? new Map<string, ReadonlySet<string>>()
  paths.set(program, known)
  const key = `${ref.kind} ${ref.name ?? ''}`
  const found = known.get(key) ?? new Set<string>(pathsOf(ref, vocabulary))
  known.set(key, found)
  return found
}
