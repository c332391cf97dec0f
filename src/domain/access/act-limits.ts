import type { Failure } from '../result.ts'

/** A party of a program, as far as this file cares: told apart by `is`. */
type Party = { readonly kind: string }

/** What a program says of an act outside matters (`acts`): who may, with whose approval, how often, or not at all. */
export type ActLimit<P extends Party = Party> = {
  readonly title: string
  readonly clause?: string | undefined
  readonly assumed?: string | undefined
  readonly by: readonly P[]
  readonly notBy: readonly P[]
  readonly approvedBy: readonly P[]
  readonly times?: number | undefined
  /** A number: how often; a length of time binds extensions and is not looked at here. */
  readonly atMost?: unknown
  readonly then?: 'final' | 'refused' | undefined
}

/** Somebody who wants to do it, and what was done before. */
export type ActAsked<P extends Party, L extends ActLimit<P>> = {
  readonly is: (party: P) => boolean
  /** Whether one of the party has approved; absent: nobody has, or approval is asked for at a later step. */
  readonly approved?: (party: P) => boolean
  /** How often it was done in the period of the limit; absent: not counted here. */
  readonly had?: (limit: L) => number
}

/**
 * The first of a program's limits that an act would break; null when none. Where limits name who may (`by`), nobody else may,
 * and each binds only those it names; `then: refused` forbids those it names, or everybody.
 */
export function brokenActLimit<P extends Party, L extends ActLimit<P>>(
  limits: readonly L[],
  asked: ActAsked<P, L>,
): Failure | null {
  const binds = (limit: L): boolean => limit.by.length === 0 || limit.by.some(asked.is)
  const says = (limit: L | undefined) => ({ entry: limit?.title ?? '', clause: limit?.clause ?? limit?.assumed ?? '' })
  const forbidden = limits.find((limit) => limit.then === 'refused' && binds(limit))
  if (forbidden) return { code: 'act.forbidden', data: says(forbidden) }
  const windows = limits.filter((limit) => limit.then !== 'refused')
  const mine = windows.filter(binds)
  if (windows.length > 0 && mine.length === 0) return { code: 'act.not_yours', data: says(windows[0]) }
  for (const limit of mine) {
    if (limit.notBy.some(asked.is)) return { code: 'act.not_yours', data: says(limit) }
    const { approved } = asked
    if (approved && limit.approvedBy.length > 0 && !limit.approvedBy.some((one) => asked.is(one) || approved(one)))
      return { code: 'act.not_approved', data: says(limit) }
    const most = limit.times ?? (typeof limit.atMost === 'number' ? limit.atMost : undefined)
    if (most === undefined || !asked.had) continue
    const had = asked.had(limit)
    if (had >= most) return { code: 'act.too_often', data: { ...says(limit), most, had } }
  }
  return null
}
