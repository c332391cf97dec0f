import type { MarkValue, MarkValues } from '#domain/ledger/row-mark.ts'
import type { Result } from '#domain/result.ts'
import type { TxCtx } from '../../context.ts'
import type { UseCase } from '../../use-case.ts'

/** What there is of a thing now, as far as a ledger of it can be edited. */
export type Present<Row = unknown> = {
  /** What people call it. */
  readonly label: string
  readonly values: MarkValues
  /** Columns that cannot be edited and tell one row from another: they show when rows and marks were shuffled. */
  readonly identity: Readonly<Record<string, string>>
  readonly row: Row
}

/** The act that stores what was edited: the same that a person would take in the page. */
export type Order = { readonly useCase: UseCase<never, unknown>; readonly input: Readonly<Record<string, unknown>> }

/** Things whose ledger may come back. */
export type BackKind<Row = unknown> = {
  /** A failure where there is none, or where whoever asks may not change it: then he is shown nothing of it. */
  readonly now: (ctx: TxCtx, id: string) => Promise<Result<Present<Row>>>
  readonly order: (
    ctx: TxCtx,
    now: Present<Row>,
    changed: Readonly<Record<string, MarkValue>>,
  ) => Promise<Result<Order>>
}

/** A use case and its input as an order. */
export function orderOf<In, Out>(useCase: UseCase<In, Out>, input: Readonly<Record<string, unknown>>): Order {
  return { useCase: useCase as unknown as UseCase<never, unknown>, input }
}

/** An empty cell is nothing. */
export const orNull = (value: MarkValue): string | null => {
  const text = value === null ? '' : String(value).trim()
  return text === '' ? null : text
}
