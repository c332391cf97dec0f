import { lastMatterNumber, matterNumber, nextMatterNumbers } from '#storage/matter-number-store.ts'
import type { TxCtx } from '../context.ts'

/** Numbers for matters made many at a time: looked up once a year, given only to what came about, so that there are no gaps. */
export type MatterNumbers = {
  /** The number the next matter of the year would bear. */
  next(year: number): Promise<string>
  /** It bears it. */
  given(year: number): void
  /** Puts on record what was given. */
  settle(): Promise<void>
}

export function matterNumbers({ tx, authorityId }: TxCtx): MatterNumbers {
  const years = new Map<number, { last: number; given: number }>()
  return {
    async next(year) {
      let known = years.get(year)
      if (!known) {
        known = { last: await lastMatterNumber(tx, authorityId, year), given: 0 }
        years.set(year, known)
      }
      return matterNumber(year, known.last + known.given + 1)
    },
    given(year) {
      const known = years.get(year)
      if (known) known.given++
    },
    async settle() {
      for (const [year, { given }] of years) if (given > 0) await nextMatterNumbers(tx, authorityId, year, given)
      years.clear()
    },
  }
}
