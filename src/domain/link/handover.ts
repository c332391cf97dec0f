import { addDays, laterDay, type PlainDateString } from '../calendar/day.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { decideLink } from './decide-link.ts'
import { FOREVER, type Link, type LinkRules } from './link.ts'

export type HandoverState = 'proposed' | 'accepted' | 'declined' | 'withdrawn'

/** 交接: one person's pairings, with the open matters that came through him, offered to a successor. */
export type Handover = {
  readonly id: string
  readonly fromPersonId: string
  readonly toPersonId: string
  /** First day of the successor. */
  readonly effectiveDay: PlainDateString
  readonly state: HandoverState
  readonly linkIds: readonly string[]
  readonly matterIds: readonly string[]
}

export type HandoverError = Failure<
  | 'handover.same_person'
  | 'handover.in_past'
  | 'handover.nothing'
  | 'handover.not_his'
  | 'handover.decided'
  | 'handover.over_capacity'
  | 'handover.already_holds'
>

/** What the parties hold, as far as the decision needs it. */
export type Holdings = {
  /** All pairings of both persons, and those on the same targets, that have not ended before `today`. */
  readonly links: readonly Link[]
  /** Open matters whose contact the person handing over is, with the pairing they came through (null: none). */
  readonly matters: readonly { readonly id: string; readonly linkId: string | null }[]
  readonly rules: readonly LinkRules[]
  readonly today: PlainDateString
}

type Proposal = Omit<Handover, 'state' | 'matterIds'>

/**
 * Proposes a hand-over of these links. Every open matter of the links goes with them; a matter without a link goes when all
 * links go (the person leaves). Nothing changes yet: it is an offer.
 */
export function decideProposal(proposal: Proposal, holdings: Holdings): Result<Handover, Failure> {
  if (proposal.fromPersonId === proposal.toPersonId) return fail('handover.same_person')
  if (proposal.effectiveDay < holdings.today) return fail('handover.in_past', { today: holdings.today })
  const moved = planLinks(proposal, proposal.effectiveDay, holdings, () => '')
  if (!moved.ok) return moved
  const all = heldLinks(proposal.fromPersonId, proposal.effectiveDay, holdings)
  const leaves = all.every((link) => proposal.linkIds.includes(link.id))
  const matterIds = holdings.matters
    .filter(({ linkId }) => (linkId === null ? leaves : proposal.linkIds.includes(linkId)))
    .map(({ id }) => id)
  if (proposal.linkIds.length === 0 && matterIds.length === 0) return fail('handover.nothing')
  return ok({ ...proposal, state: 'proposed', matterIds })
}

/** What accepting does. A link of `voided` never came to hold and is taken back. */
export type Takeover = {
  readonly handover: Handover
  readonly ended: readonly Link[]
  readonly voided: readonly Link[]
  readonly begun: readonly Link[]
  /** Matters whose contact the successor becomes: those proposed, and those that came through the links meanwhile. */
  readonly matterIds: readonly string[]
  /** The successor's first day: the agreed one, or the day of accepting when that is later. */
  readonly firstDay: PlainDateString
}

/**
 * The successor accepts: each old link ends the day before the new one begins, so that every target has as many holders on
 * every day as before, and each open matter has exactly one. Accepting late moves the first day, never history.
 */
export function decideAcceptance(
  handover: Handover,
  holdings: Holdings,
  newId: () => string,
): Result<Takeover, Failure> {
  if (handover.state !== 'proposed') return fail('handover.decided', { state: handover.state })
  const firstDay = laterDay(handover.effectiveDay, holdings.today)
  const planned = planLinks(handover, firstDay, holdings, newId)
  if (!planned.ok) return planned
  const offered = new Set(handover.matterIds)
  const matterIds = holdings.matters
    .filter(({ id, linkId }) => offered.has(id) || (linkId !== null && handover.linkIds.includes(linkId)))
    .map(({ id }) => id)
  return ok({ handover: { ...handover, state: 'accepted' }, ...planned.value, matterIds, firstDay })
}

/** Declined or withdrawn: everything stays as it is. */
export function decideRefusal(handover: Handover, to: 'declined' | 'withdrawn'): Result<Handover, HandoverError> {
  if (handover.state !== 'proposed') return fail('handover.decided', { state: handover.state })
  return ok({ ...handover, state: to })
}

function heldLinks(personId: string, fromDay: PlainDateString, { links }: Holdings): Link[] {
  return links.filter(({ holder, toDay }) => holder.kind === 'person' && holder.id === personId && toDay >= fromDay)
}

function planLinks(
  { fromPersonId, toPersonId, linkIds }: Pick<Handover, 'fromPersonId' | 'toPersonId' | 'linkIds'>,
  firstDay: PlainDateString,
  holdings: Holdings,
  newId: () => string,
): Result<Pick<Takeover, 'ended' | 'voided' | 'begun'>, Failure> {
  const held = heldLinks(fromPersonId, firstDay, holdings)
  const ended: Link[] = []
  const voided: Link[] = []
  const begun: Link[] = []
  for (const linkId of linkIds) {
    const old = held.find((link) => link.id === linkId)
    if (!old) return fail('handover.not_his', { linkId })
    const fromDay = laterDay(firstDay, old.fromDay)
    const next: Link = { ...old, id: newId() || `${old.id} next`, holder: { kind: 'person', id: toPersonId }, fromDay }
    // One that was still to begin, or begins on that very day, never holds under the old name.
    if (fromDay === old.fromDay) voided.push(old)
    else ended.push({ ...old, toDay: addDays(fromDay, -1) })
    begun.push(next)
  }
  const gone = new Set(linkIds)
  const stay = [...holdings.links.filter((link) => !gone.has(link.id)), ...ended]
  for (const [i, next] of begun.entries()) {
    const rules = holdings.rules.find((rule) => rule.id === next.link) ?? { id: next.link, kinds: next.kinds }
    // The target's own limit cannot be touched: one holder goes, one comes.
    const fits = decideLink(next, { ...rules, perTarget: undefined, kinds: next.kinds }, [
      ...stay,
      ...begun.slice(0, i),
    ])
    if (fits.ok) continue
    const { code, data } = fits.error
    if (code === 'link.already_held')
      return fail('handover.already_holds', { linkId: linkIds[i] ?? '', until: data?.until ?? FOREVER })
    return fail('handover.over_capacity', { ...data, linkId: linkIds[i] ?? '' })
  }
  return ok({ ended, voided, begun })
}
