/** What counts as the same matter come back: shared by the check, the compiled rule, the reference and the register. */
import type { TimeLimit } from '#domain/calendar/time-limit.ts'
import type { MatterKind } from './model.ts'

/** What a matter can be the same about; one of those that are named must be there, or nothing is repeated. */
export const REPEAT_ABOUT = ['enterprise', 'project', 'area', 'raiser'] as const
export type RepeatAbout = (typeof REPEAT_ABOUT)[number]
/** What of a matter may make another the same matter again. */
export const REPEAT_KEYS: readonly string[] = [...REPEAT_ABOUT, 'category', 'source']

const MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 } as const

/** Milliseconds of a limit of fixed length (minutes, hours, days, weeks); undefined for any other. */
export function repeatSpan(limit: TimeLimit): number | undefined {
  if (limit.kind !== 'amount' || limit.base !== null || limit.side !== 'after') return undefined
  let span = 0
  for (const { n, unit } of limit.steps) {
    if (!(unit in MS)) return undefined
    span += n * MS[unit as keyof typeof MS]
  }
  return span
}

export type Repeat = {
  readonly about: readonly RepeatAbout[]
  readonly category: boolean
  readonly source: boolean
  readonly span: number
}

/** A program that says nothing means the same category from the same enterprise or project within 30 days. */
export function repeatOf(kind: Pick<MatterKind, 'repeat'> | undefined): Repeat {
  const same = kind?.repeat?.same ?? ['enterprise', 'project', 'category']
  const within = kind?.repeat?.within
  const span = within?.kind === 'single' ? repeatSpan(within.limit) : undefined
  return {
    about: REPEAT_ABOUT.filter((one) => same.includes(one)),
    category: same.includes('category'),
    source: same.includes('source'),
    span: span ?? 30 * MS.days,
  }
}
