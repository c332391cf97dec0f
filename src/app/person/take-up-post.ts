import type { z } from 'zod'
import { newId } from '#domain/id.ts'
import { FOREVER } from '#domain/link/link.ts'
import { decidePost } from '#domain/person/decide-post.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findOrg } from '#storage/org-store.ts'
import { endPost, insertPost, listPosts } from '#storage/person-store.ts'
import type { TxCtx } from '../context.ts'
import type { PostFields } from './person-fields.ts'

/** Adds a post to a person's, ending the primary one before it where it is primary. Answers the post's id. */
export async function takeUpPost(
  ctx: TxCtx,
  personId: string,
  post: z.output<typeof PostFields>,
): Promise<Result<string>> {
  const { tx, authorityId } = ctx
  if (!(await findOrg(tx, authorityId, post.orgId))) return fail('org.not_found')
  const taken = { ...post, id: newId(), personId, toDay: post.toDay ?? FOREVER }
  const decided = decidePost(await listPosts(tx, authorityId, personId), taken)
  if (!decided.ok) return decided
  for (const ended of decided.value.ended) await endPost(tx, authorityId, ended.id, ended.toDay)
  await insertPost(tx, authorityId, decided.value.added)
  return ok(taken.id)
}
