/** Time limits as a program writes them: one limit, a table of limits by an expression, or the longest of several. */
import type { TimeLimit } from '#domain/calendar/time-limit.ts'
import type { Expression } from './expression/ast.ts'

/**
 * `single` is what domain/calendar computes. A `param.x` has been replaced by its value. `statutory` is the limit that
 * law sets for the service concerned, recorded on the fact; absent there, the longest of the others holds.
 */
export type Limit =
  | { readonly kind: 'single'; readonly text: string; readonly limit: TimeLimit }
  | {
      readonly kind: 'table'
      readonly by: Expression
      readonly cases: readonly { readonly value: string; readonly limit: Limit }[]
      readonly otherwise?: Limit
    }
  | { readonly kind: 'longest'; readonly of: readonly Limit[] }
  | { readonly kind: 'statutory' }
