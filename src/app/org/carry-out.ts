import { addDays } from '#domain/calendar/day.ts'
import { newId } from '#domain/id.ts'
import { decideOrgChange } from '#domain/org/decide-org-change.ts'
import { ok, type Result } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import {
  closeUnit,
  endOtherPosts,
  finishOrgChange,
  listBelonging,
  listLed,
  listParties,
  moveBelow,
  moveOnLists,
  type OrgChange,
  setName,
  setParent,
} from '#storage/org-chart-store.ts'
import type { TxCtx } from '../context.ts'
import { reassign } from '../matter/reassign.ts'
import { takeUpPost } from '../person/take-up-post.ts'
import { factsOf } from './org-change.ts'

/** What a change moved, and what it had to leave for people. */
export type CarriedOut = {
  readonly people: number
  readonly below: number
  readonly lists: number
  readonly matters: number
  /** Matters that could not be reassigned, with the reason's code; they stay where they are until a person acts. */
  readonly left: readonly { readonly number: string; readonly why: string }[]
  /** Accounts whose role names the unit: the security administrator grants them anew. */
  readonly grants: number
}

const NOTHING: CarriedOut = { people: 0, below: 0, lists: 0, matters: 0, left: [], grants: 0 }

/** Carries a change out on its day: decided anew with the facts of the day, in one transaction. */
export async function carryOut(ctx: TxCtx, change: OrgChange): Promise<Result<CarriedOut>> {
  const { tx, authorityId, now } = ctx
  const facts = await factsOf(ctx, change, change.fromDay)
  if (!facts.ok) return facts
  const decided = decideOrgChange(change, facts.value)
  if (!decided.ok) return decided
  const done = await doChange(ctx, change)
  if (!done.ok) return done
  const result = {
    ...done.value,
    grants: change.kind === 'move' || change.kind === 'rename' ? 0 : facts.value.burden.grants,
  }
  await finishOrgChange(tx, authorityId, change.id, now, result)
  await markEverythingDirty(tx, authorityId, { id: newId(), at: now })
  return ok(result)
}

async function doChange(ctx: TxCtx, change: OrgChange): Promise<Result<CarriedOut>> {
  const { tx, authorityId } = ctx
  const lastDay = addDays(change.fromDay, -1)
  switch (change.kind) {
    case 'move':
      await setParent(tx, authorityId, change.orgId, change.toOrgId)
      return ok(NOTHING)
    case 'rename':
      await setName(tx, authorityId, change.orgId, change.name ?? '')
      return ok(NOTHING)
    case 'close':
      await endOtherPosts(tx, authorityId, change.orgId, lastDay)
      await closeUnit(tx, authorityId, change.orgId, lastDay)
      return ok(NOTHING)
    case 'merge':
      return merge(ctx, change, lastDay)
  }
}

/** People, units below, lists and open matters go over; pairings of people stay theirs. */
async function merge(ctx: TxCtx, change: OrgChange, lastDay: string): Promise<Result<CarriedOut>> {
  const { tx, authorityId } = ctx
  const into = change.toOrgId ?? ''
  const people = await listBelonging(tx, authorityId, change.orgId, change.fromDay)
  for (const { personId, title } of people) {
    // Two heads would sign for one unit: who signs in the joined unit is said afterwards.
    const post = { orgId: into, title, isPrimary: true, isHead: false, fromDay: change.fromDay }
    const taken = await takeUpPost(ctx, personId, post)
    if (!taken.ok) return taken
  }
  await endOtherPosts(tx, authorityId, change.orgId, lastDay)
  const below = await moveBelow(tx, authorityId, change.orgId, into)
  const lists = await moveOnLists(tx, authorityId, change.orgId, into, change.fromDay, newId)
  const led = await listLed(tx, authorityId, change.orgId)
  const left: { number: string; why: string }[] = []
  for (const { id, number } of led) {
    const others = (await listParties(tx, authorityId, id)).filter(
      (one) => one.orgId !== into && one.orgId !== change.orgId,
    )
    const units = {
      lead: into,
      parallel: others.filter((one) => one.role === 'parallel').map((one) => one.orgId),
      assist: others.filter((one) => one.role === 'assist').map((one) => one.orgId),
    }
    const moved = await reassign.run(ctx, { id, reason: change.reason, data: { units } })
    if (!moved.ok) left.push({ number, why: moved.error.code })
  }
  await closeUnit(tx, authorityId, change.orgId, lastDay)
  return ok({ people: people.length, below, lists, matters: led.length - left.length, left, grants: 0 })
}
