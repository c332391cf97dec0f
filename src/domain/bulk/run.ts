/** An act on many rows (批量办理): how far it is, and what becomes of each row. */

/** trying → tried → doing → done; stopped by who asked for it; ended because it could not go on. */
export const BULK_STATES = ['trying', 'tried', 'doing', 'done', 'stopped', 'ended'] as const
export type BulkState = (typeof BULK_STATES)[number]

/** `waiting`: not tried yet; `will`: would be done. */
export const BULK_ROW_STATES = ['waiting', 'will', 'refused', 'done'] as const
export type BulkRowState = (typeof BULK_ROW_STATES)[number]

/** States in which something of it may still be done. */
export const UNENDED = ['trying', 'tried', 'doing'] as const satisfies readonly BulkState[]

/** Nothing of it will be done any more. */
export const isEnded = (state: BulkState): boolean => !(UNENDED as readonly BulkState[]).includes(state)

/** More than this is no morning's work of one person: a filter narrows it first. */
export const MOST_BULK_ROWS = 5_000
