import { type Failure, fail, ok, type Result } from '../result.ts'

/** What a merge looks at: two rows of the same enterprise entered twice. */
export type MergeSide = {
  readonly id: string
  readonly status: string
  readonly creditCode: string | null
  readonly codeForced: string | null
  readonly classes: readonly string[]
  readonly shortName: string | null
  readonly industryCode: string | null
  readonly regionCode: string | null
  readonly areaId: string | null
  readonly address: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly size: string | null
  readonly fromDay: string | null
}

export type MergeError = Failure<'enterprise.same' | 'enterprise.merged_already' | 'enterprise.different_codes'>

const FILLED = [
  'shortName',
  'industryCode',
  'regionCode',
  'areaId',
  'address',
  'contactName',
  'contactPhone',
  'size',
  'fromDay',
] as const satisfies readonly (keyof MergeSide)[]

/**
 * What the survivor is after a merge: its own fields, what it lacks from the other, the classes of both. Two different codes
 * that both hold are two enterprises, unless somebody says that the registration was renewed.
 */
export function decideMerge<E extends MergeSide>(keep: E, gone: E, renewed: boolean): Result<E, MergeError> {
  if (keep.id === gone.id) return fail('enterprise.same')
  const merged = [keep, gone].find((one) => one.status === 'merged')
  if (merged) return fail('enterprise.merged_already', { id: merged.id })
  const both = keep.creditCode !== null && gone.creditCode !== null && keep.creditCode !== gone.creditCode
  if (both && keep.codeForced === null && gone.codeForced === null && !renewed)
    return fail('enterprise.different_codes')
  // A code that holds is better than one that was forced.
  const better =
    gone.creditCode !== null && (keep.creditCode === null || (keep.codeForced !== null && gone.codeForced === null))
  const code = better ? gone : keep
  const filled = Object.fromEntries(FILLED.map((key) => [key, keep[key] ?? gone[key]]))
  return ok({
    ...keep,
    ...filled,
    creditCode: code.creditCode,
    codeForced: code.codeForced,
    classes: [...new Set([...keep.classes, ...gone.classes])],
  })
}
