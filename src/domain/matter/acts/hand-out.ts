import { programDay } from '../../calendar/clock-rules.ts'
import type { PlainDateString } from '../../calendar/day.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { Units } from '../act.ts'
import { unitOf } from '../gate.ts'
import { leadOf, type Matter, partiesNow } from '../matter.ts'
import type { LimitRule, Ruling } from '../rules.ts'
import { isParty } from '../who.ts'
import { done, type Handler, type Setting } from './handler.ts'

/** An order to units (one leads, each with clocks of its own), or a submission to a leader who coordinates. */
export const assign: Handler<'assign'> = (matter, asked, { role, ruling }) => {
  const lead = leadOf(matter)
  if (lead) return fail('matter.has_owner', { orgId: lead.orgId, right: 'reassign' })
  if (asked.give === 'submission') {
    if (role === 'holder' && ruling.rules.route.length > 0 && matter.suggestion?.give !== 'submission')
      return fail('matter.not_by_catalogue', { suggested: matter.suggestion?.give ?? 'record' })
    return done({ act: 'assign', data: { give: 'submission', leaderId: asked.leaderId } })
  }
  const units = unitsOf(asked.units, matter)
  if (!units.ok) return units
  // First contact sends on what the catalogue names; anything else is for the office to weigh.
  const named = matter.suggestion?.give === 'order' && matter.suggestion.orgIds.includes(units.value.lead)
  if (role === 'holder' && !named)
    return fail('matter.not_by_catalogue', { suggested: matter.suggestion?.give ?? 'record', units: matter.units })
  const own = ownTerms(asked, ruling)
  return own.ok ? done({ act: 'assign', data: { give: 'order', units: units.value, ...own.value } }) : own
}

/** The order's own day and standard. A day that no limit of the program reads would be promised for nothing. */
function ownTerms(
  { finishBy, standard }: { finishBy?: PlainDateString; standard?: string },
  ruling: Ruling,
): Result<{ finishBy?: PlainDateString; standard?: string }> {
  if (finishBy !== undefined && !ruling.rules.clocks.some((clock) => readsFinishBy(clock.due)))
    return fail('matter.no_own_day', {}, ['finishBy'])
  const today = programDay(ruling.now, ruling.clockRules)
  if (finishBy !== undefined && finishBy < today)
    return fail('matter.own_day_past', { day: finishBy, today }, ['finishBy'])
  return ok({
    ...(finishBy === undefined ? {} : { finishBy }),
    ...(standard?.trim() ? { standard: standard.trim() } : {}),
  })
}

/** Whether a limit is, in one of its cases, the day that the order sets: `on finish_by`. */
export function readsFinishBy(rule: LimitRule): boolean {
  switch (rule.kind) {
    case 'single':
      return rule.limit.kind === 'on_column' && rule.limit.column === 'finish_by'
    case 'table':
      return (
        rule.cases.some((one) => readsFinishBy(one.limit)) || (rule.otherwise ? readsFinishBy(rule.otherwise) : false)
      )
    case 'longest':
      return rule.of.some(readsFinishBy)
    case 'statutory':
      return false
  }
}

export const reassign: Handler<'reassign'> = (matter, asked) => {
  const units = unitsOf(asked.units, matter)
  if (!units.ok) return units
  const now = partiesNow(matter)
  const wanted = [units.value.lead, ...units.value.parallel, ...units.value.assist]
  const same =
    leadOf(matter)?.orgId === units.value.lead &&
    now.length === wanted.length &&
    now.every((party) => wanted.includes(party.orgId))
  if (same) return fail('matter.same_units')
  return done({ act: 'reassign', data: { units: units.value } })
}

function unitsOf(
  asked: { lead: string; parallel?: readonly string[]; assist?: readonly string[] },
  matter: Matter,
): Result<Units> {
  const units = { lead: asked.lead, parallel: asked.parallel ?? [], assist: asked.assist ?? [] }
  const all = [units.lead, ...units.parallel, ...units.assist]
  // The unit complained of neither handles the complaint nor sees it (回避).
  const complainedOf = matter.kind === 'complaint' && matter.sealed ? (matter.respondentId ?? matter.holderOrgId) : null
  if (complainedOf !== null && all.includes(complainedOf)) return fail('matter.complained_of')
  return new Set(all).size === all.length ? ok(units) : fail('matter.unit_twice')
}

/** The actor's unit in this matter, or the one named if he belongs to it. */
function ownUnit(matter: Matter, orgId: string | undefined, { who }: Setting): Result<string> {
  const mine = orgId ?? unitOf(matter, who)
  if (mine === null || !who.orgIds.includes(mine) || !partiesNow(matter).some((party) => party.orgId === mine))
    return fail('matter.not_your_unit')
  return ok(mine)
}

export const sign: Handler<'sign'> = (matter, asked, setting) => {
  const orgId = ownUnit(matter, asked.orgId, setting)
  if (!orgId.ok) return orgId
  const party = partiesNow(matter).find((one) => one.orgId === orgId.value)
  if (party?.signedAt) return fail('matter.already_signed', { at: party.signedAt })
  return done({
    act: 'sign',
    data: { orgId: orgId.value, handlerId: asked.handlerId ?? setting.who.personId, network: asked.network ?? null },
  })
}

/** The unit says the matter is not its own. Within the program's window, once; the office rules on it. */
export const object: Handler<'object'> = (matter, asked, setting) => {
  const orgId = ownUnit(matter, asked.orgId, setting)
  if (!orgId.ok) return orgId
  if (matter.objection) return fail('matter.objection_pending')
  if (partiesNow(matter).find((party) => party.orgId === orgId.value)?.locked) {
    return fail('matter.objection_final', {
      entry: setting.window?.title ?? '',
      clause: setting.window?.clause ?? setting.window?.assumed ?? '',
    })
  }
  return done({ act: 'object', data: { orgId: orgId.value } })
}

export const ruleObjection: Handler<'rule_objection'> = (matter, asked, setting) => {
  if (!matter.objection) return fail('matter.no_objection')
  const granted = mayGrant('object', matter, setting)
  if (!granted.ok) return granted
  return done({ act: 'rule_objection', data: { orgId: matter.objection.orgId, accepted: asked.accepted } })
}

/** Where the program names who grants, only they do. */
export function mayGrant(act: string, matter: Matter, { who, ruling }: Setting): Result<true> {
  const windows = ruling.rules.acts.filter((window) => window.act === act && window.grantedBy.length > 0)
  const refusing = windows.find((window) => !window.grantedBy.some((party) => isParty(party, matter, who, ruling)))
  if (!refusing || who.system) return ok(true)
  return fail('matter.not_yours_to_grant', { entry: refusing.title, clause: refusing.clause ?? refusing.assumed ?? '' })
}

export { ownUnit }
