import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import {
  countMeetingRows,
  listDueOf,
  listMeetingRows,
  meetingCondition,
  meetingScope,
} from '#storage/meeting-list-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { meetingTitle } from './meeting-title.ts'

/** Meetings, the latest first. */
export const listMeetings = useCase({
  name: 'meeting.list',
  input: z.object({
    program: z.string().max(100).optional(),
    meeting: z.string().max(100).optional(),
    state: z.enum(['planned', 'closed', 'cancelled']).optional(),
    orgId: z.guid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(ctx, { cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'meeting.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
    if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const condition = meetingCondition(ctx.authorityId, where, meetingScope(ctx))
    const after = place?.at && place.id ? { at: place.at, id: place.id } : undefined
    const rows = await listMeetingRows(ctx.tx, { condition, after, limit: limit + 1 })
    const items = []
    const programs = new Map((await programsNow(ctx)).map((one) => [one.id, one]))
    for (const row of rows.slice(0, limit)) {
      const program = programs.get(row.programKey)
      items.push({ ...row, kind: program ? meetingTitle(program, row.meeting) : row.meeting })
    }
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null
    const total = cursor === undefined ? await countMeetingRows(ctx.tx, condition) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})

/** The kinds of meetings of the programs with their rhythm, and what is due in a stretch of days. */
export const listMeetingsDue = useCase({
  name: 'meeting.due',
  input: z.object({ program: z.string().max(100).optional(), from: z.iso.date(), to: z.iso.date() }),
  async run(ctx, { program: only, from, to }) {
    const allowed = canSome(ctx.actor, 'meeting.read')
    if (!allowed.ok) return allowed
    const out = []
    for (const program of await programsNow(ctx)) {
      if (only !== undefined && program.id !== only) continue
      const kinds = meetingKinds(program)
      const rules = kinds.flatMap((one) => one.duties.map(({ id }) => id))
      const due = await listDueOf(
        ctx.tx,
        ctx.authorityId,
        { programKey: program.id, rules, from, to, limit: 500 },
        scopeOf(ctx, 'duty', 'd'),
      )
      out.push({
        programKey: program.id,
        programTitle: program.title,
        kinds: kinds.map(({ id, title, clause, duties }) => ({
          meeting: id,
          title,
          clause,
          duties: duties.map((duty) => ({ rule: duty.id, title: duty.title, every: duty.every ?? null })),
          due: due
            .filter(({ rule }) => duties.some((duty) => duty.id === rule))
            .map(({ programKey: _, ...one }) => one),
        })),
        decisionKinds: program.matters.flatMap(({ id, title, kind }) => (kind === 'decision' ? [{ id, title }] : [])),
      })
    }
    return ok({ out: out.filter(({ kinds }) => kinds.length > 0), trace: null })
  },
})

async function programsNow(ctx: TxCtx): Promise<Program[]> {
  const versions = await listVersionsNow(ctx.tx, ctx.authorityId)
  return Promise.all(versions.map(({ key, version }) => getProgram(ctx, key, version)))
}

/** The kinds a program knows: declared ones, and those that fulfil a duty. */
export function meetingKinds(program: Program) {
  const byDuty = program.duties.flatMap(({ metBy }) =>
    metBy.flatMap(({ each }) => (each.kind === 'meeting' && each.name ? [each.name] : [])),
  )
  const ids = [...new Set([...(program.meetings ?? []).map(({ id }) => id), ...byDuty])]
  return ids.map((id) => {
    const duties = program.duties.filter(({ metBy }) =>
      metBy.some(({ each }) => each.kind === 'meeting' && each.name === id),
    )
    const declared = program.meetings?.find((one) => one.id === id)
    return {
      id,
      title: meetingTitle(program, id),
      clause: declared?.clause ?? duties[0]?.clause ?? null,
      duties,
    }
  })
}
