import { fail } from '../../result.ts'
import { leadOf, ownerOf, partiesNow } from '../matter.ts'
import { silenceEnds } from '../needs.ts'
import { digestOf } from '../text-digest.ts'
import { ownUnit } from './hand-out.ts'
import { type Draft, done, type Handler } from './handler.ts'

export const progress: Handler<'progress'> = (_matter, asked) => {
  if (asked.text.trim() === '') return fail('matter.text_missing', {}, ['data', 'text'])
  return done({ act: 'progress', data: { text: asked.text, evidence: asked.evidence ?? [] } })
}

/**
 * The answer of a unit at work, of the leader to whom it was submitted, or of the contact who settled it on the spot.
 * The person whom a case is about gives a statement: it is kept and meets the clock, and moves nothing.
 */
export const answer: Handler<'answer'> = (matter, asked, setting) => {
  const { role, ruling } = setting
  if (asked.text.trim() === '') return fail('matter.text_missing', {}, ['data', 'text'])
  if (asked.proposedEnd !== undefined && !ruling.rules.ends.some((end) => end.id === asked.proposedEnd)) {
    return fail('matter.no_such_end', { end: asked.proposedEnd, ends: ruling.rules.ends.map((end) => end.title) })
  }
  const data = {
    orgId: null,
    text: asked.text,
    textDigest: digestOf(asked.text),
    proposedEnd: asked.proposedEnd ?? null,
    evidence: asked.evidence ?? [],
    sealedReply: asked.sealedReply ?? false,
    statement: false,
    network: asked.network ?? null,
  }
  if (role === 'concerned') return done({ act: 'answer', data: { ...data, statement: true } })
  if (role === 'holder') {
    return matter.state === 'recorded'
      ? done({ act: 'answer', data })
      : fail('matter.assigned_away', { state: matter.state })
  }
  if (role === 'leader') {
    return ownerOf(matter).kind === 'leader'
      ? done({ act: 'answer', data })
      : fail('matter.has_owner', { orgId: leadOf(matter)?.orgId ?? '' })
  }
  const orgId = ownUnit(matter, asked.orgId, setting)
  if (!orgId.ok) return orgId
  const party = partiesNow(matter).find((one) => one.orgId === orgId.value)
  if (party?.role === 'lead' && party.signedAt === null) return fail('matter.not_signed')
  if (party?.answeredAt) return fail('matter.already_answered', { at: party.answeredAt })
  if (matter.objection?.orgId === orgId.value) return fail('matter.objection_pending')
  return done({ act: 'answer', data: { ...data, orgId: orgId.value } })
}

export const giveBack: Handler<'return'> = () => done({ act: 'return', data: {} })

export const confirm: Handler<'confirm'> = (matter, asked) => {
  if (matter.standing.agreed === 'enterprise_agreed') return fail('matter.already_confirmed')
  return done({ act: 'confirm', data: { network: asked.network ?? null, via: asked.via } })
}

/** Said of an answer, it is owed again. Said after the closing, the closing was false and work goes on. */
export const dispute: Handler<'dispute'> = (matter, asked) => {
  const said: Draft = { act: 'dispute', data: { via: asked.via } }
  return matter.state === 'closed'
    ? done(said, { act: 'reopen', data: {}, by: 'system', reason: '企业不认可' })
    : done(said)
}

export const silence: Handler<'silence'> = (matter, _asked, { ruling }) => {
  if (matter.standing.agreed !== 'not_asked') return fail('matter.has_spoken', { agreed: matter.standing.agreed })
  return silenceEnds(matter, ruling) ? done({ act: 'silence', data: {} }) : fail('matter.may_still_speak')
}

/** A closing that the call-back refutes stays on record as false; whether work goes on at once is the program's `unsatisfied: redo`. */
export const callback: Handler<'callback'> = (matter, asked, { ruling }) => {
  const data = {
    callbackId: asked.callbackId,
    reached: asked.reached,
    passed: asked.passed,
    outcome: asked.outcome ?? null,
  }
  const redo = ruling.rules.clocks.some((rule) => rule.metBy.includes('callback') && rule.unsatisfied === 'redo')
  const failed = asked.reached && !asked.passed
  const said: Draft = { act: 'callback', data }
  if (matter.state === 'closed' && failed && redo)
    return done(said, { act: 'reopen', data: {}, by: 'system', reason: '回访未通过' })
  return done(said)
}
