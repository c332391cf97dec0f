import type { Act, ClockChange, DoneAct, Recorded, Units } from './act.ts'
import type { Clock } from './clock.ts'
import { type Closing, FRESH_STANDING, leadOf, type Matter, type MatterParty, type Standing } from './matter.ts'

/**
 * The matter after one more act. Total over acts that `decide` made; the clock and the calendar have had their say in
 * the act itself, so folding the same acts gives the same matter at any time.
 */
export function apply(matter: Matter | null, act: Act): Matter {
  if (act.refused) {
    if (!matter) throw new Error('a matter begins with its record, not with a refused act')
    return { ...matter, refused: matter.refused + 1, acts: act.seq }
  }
  if (act.act === 'record') return begin(act, act.data)
  if (!matter) throw new Error(`a matter begins with its record, not with ${act.act}`)
  const changed = change(matter, act)
  return {
    ...changed,
    clocks: withChanges(changed.clocks, act.clocks),
    taken: counted(changed.taken, act),
    acts: act.seq,
  }
}

/** How often each act was taken, in all and by each unit: what a program's `times` looks at. */
function counted(taken: Matter['taken'], act: DoneAct): Matter['taken'] {
  const keys = act.actor.orgId ? [act.act, `${act.act}@${act.actor.orgId}`] : [act.act]
  return { ...taken, ...Object.fromEntries(keys.map((key) => [key, (taken[key] ?? 0) + 1])) }
}

/** The fold of a matter's acts, in their order. */
export function fold(acts: readonly Act[]): Matter {
  const matter = acts.reduce<Matter | null>(apply, null)
  if (!matter) throw new Error('a matter has at least its record')
  return matter
}

function begin(act: DoneAct, data: Recorded): Matter {
  const { recordedAt, ...facts } = data
  return {
    ...facts,
    programVersion: act.programVersion,
    state: 'recorded',
    end: null,
    countsAs: null,
    tier: data.tierId === null ? 0 : 1,
    parties: [],
    leaderId: null,
    handlerId: null,
    mergedInto: null,
    objection: null,
    extension: null,
    slips: [],
    standing: FRESH_STANDING,
    clocks: withChanges([], act.clocks),
    closings: [],
    taken: counted({}, act),
    reopened: 0,
    returned: 0,
    extended: 0,
    refused: 0,
    disputed: 0,
    at: act.at,
    recordedAt,
    answeredAt: null,
    closedAt: null,
    nextReview: null,
    acts: act.seq,
  }
}

function change(matter: Matter, act: DoneAct): Matter {
  const standing = (part: Partial<Standing>): Matter => ({ ...matter, standing: { ...matter.standing, ...part } })
  switch (act.act) {
    case 'record':
      throw new Error('a matter is recorded once')
    case 'dismiss':
      return { ...matter, state: 'dismissed', closedAt: act.at }
    case 'assign':
      if (act.data.give === 'submission') return { ...matter, state: 'assigned', leaderId: act.data.leaderId }
      return {
        ...withUnits(matter, act.data.units, act.at),
        state: 'assigned',
        handlerId: null,
        finishBy: act.data.finishBy ?? null,
        standard: act.data.standard ?? null,
      }
    case 'classify': {
      const { was: _, routed, ...classes } = act.data
      return { ...matter, ...classes, ...routed }
    }
    case 'sign':
      return signed(matter, act.data.orgId, act.data.handlerId, act.at)
    case 'object':
      return { ...matter, objection: { orgId: act.data.orgId, at: act.at, reason: act.reason ?? '' } }
    case 'rule_objection':
      return act.data.accepted ? takenOff(matter, act.data.orgId, act.at) : locked(matter, act.data.orgId)
    case 'reassign': {
      const lead = leadOf(matter)?.orgId
      const next = withUnits({ ...matter, objection: null, extension: null }, act.data.units, act.at)
      if (lead === act.data.units.lead) return matter.state === 'answered' ? unanswered(next) : next
      return { ...next, state: 'assigned', handlerId: null, answeredAt: null, standing: FRESH_STANDING }
    }
    case 'extend':
      return { ...matter, extension: { ...act.data, at: act.at, reason: act.reason ?? '', approved: false } }
    case 'grant_extension':
      return { ...matter, extension: null, extended: matter.extended + 1 }
    case 'refuse_extension':
      return { ...matter, extension: null }
    case 'progress':
      return standing({ evidence: matter.standing.evidence + act.data.evidence.length })
    case 'answer':
      return act.data.statement
        ? standing({ evidence: matter.standing.evidence + act.data.evidence.length })
        : answered(matter, act.data, act.at)
    case 'return':
      return { ...unanswered(matter), returned: matter.returned + 1 }
    case 'confirm':
      return standing({ agreed: 'enterprise_agreed' })
    case 'dispute': {
      if (matter.state === 'closed') return refuted({ ...matter, disputed: matter.disputed + 1 }, 'enterprise', act.at)
      return {
        ...unanswered(matter),
        standing: { ...FRESH_STANDING, agreed: 'disputed' },
        disputed: matter.disputed + 1,
      }
    }
    case 'silence':
      return standing({ agreed: 'silent' })
    case 'callback': {
      if (!act.data.reached) return matter
      const told = standing({ callback: act.data.passed ? 'passed' : 'failed' })
      return matter.state === 'closed' && !act.data.passed ? refuted(told, 'callback', act.at) : told
    }
    case 'raise':
      return { ...matter, tier: act.data.tier, tierId: act.data.tierId, leaderId: act.data.leaderId ?? matter.leaderId }
    case 'instruct':
      return matter.extension ? { ...matter, extension: { ...matter.extension, approved: true } } : matter
    case 'absorb':
    case 'split':
    case 'stop_clock':
    case 'start_clock':
    case 'recompute':
      return matter
    case 'slip':
      return { ...matter, slips: [...matter.slips, act.data.level], level: act.data.level }
    case 'head_sign':
      return standing({ headSigned: true })
    case 'office_check':
      return standing({ officeChecked: act.data.passed })
    case 'suspend':
      return { ...matter, state: 'suspended', nextReview: act.data.review }
    case 'resume':
      return { ...matter, state: inHand(matter), nextReview: null, end: null, countsAs: null, closedAt: null }
    case 'merge':
      return { ...matter, state: 'merged', mergedInto: act.data.into, closedAt: act.at }
    case 'hand_over':
      return { ...matter, personId: act.data.personId, holderOrgId: act.data.holderOrgId }
    case 'move':
      return { ...matter, programVersion: act.data.version, tier: act.data.tier, tierId: act.data.tierId }
    case 'follow_merge':
      return { ...matter, enterpriseId: act.data.into }
    case 'close': {
      const { closing, review } = act.data
      const kept: Closing = { ...closing, at: act.at, refutedAt: null, refutedBy: null }
      const ended = { ...matter, end: closing.end, countsAs: closing.countsAs, closings: [...matter.closings, kept] }
      return closing.countsAs === 'open'
        ? { ...ended, state: 'suspended', nextReview: review }
        : { ...ended, state: 'closed', closedAt: act.at, nextReview: null, answeredAt: matter.answeredAt ?? act.at }
    }
    case 'reopen':
      return {
        ...unanswered(matter),
        state: inHand(matter),
        end: null,
        countsAs: null,
        closedAt: null,
        reopened: matter.reopened + 1,
      }
  }
}

/** Where work goes on: with the unit that has it, else with whoever assigns. */
function inHand(matter: Matter): Matter['state'] {
  const lead = leadOf(matter)
  if (lead) return lead.signedAt ? 'working' : 'assigned'
  return matter.leaderId ? 'assigned' : 'recorded'
}

function withUnits(matter: Matter, units: Units, at: string): Matter {
  const wanted = [
    { orgId: units.lead, role: 'lead' as const },
    ...units.parallel.map((orgId) => ({ orgId, role: 'parallel' as const })),
    ...units.assist.map((orgId) => ({ orgId, role: 'assist' as const })),
  ]
  const stays = (party: MatterParty) => wanted.some((one) => one.orgId === party.orgId && one.role === party.role)
  const kept = matter.parties.map((party) => (party.until !== null || stays(party) ? party : { ...party, until: at }))
  const fresh = wanted.filter(
    (one) => !kept.some((party) => party.until === null && party.orgId === one.orgId && party.role === one.role),
  )
  const added = fresh.map(
    (one): MatterParty => ({ ...one, since: at, until: null, signedAt: null, answeredAt: null, locked: false }),
  )
  return { ...matter, parties: [...kept, ...added] }
}

function eachParty(matter: Matter, orgId: string, part: Partial<MatterParty>): Matter {
  const parties = matter.parties.map((party) =>
    party.until === null && party.orgId === orgId ? { ...party, ...part } : party,
  )
  return { ...matter, parties }
}

function signed(matter: Matter, orgId: string, handlerId: string | null, at: string): Matter {
  const next = eachParty(matter, orgId, { signedAt: at })
  return leadOf(matter)?.orgId === orgId ? { ...next, state: 'working', handlerId } : next
}

function locked(matter: Matter, orgId: string): Matter {
  return { ...eachParty(matter, orgId, { locked: true }), objection: null }
}

/** The objection was right: the unit is off it, and without a lead it goes back to be assigned. */
function takenOff(matter: Matter, orgId: string, at: string): Matter {
  const wasLead = leadOf(matter)?.orgId === orgId
  const parties = matter.parties.map((party) =>
    party.until === null && (wasLead || party.orgId === orgId) ? { ...party, until: at } : party,
  )
  const next = { ...matter, parties, objection: null, extension: null }
  return wasLead ? { ...next, state: 'recorded', leaderId: null, handlerId: null } : next
}

/** The answer stands when the leading unit and every parallel one have given theirs, or the leader did. */
function answered(
  matter: Matter,
  data: { orgId: string | null; evidence: readonly string[]; sealedReply: boolean },
  at: string,
): Matter {
  const next = data.orgId === null ? matter : eachParty(matter, data.orgId, { answeredAt: at })
  const owing = next.parties.filter(
    (party) => party.until === null && party.role !== 'assist' && party.answeredAt === null,
  )
  const evidence = matter.standing.evidence + data.evidence.length
  const sealedReply = matter.standing.sealedReply || data.sealedReply
  if (owing.length > 0) return { ...next, standing: { ...matter.standing, evidence, sealedReply } }
  return {
    ...next,
    state: 'answered',
    answeredAt: at,
    extension: null,
    standing: { ...FRESH_STANDING, evidence, sealedReply },
  }
}

/** Back to work: every answer is owed again. */
function unanswered(matter: Matter): Matter {
  const parties = matter.parties.map((party) => (party.until === null ? { ...party, answeredAt: null } : party))
  return {
    ...matter,
    parties,
    state: leadOf(matter) || matter.leaderId ? inHandAfterAnswer(matter) : 'recorded',
    answeredAt: null,
    standing: FRESH_STANDING,
  }
}

function inHandAfterAnswer(matter: Matter): Matter['state'] {
  return leadOf(matter) ? 'working' : 'assigned'
}

function refuted(matter: Matter, by: 'callback' | 'enterprise', at: string): Matter {
  const last = matter.closings.at(-1)
  if (!last || last.refutedAt !== null) return matter
  return { ...matter, closings: [...matter.closings.slice(0, -1), { ...last, refutedAt: at, refutedBy: by }] }
}

function withChanges(clocks: readonly Clock[], changes: readonly ClockChange[]): readonly Clock[] {
  return changes.reduce(withChange, clocks)
}

function withChange(clocks: readonly Clock[], change: ClockChange): readonly Clock[] {
  if (change.do === 'open') return [...clocks, change.clock]
  const replace = (id: string, part: Partial<Clock>) =>
    clocks.map((clock) => (clock.id === id ? { ...clock, ...part } : clock))
  switch (change.do) {
    case 'set':
      return replace(change.clock.id, change.clock)
    case 'meet':
      return replace(change.id, { state: change.late ? 'late' : 'met', doneAt: change.at })
    case 'miss':
      return replace(change.id, { state: 'missed' })
    case 'cancel':
      return replace(change.id, { state: 'cancelled', cancelledAt: change.at })
  }
}
