import { addDays, type PlainDateString } from '../calendar/day.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { FOREVER, type Link, type LinkRules, mostAtOnce, overlap, sameHolder, sameTarget } from './link.ts'

export type LinkError = Failure<
  | 'link.other_kind'
  | 'link.backward'
  | 'link.unknown_kinds'
  | 'link.already_held'
  | 'link.over_capacity'
  | 'link.target_full'
  | 'link.ended'
  | 'link.end_before_start'
  | 'link.end_in_past'
  | 'link.needs_successor'
  | 'link.no_term'
  | 'link.renewals_used'
>

/**
 * May this pairing be made? `others` are the pairings that hold or will hold, of the same holder or the same target; more do
 * no harm. The failure names the day from which it would be too many, or until when it is held already.
 */
export function decideLink(proposed: Link, rules: LinkRules, others: readonly Link[]): Result<Link, LinkError> {
  if (proposed.link !== rules.id) return fail('link.other_kind', { link: proposed.link })
  if (proposed.toDay < proposed.fromDay) return fail('link.backward', { from: proposed.fromDay, to: proposed.toDay })
  const unknown = proposed.kinds.filter((kind) => !rules.kinds.includes(kind))
  if (unknown.length > 0) return fail('link.unknown_kinds', { kinds: unknown, known: rules.kinds }, ['kinds'])
  const alike = others.filter(
    (other) => other.link === rules.id && other.id !== proposed.id && overlap(other, proposed),
  )
  const mine = alike.filter((other) => sameHolder(other.holder, proposed.holder))
  const twin = mine.find((other) => sameTarget(other.target, proposed.target))
  if (twin) return fail('link.already_held', { linkId: twin.id, until: twin.toDay })
  const most = rules.perHolder?.atMost
  if (most !== undefined) {
    const load = mostAtOnce(mine, proposed)
    if (load.most >= most) return fail('link.over_capacity', { held: load.most, most, day: load.day })
  }
  const full = rules.perTarget?.atMost
  if (full !== undefined) {
    const load = mostAtOnce(
      alike.filter((other) => sameTarget(other.target, proposed.target)),
      proposed,
    )
    if (load.most >= full) return fail('link.target_full', { held: load.most, most: full, day: load.day })
  }
  return ok(proposed)
}

/**
 * Ends a pairing with `lastDay` as its last. Where the program says `no_gap`, others must go on serving the target from the
 * next day (as many as the program demands, at least one), unless the target itself leaves (`targetLeaves`).
 */
export function decideEnd(
  link: Link,
  lastDay: PlainDateString,
  rules: LinkRules,
  others: readonly Link[],
  facts: { readonly today: PlainDateString; readonly targetLeaves: boolean },
): Result<Link, LinkError> {
  if (link.toDay < facts.today) return fail('link.ended', { on: link.toDay })
  if (lastDay < link.fromDay) return fail('link.end_before_start', { from: link.fromDay })
  // History is not rewritten: yesterday he held it.
  if (lastDay < addDays(facts.today, -1)) return fail('link.end_in_past', { today: facts.today })
  if (lastDay > link.toDay) return fail('link.ended', { on: link.toDay })
  if (rules.handover === 'no_gap' && !facts.targetLeaves) {
    const next = addDays(lastDay, 1)
    const stay = others.filter(
      (other) =>
        other.id !== link.id &&
        other.link === link.link &&
        sameTarget(other.target, link.target) &&
        other.fromDay <= next &&
        other.toDay >= (link.toDay === FOREVER ? FOREVER : link.toDay),
    )
    const need = Math.max(1, rules.perTarget?.atLeast ?? 1)
    if (new Set(stay.map((other) => `${other.holder.kind} ${other.holder.id}`)).size < need) {
      return fail('link.needs_successor', { need, next })
    }
  }
  return ok({ ...link, toDay: lastDay })
}

/**
 * Renews a pairing whose term ends: the old one keeps its dates, a new one follows it without a gap. `renewed` is how often
 * this pair has been renewed before, `termTo` the last day of the new term.
 */
export function decideRenewal(
  link: Link,
  rules: LinkRules,
  facts: { readonly renewed: number; readonly termTo: PlainDateString; readonly newId: string },
): Result<{ ended: Link; begun: Link }, LinkError> {
  if (link.termTo === null) return fail('link.no_term')
  if (link.toDay !== FOREVER && link.toDay < link.termTo) return fail('link.ended', { on: link.toDay })
  if (rules.renewals !== undefined && facts.renewed >= rules.renewals) {
    return fail('link.renewals_used', { renewed: facts.renewed, most: rules.renewals })
  }
  const begun = { ...link, id: facts.newId, fromDay: addDays(link.termTo, 1), toDay: FOREVER, termTo: facts.termTo }
  return ok({ ended: { ...link, toDay: link.termTo }, begun })
}
