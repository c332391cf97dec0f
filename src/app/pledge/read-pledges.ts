import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { standingOf } from '#domain/pledge/standing.ts'
import { fail, ok } from '#domain/result.ts'
import { findAuthorityName } from '#storage/authority-code-store.ts'
import { listComments } from '#storage/comment-store.ts'
import { countPledges, listDrives, listPledgeRows, listSteps, listUnitsWithout } from '#storage/pledge-store.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { membersOn } from '../link/members-on.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { groupOf, isPublic, loadDrive } from './drive.ts'

/** The drives, each in figures, and who has not published yet. */
export const listPledgeDrives = useCase({
  name: 'pledge.drives',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'pledge.read')
    if (!allowed.ok) return allowed
    const today = todayOf(ctx)
    const out = []
    for (const drive of await listDrives(ctx.tx, ctx.authorityId)) {
      const found = await loadDrive(ctx, drive.id)
      if (!found.ok) continue
      const { program, form } = found.value
      const group = groupOf(found.value)
      const members = group ? (await membersOn(ctx, program, [group], today)).get(group) : undefined
      const count = (where: object) => countPledges(ctx.tx, ctx.authorityId, { drives: [drive.id], ...where })
      out.push({
        ...drive,
        programTitle: program.title,
        formTitle: form.title,
        fields: form.fields.filter((field) => field.id !== drive.keptField),
        public: isPublic(found.value),
        owing: members?.size ?? null,
        without: members ? await listUnitsWithout(ctx.tx, ctx.authorityId, drive.id, [...members]) : [],
        figures: {
          pledges: await count({}),
          open: await count({ state: 'open' }),
          overdue: await count({ overdueOn: today }),
          kept: await count({ state: 'kept' }),
          notKept: await count({ state: 'not_kept' }),
          waiting: await count({ waiting: true }),
        },
      })
    }
    return ok({ out, trace: null })
  },
})

const PAGE = 50

/** Pledges, those due first. */
export const listPledges = useCase({
  name: 'pledge.list',
  input: z.object({
    driveId: z.guid().optional(),
    orgId: z.guid().optional(),
    state: z.enum(['open', 'kept', 'not_kept', 'overdue', 'waiting']).optional(),
    cursor: z.string().max(200).optional(),
  }),
  async run(ctx, { driveId, orgId, state, cursor }) {
    const allowed = canSome(ctx.actor, 'pledge.read')
    if (!allowed.ok) return allowed
    const today = todayOf(ctx)
    const where = {
      drives: driveId ? [driveId] : undefined,
      orgId,
      ...(state === 'overdue' ? { overdueOn: today } : state === 'waiting' ? { waiting: true } : { state }),
    }
    const offset = cursor === undefined ? 0 : Number(fromCursor(cursor, ['offset'])?.offset ?? Number.NaN)
    if (!Number.isInteger(offset) || offset < 0) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const rows = await listPledgeRows(ctx.tx, ctx.authorityId, where, { offset, limit: PAGE + 1 })
    const items = rows.slice(0, PAGE).map((row) => ({ ...row, standing: standingOf(row, today) }))
    const next = rows.length > PAGE ? toCursor({ offset: String(offset + PAGE) }) : null
    return ok({ out: { items, next, total: await countPledges(ctx.tx, ctx.authorityId, where) }, trace: null })
  },
})

/** One pledge with its steps and what people say; what is not shown to all, the office and the unit alone see. */
export const readPledge = useCase({
  name: 'pledge.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'pledge.read')
    if (!allowed.ok) return allowed
    const [row] = await listPledgeRows(ctx.tx, ctx.authorityId, { id }, { offset: 0, limit: 1 })
    if (!row) return fail('pledge.not_found')
    const of = { kind: 'pledge', orgIds: [row.org.id] }
    const inside = can(ctx.actor, 'comment.answer', of).ok
    const found = await loadDrive(ctx, row.driveId)
    return ok({
      out: {
        ...row,
        standing: standingOf(row, todayOf(ctx)),
        driveTitle: found.ok ? found.value.drive.title : '',
        stepRows: await listSteps(ctx.tx, ctx.authorityId, id),
        commentRows: await listComments(ctx.tx, ctx.authorityId, {
          thingKind: 'pledge',
          thingIds: [id],
          shownOnly: !inside,
        }),
        may: {
          progress: can(ctx.actor, 'pledge.progress', of).ok,
          settle: can(ctx.actor, 'pledge.settle', of).ok,
          answer: inside,
          decide: can(ctx.actor, 'comment.decide', of).ok,
        },
      },
      trace: null,
    })
  },
})

/** Most that a page for passers-by shows of one authority. */
const MOST_SHOWN = 500

/** Pledges as anybody may read them: of programs that disclose the form to the public, with comments that were let through. */
export const listPublicPledges = useCase({
  name: 'pledge.public',
  input: z.object({}),
  async run(ctx) {
    const drives = await publicDrives(ctx)
    const today = todayOf(ctx)
    const rows = await listPledgeRows(
      ctx.tx,
      ctx.authorityId,
      { drives: drives.map((one) => one.id) },
      { offset: 0, limit: MOST_SHOWN },
    )
    const comments = await listComments(ctx.tx, ctx.authorityId, {
      thingKind: 'pledge',
      thingIds: rows.map((row) => row.id),
      shownOnly: true,
    })
    return ok({
      out: {
        authority: await findAuthorityName(ctx.tx, ctx.authorityId),
        drives: drives.map(({ id, title }) => ({
          id,
          title,
          pledges: rows
            .filter((row) => row.driveId === id)
            .map((row) => ({
              id: row.id,
              org: row.org.name,
              text: row.text,
              dueDay: row.dueDay,
              settledDay: row.settledDay,
              standing: standingOf(row, today),
              comments: comments
                .filter((one) => one.thingId === row.id)
                .map(({ id: comment, text, day, answer, answeredDay }) => ({
                  id: comment,
                  text,
                  day,
                  answer,
                  answeredDay,
                })),
            })),
        })),
      },
      trace: null,
    })
  },
})

async function publicDrives(ctx: TxCtx) {
  const shown = []
  for (const drive of await listDrives(ctx.tx, ctx.authorityId)) {
    const found = await loadDrive(ctx, drive.id)
    if (found.ok && isPublic(found.value)) shown.push(drive)
  }
  return shown
}
