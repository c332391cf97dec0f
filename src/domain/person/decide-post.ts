import { addDays, type PlainDateString } from '../calendar/day.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'

/** A post in a unit, both days included; 'infinity' while it lasts. */
export type PostSpan = {
  readonly id: string
  readonly orgId: string
  readonly isPrimary: boolean
  readonly fromDay: PlainDateString
  readonly toDay: PlainDateString
}

export type PostError = Failure<'post.held' | 'post.before_current' | 'post.backward' | 'post.ended'>

/**
 * A person takes up a post. A primary one ends the primary post before it the day before it begins, so that a person's unit
 * is always exactly one; others go on beside it. A primary post cannot begin before the present one: history stays.
 */
export function decidePost<P extends PostSpan>(
  posts: readonly P[],
  taken: P,
): Result<{ ended: P[]; added: P }, PostError> {
  if (taken.toDay < taken.fromDay) return fail('post.backward', { from: taken.fromDay, to: taken.toDay })
  const meets = (post: P) => post.fromDay <= taken.toDay && taken.fromDay <= post.toDay
  const twin = posts.find((post) => post.orgId === taken.orgId && post.isPrimary === taken.isPrimary && meets(post))
  if (twin) return fail('post.held', { postId: twin.id, until: twin.toDay })
  if (!taken.isPrimary) return ok({ ended: [], added: taken })
  const current = posts.filter((post) => post.isPrimary && meets(post))
  const later = current.find((post) => post.fromDay >= taken.fromDay)
  if (later) return fail('post.before_current', { from: later.fromDay })
  return ok({ ended: current.map((post) => ({ ...post, toDay: addDays(taken.fromDay, -1) })), added: taken })
}

/** Leaving a post with `lastDay` as the last. */
export function decidePostEnd<P extends PostSpan>(post: P, lastDay: PlainDateString): Result<P, PostError> {
  if (lastDay < post.fromDay) return fail('post.backward', { from: post.fromDay, to: lastDay })
  if (lastDay > post.toDay) return fail('post.ended', { on: post.toDay })
  return ok({ ...post, toDay: lastDay })
}
