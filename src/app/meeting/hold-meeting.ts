import { can } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { findMeeting, type MeetingRow } from '#storage/meeting-store.ts'
import type { TxCtx } from '../context.ts'

/** A meeting that is still planned, held for a change by whoever may make it. A closed record stands. */
export async function holdPlanned(
  ctx: TxCtx,
  act: string,
  id: string,
  revision: number | undefined,
): Promise<Result<MeetingRow>> {
  const meeting = await findMeeting(ctx.tx, ctx.authorityId, id, 'hold')
  if (!meeting) return fail('meeting.not_found')
  const allowed = can(ctx.actor, act, thingOf(meeting))
  if (!allowed.ok) return allowed
  if (meeting.voidedAt) return fail('meeting.cancelled', { reason: meeting.voidReason ?? '' })
  if (meeting.state !== 'planned') return fail('meeting.closed')
  if (revision !== undefined && revision !== meeting.revision) return fail('meeting.changed')
  return ok(meeting)
}

export function thingOf(meeting: MeetingRow) {
  return {
    kind: 'meeting' as const,
    programKey: meeting.programKey,
    personIds: [meeting.personId],
    orgIds: [meeting.orgId],
    areaId: meeting.areaId,
  }
}
