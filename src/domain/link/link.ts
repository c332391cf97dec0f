import { laterDay, type PlainDateString } from '../calendar/day.ts'

/** A pairing without an agreed end lasts for ever; the word is the database's own, and sorts after every day. */
export const FOREVER = 'infinity'

export const TARGET_KINDS = ['org', 'person', 'enterprise', 'project', 'area'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

export type Holder = { readonly kind: 'person' | 'org'; readonly id: string }
export type Target = { readonly kind: TargetKind; readonly id: string }

/** 包联关系: who serves whom, in which role (`link`: the program's declaration), from when to when (both included). */
export type Link = {
  readonly id: string
  readonly link: string
  readonly holder: Holder
  readonly target: Target
  /** What the holder is there for, of the declaration's `kinds`. */
  readonly kinds: readonly string[]
  readonly fromDay: PlainDateString
  /** Last day, included; {@link FOREVER} where no end is agreed. */
  readonly toDay: PlainDateString
  /** Last day of the term, where the program sets one. */
  readonly termTo: PlainDateString | null
}

export type Count = { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }

/** What the program says about pairings of this kind. */
export type LinkRules = {
  readonly id: string
  readonly perHolder?: Count | undefined
  readonly perTarget?: Count | undefined
  readonly kinds: readonly string[]
  /** How often a term may be renewed. Absent: as often as one likes. */
  readonly renewals?: number | undefined
  /** Ending one demands the next. */
  readonly handover?: 'no_gap' | undefined
}

export const holdsOn = (link: Link, day: PlainDateString): boolean => link.fromDay <= day && day <= link.toDay

/** True when the two hold on a common day. */
export const overlap = (
  a: { readonly fromDay: PlainDateString; readonly toDay: PlainDateString },
  b: { readonly fromDay: PlainDateString; readonly toDay: PlainDateString },
): boolean => a.fromDay <= b.toDay && b.fromDay <= a.toDay

export const sameHolder = (a: Holder, b: Holder): boolean => a.kind === b.kind && a.id === b.id
export const sameTarget = (a: Target, b: Target): boolean => a.kind === b.kind && a.id === b.id

/**
 * The largest number of these links that hold on one day of the span, and the first such day. Counts change only where a
 * link begins, so only those days are looked at.
 */
export function mostAtOnce(
  links: readonly Link[],
  span: { readonly fromDay: PlainDateString; readonly toDay: PlainDateString },
): { most: number; day: PlainDateString } {
  const days = [
    span.fromDay,
    ...links.filter((link) => overlap(link, span)).map((link) => laterDay(link.fromDay, span.fromDay)),
  ]
  let best = { most: 0, day: span.fromDay }
  for (const day of days.sort()) {
    const most = links.filter((link) => holdsOn(link, day)).length
    if (most > best.most) best = { most, day }
  }
  return best
}
