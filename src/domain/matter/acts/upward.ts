import { isBefore } from '../../calendar/clock-rules.ts'
import { fail } from '../../result.ts'
import { ACTS } from '../act-names.ts'
import { isRunning } from '../clock.ts'
import type { Matter } from '../matter.ts'
import type { Ruling } from '../rules.ts'
import { done, type Handler } from './handler.ts'

/** To the tier above: at its due by the system, or by hand with a reason; to a tier further up only by hand. */
export const raise: Handler<'raise'> = (matter, asked, { who, reason, ruling }) => {
  const { tiers } = ruling.rules
  if (tiers.length === 0) return fail('matter.no_tiers')
  const current = tiers[matter.tier - 1]
  const index = asked.to === undefined ? matter.tier : tiers.findIndex((tier) => tier.id === asked.to)
  const next = tiers[index]
  if (!next || index < matter.tier)
    return fail('matter.top_tier', { tier: current?.title ?? '', tiers: tiers.map((tier) => tier.title) })
  const byHand = !who.system
  if (byHand) {
    if (!reason) return fail('matter.reason_missing', { act: 'raise' }, ['reason'])
    if (current && !current.byHand && !who.office && !who.leader) {
      return fail('matter.not_by_hand', { entry: current.title, clause: current.clause ?? current.assumed ?? '' })
    }
  } else if (!reason) {
    // The system needs the tier's limit to be over; a rule of the program brings its own reason.
    const clock = matter.clocks.find((one) => one.clock === `tier:${matter.tierId}` && isRunning(one))
    if (!clock || clock.stoppedAt !== null || isBefore(ruling.now, clock.dueAt))
      return fail('matter.not_due_yet', { due: clock?.dueDay ?? '' })
  }
  const forLeader = next.who.kind === 'role' && next.who.role === 'leader'
  const leaderId = asked.leaderId ?? (forLeader ? ruling.leaderId : null)
  return done({
    act: 'raise',
    data: { tier: index + 1, tierId: next.id, byHand, leaderId },
    ...(reason ? {} : { reason: `${current?.title ?? ''}期满` }),
  })
}

export const instruct: Handler<'instruct'> = (_matter, asked) =>
  asked.text.trim() === ''
    ? fail('matter.text_missing', {}, ['data', 'text'])
    : done({ act: 'instruct', data: { text: asked.text } })

/** Slips rise one level at a time, or directly to a level with a reason; never down. */
export const slip: Handler<'slip'> = (matter, asked, { reason, ruling }) => {
  const { levels } = ruling.rules
  if (levels.length === 0) return done({ act: 'slip', data: { level: asked.level, direct: false } })
  const index = levels.indexOf(asked.level)
  if (index < 0) return fail('matter.no_such_level', { level: asked.level, levels: [...levels] })
  const last = matter.slips.reduce((highest, level) => Math.max(highest, levels.indexOf(level)), -1)
  if (index <= last) return fail('matter.slip_given', { level: asked.level, next: levels[last + 1] ?? '' })
  const direct = index > last + 1
  if (direct && !reason)
    return fail('matter.slip_skips', { level: asked.level, next: levels[last + 1] ?? '' }, ['reason'])
  return done({ act: 'slip', data: { level: asked.level, direct } })
}

/** What a slip may be of now: the levels above the highest it has had, else the program's own words for it. */
export function slipsLeft(matter: Matter, { rules }: Ruling): readonly string[] {
  if (rules.levels.length > 0)
    return rules.levels.slice(Math.max(-1, ...matter.slips.map((level) => rules.levels.indexOf(level))) + 1)
  const titles = rules.acts.filter((one) => one.act === 'slip').map((one) => one.title)
  return titles.length > 0 ? titles : [ACTS.slip.title]
}

export const headSign: Handler<'head_sign'> = (matter) =>
  matter.standing.headSigned ? fail('matter.already_head_signed') : done({ act: 'head_sign', data: {} })

export const officeCheck: Handler<'office_check'> = (_matter, asked) =>
  done({ act: 'office_check', data: { passed: asked.passed } })

export const handOver: Handler<'hand_over'> = (matter, asked) =>
  asked.personId === matter.personId
    ? fail('matter.same_holder')
    : done({
        act: 'hand_over',
        data: { personId: asked.personId, holderOrgId: asked.holderOrgId ?? matter.holderOrgId },
      })

/** Follows its enterprise into the one it was merged with; a matter about none, or about that one already, stays as it is. */
export const followMerge: Handler<'follow_merge'> = (matter, { into }) =>
  matter.enterpriseId === null || matter.enterpriseId === into
    ? done()
    : done({ act: 'follow_merge', data: { from: matter.enterpriseId, into } })

/** Decided by a newer version from now on: deadlines that run stay as they were given, the tier is the one of the same name. */
export const move: Handler<'move'> = (matter, { version, tiers }) => {
  if (version <= matter.programVersion) return fail('matter.version_not_newer', { now: matter.programVersion, version })
  const place = matter.tierId === null ? -1 : tiers.indexOf(matter.tierId)
  const tierId = place >= 0 ? matter.tierId : (tiers[Math.min(matter.tier, tiers.length) - 1] ?? tiers[0] ?? null)
  return done({ act: 'move', data: { version, tierId, tier: tierId === null ? 0 : tiers.indexOf(tierId) + 1 } })
}
