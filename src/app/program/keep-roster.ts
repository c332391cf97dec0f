import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { endMembership, holdMembership, insertMembership } from '#storage/roster-store.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

const which = { program: z.string().max(100), group: z.string().max(100), subjectId: z.guid() }

/** Puts somebody on a program's list from a day on. Only listed groups are kept by hand; found ones follow the register. */
export const joinRoster = useCase({
  name: 'program.join',
  input: z.object({ ...which, fromDay: z.iso.date() }),
  async run(ctx, { program: key, group: id, subjectId, fromDay }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'program.roster')
    if (!allowed.ok) return allowed
    const group = (await findProgramNow(ctx, key))?.roster.find((one) => one.id === id)
    if (!group) return fail('program.no_group')
    if (group.members.kind !== 'listed') return fail('roster.not_listed', { group: group.title })
    const names = await namesOf(tx, authorityId, group.of, [subjectId])
    if (names.size === 0) return fail('roster.no_subject', { of: group.of }, ['subjectId'])
    const there = await holdMembership(tx, authorityId, { programKey: key, group: id, subjectId, day: fromDay })
    if (there)
      return fail('roster.already_there', { name: names.get(subjectId) ?? '', from: there.fromDay }, ['subjectId'])
    const one = { id: newId(), programKey: key, group: id, subjectKind: group.of, subjectId, fromDay }
    await insertMembership(tx, authorityId, one)
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    const detail = { group: id, subject: subjectId, from: fromDay }
    return ok({ out: { id: one.id }, trace: { thingKind: 'program', thingId: key, detail } })
  },
})

/** Takes somebody off a list after a last day; what he owed before stays owed. */
export const leaveRoster = useCase({
  name: 'program.leave',
  input: z.object({ ...which, lastDay: z.iso.date(), reason: z.string().trim().min(1).max(500) }),
  async run(ctx, { program: key, group: id, subjectId, lastDay, reason }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'program.roster')
    if (!allowed.ok) return allowed
    const group = (await findProgramNow(ctx, key))?.roster.find((one) => one.id === id)
    if (!group) return fail('program.no_group')
    if (group.members.kind !== 'listed') return fail('roster.not_listed', { group: group.title })
    const there = await holdMembership(tx, authorityId, { programKey: key, group: id, subjectId, day: lastDay })
    if (!there) return fail('roster.not_there', { group: group.title }, ['subjectId'])
    if (there.fromDay !== '-infinity' && lastDay < there.fromDay)
      return fail('roster.before_start', { from: there.fromDay }, ['lastDay'])
    await endMembership(tx, authorityId, there.id, lastDay)
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    const detail = { group: id, subject: subjectId, lastDay, reason }
    return ok({ out: { id: there.id }, trace: { thingKind: 'program', thingId: key, detail } })
  },
})
