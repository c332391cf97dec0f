import { canonicalInstant, isBefore } from '../calendar/clock-rules.ts'
import { deadlineOf } from '../calendar/deadline.ts'
import { fail, ok, type Result } from '../result.ts'
import type { DoneAct } from './act.ts'
import { ACTS, MATTER_ROLES, type MatterRole } from './act-names.ts'
import { apply } from './apply.ts'
import { limitFor } from './conditions.ts'
import { finish } from './decide.ts'
import type { Matter } from './matter.ts'
import type { Asked } from './proposal.ts'
import { suggest } from './route.ts'
import type { MatterRules, Ruling } from './rules.ts'
import { checkTables } from './tables.ts'
import { rolesIn, type Who } from './who.ts'

/**
 * The beginning of a matter: who may raise it, the program's tables, its window, whether it is refused or a repetition.
 * The route the program gives is kept as a suggestion to whoever assigns it.
 */
export function decideRecord(
  asked: Asked['record'],
  who: Who,
  ruling: Ruling,
  at?: string,
): Result<readonly DoneAct[]> {
  const role = rolesIn(null, who).find((one) => (ACTS.record.by as readonly MatterRole[]).includes(one))
  if (!role)
    return fail('matter.not_your_act', {
      act: 'record',
      title: ACTS.record.title,
      may: ACTS.record.by.map((one) => MATTER_ROLES[one]),
    })
  for (const checked of [
    checkSaid(asked, ruling.rules),
    checkRefusal(asked, ruling.rules),
    checkRepeat(asked, ruling.rules),
  ]) {
    if (!checked.ok) return checked
  }
  const { unitIds, refuseGround: _, toldAt, ...said } = asked
  const facts = { ...said, recordedAt: canonicalInstant(said.recordedAt) }
  // Who raised a sealed matter is kept under its own key and nowhere else, not even as the one who did the first act.
  const by = {
    who: asked.sealed ? { ...who, accountId: null, personId: null, orgIds: [] } : who,
    role,
    reason: null,
    at,
  }
  const bare = finish(
    null,
    [{ act: 'record', data: { ...facts, tierId: ruling.rules.tiers[0]?.id ?? null, suggestion: null } }],
    by,
    { ...ruling, rules: { ...ruling.rules, clocks: [], tiers: [] } },
  )
  if (!bare.ok) return bare
  const provisional = apply(null, bare.value[0] as DoneAct)
  const inTime = checkWindow(provisional, toldAt, ruling)
  if (!inTime.ok) return inTime
  const suggestion = suggest(provisional, unitIds, ruling)
  return finish(
    null,
    [{ act: 'record', data: { ...facts, tierId: ruling.rules.tiers[0]?.id ?? null, suggestion } }],
    by,
    ruling,
  )
}

function checkSaid(asked: Asked['record'], rules: MatterRules): Result<true> {
  if (asked.title.trim() === '') return fail('matter.title_missing', {}, ['title'])
  return checkTables(asked, rules)
}

function checkRefusal(asked: Asked['record'], rules: MatterRules): Result<true> {
  const refused = rules.refuse.find((one) => one.ground === asked.refuseGround)
  if (!refused) return ok(true)
  return fail('matter.not_accepted', {
    ground: refused.ground,
    refer: refused.refer ?? '',
    clause: refused.clause ?? '',
  })
}

function checkRepeat(asked: Asked['record'], rules: MatterRules): Result<true> {
  return asked.repeatOf !== null && rules.repeat?.then === 'refuse'
    ? fail('matter.repeated', { of: asked.repeatOf })
    : ok(true)
}

/** `raise_within: 15 days after told`. What was told when is the caller's to know; without it the window cannot be over. */
function checkWindow(matter: Matter, toldAt: string | undefined, ruling: Ruling): Result<true> {
  if (!ruling.rules.raiseWithin || toldAt === undefined) return ok(true)
  const limit = limitFor(ruling.rules.raiseWithin, matter, ruling)
  if (!limit) return ok(true)
  const told = { at: toldAt }
  const closes = deadlineOf({
    limit,
    start: told,
    startName: '告知',
    moments: { told, received: told },
    rules: ruling.clockRules,
    calendar: ruling.calendar,
  })
  if (!closes.ok || isBefore(matter.at, closes.value.dueAt)) return ok(true)
  return fail('matter.raised_too_late', {
    until: closes.value.dueDay,
    clause: ruling.rules.clause ?? ruling.rules.assumed ?? '',
  })
}
