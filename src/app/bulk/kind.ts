import type { Failure, Result } from '#domain/result.ts'
import type { LedgerName } from '../ledger/kinds.ts'
import type { UseCase } from '../use-case.ts'

/** What is asked once for all rows. */
export type Shared = Readonly<Record<string, unknown>>

/** An act that may be done to many rows of a list: the very use case that does it to one. */
export type BulkKind = {
  /** In the access table; each row is asked for again by the use case itself. */
  readonly right: string
  /** The list its rows come from, under the rights of whoever asks. */
  readonly list: LedgerName
  readonly useCase: UseCase<unknown, unknown>
  readonly thingKind: string
  /** How a row is told of. */
  readonly labelOf: (row: Row) => string
  /** What the use case is given for a row, or why nothing can be. `revision`: what whoever chose the row had seen of it. */
  readonly inputOf: (row: Row, shared: Shared, revision: number | undefined) => Result<Record<string, unknown>, Failure>
}

/** A row of a list, as its own use case answers it. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>

/** Forgets what a use case takes and gives: its own schema reads the input of each row again. */
export function anyUseCase<In, Out>(useCase: UseCase<In, Out>): UseCase<unknown, unknown> {
  return useCase as unknown as UseCase<unknown, unknown>
}
