import { programDay } from '../../calendar/clock-rules.ts'
import { fail } from '../../result.ts'
import { type Closing, countedFor, type Matter } from '../matter.ts'
import { NEEDS, unmetNeeds } from '../needs.ts'
import type { EndRule } from '../rules.ts'
import { done, type Handler, type Setting } from './handler.ts'

/** Not accepted: on a ground the program lists, or for a reason given. Whoever raised it is told, and where else to go. */
export const dismiss: Handler<'dismiss'> = (_matter, asked, { ruling }) => {
  const listed = ruling.rules.refuse.find((one) => one.ground === asked.ground)
  if (asked.ground !== undefined && !listed) {
    return fail('matter.no_such_ground', {
      ground: asked.ground,
      grounds: ruling.rules.refuse.map((one) => one.ground),
    })
  }
  return done({ act: 'dismiss', data: { ground: asked.ground ?? null, refer: asked.refer ?? listed?.refer ?? null } })
}

export const suspend: Handler<'suspend'> = (_matter, asked, setting) => {
  const late = reviewInPast(asked.review, setting)
  return late ?? done({ act: 'suspend', data: { review: asked.review } })
}

export const resume: Handler<'resume'> = () => done({ act: 'resume', data: {} })

export const merge: Handler<'merge'> = (matter, asked) =>
  asked.into === matter.id ? fail('matter.same_matter') : done({ act: 'merge', data: { into: asked.into } })

export const absorb: Handler<'absorb'> = (matter, asked) =>
  asked.from === matter.id ? fail('matter.same_matter') : done({ act: 'absorb', data: { from: asked.from } })

export const split: Handler<'split'> = (_matter, asked) =>
  asked.into.length === 0 ? fail('matter.split_empty') : done({ act: 'split', data: { into: asked.into } })

/**
 * Struck off by one of the program's ends, once everything that end needs has been shown. An end that counts as open
 * keeps the matter in the ledger with a day on which it is looked at again.
 */
export const close: Handler<'close'> = (matter, asked, setting) => {
  const { ruling } = setting
  const end = ruling.rules.ends.find((one) => one.id === asked.end)
  if (!end) return fail('matter.no_such_end', { end: asked.end, ends: ruling.rules.ends.map((one) => one.title) })
  if (matter.state === 'suspended' && matter.end === end.id) return fail('matter.same_end', { end: end.title })
  const more = { evidence: asked.evidence?.length ?? 0, sealedReply: asked.sealedReply ?? false }
  const missing = unmetNeeds(end, matter, more, ruling)
  if (missing.length > 0) {
    return fail('matter.end_needs', {
      end: end.title,
      clause: end.clause ?? end.assumed ?? '',
      missing,
      missing_titles: missing.map((need) => NEEDS[need]),
    })
  }
  if (end.countsAs === 'open') {
    if (asked.review === undefined) return fail('matter.review_missing', { end: end.title }, ['data', 'review'])
    const late = reviewInPast(asked.review, setting)
    if (late) return late
  }
  const closing = { ...closingOf(matter, end, more.evidence, setting), signals: asked.signals ?? [] }
  return done({
    act: 'close',
    data: { closing, review: end.countsAs === 'open' ? (asked.review ?? null) : null, imported: false },
  })
}

function closingOf(
  matter: Matter,
  end: EndRule,
  evidence: number,
  { ruling }: Setting,
): Omit<Closing, 'at' | 'refutedAt' | 'refutedBy' | 'signals'> {
  const { standing } = matter
  const byPhone = standing.agreed === 'not_asked' && standing.callback === 'passed'
  return {
    id: ruling.newId(),
    end: end.id,
    countsAs: end.countsAs,
    orgId: countedFor(matter),
    personId: matter.personId,
    agreed: byPhone ? 'enterprise_agreed' : standing.agreed,
    evidence: standing.evidence + evidence,
  }
}

export const reopen: Handler<'reopen'> = () => done({ act: 'reopen', data: {} })

function reviewInPast(review: string, { ruling }: Setting) {
  const today = programDay(ruling.now, ruling.clockRules)
  return review > today ? undefined : fail('matter.review_in_past', { review, today }, ['data', 'review'])
}
