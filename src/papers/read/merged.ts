import type { Merge } from '#domain/import/merge.ts'

export type { Merge }

/** What a sheet says about itself besides its cells. */
export type SheetShape = {
  readonly merges: readonly Merge[]
  /** Columns the author hid, 1-based: read like the others, and said. */
  readonly hiddenColumns: readonly number[]
}

export const NO_SHAPE: SheetShape = { merges: [], hiddenColumns: [] }
