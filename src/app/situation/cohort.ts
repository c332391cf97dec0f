import { z } from 'zod'
import type { TxCtx } from '../context.ts'
import { conditionOf } from '../matter/list-matters.ts'

/** What the board is about: what people asked for. Tasks, decisions and cases have boards of their own. */
export const KINDS = ['problem', 'complaint'] as const

/** Raised in a span of days, under one program or all. */
export const CohortInput = z.object({
  program: z.string().max(100).optional(),
  from: z.iso.date(),
  to: z.iso.date(),
})
type Cohort = z.infer<typeof CohortInput>

/** The condition of the list itself: what a figure counts is what its list shows. */
export function cohortOf(ctx: TxCtx, { program, from, to }: Cohort) {
  return conditionOf(ctx, { program, kind: [...KINDS], recordedFrom: from, recordedTo: to })
}

/** The address of the list that shows the rows of a figure. */
export function rowsOf({ program, from, to }: Cohort, filter: Readonly<Record<string, string | readonly string[]>>) {
  return matters({ kind: KINDS, recordedFrom: from, recordedTo: to, ...(program ? { program } : {}), ...filter })
}

/** `matters?…` with repeated names for several values. */
export function matters(filter: Readonly<Record<string, string | readonly string[]>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    for (const one of typeof value === 'string' ? [value] : value) params.append(name, one)
  return `matters?${params}`
}
