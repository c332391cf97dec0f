import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { FINDING_STATES, type FindingListed, listFindingRows } from '#storage/finding-list-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor, toCursor } from '../cursor.ts'
import { subjectOfRow } from '../inspection/list-inspections.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { subjectNames } from '../score/subject-names.ts'
import { useCase } from '../use-case.ts'

/** What supervision found, the latest first. */
export const listFindings = useCase({
  name: 'finding.list',
  input: z.object({
    program: z.string().optional(),
    state: z.enum(FINDING_STATES).optional(),
    orgId: z.guid().optional(),
    personId: z.guid().optional(),
    roundId: z.guid().optional(),
    category: z.string().optional(),
    /** The day to reply by is over, and it is not put right. */
    overdue: z.boolean().optional(),
    ids: z.array(z.guid()).max(500).optional(),
    cursor: z.string().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { cursor, limit, overdue, ...filter }) {
    const allowed = canSome(ctx.actor, 'finding.read')
    if (!allowed.ok) return allowed
    const place = cursor === undefined ? undefined : fromCursor(cursor, ['at', 'id'])
    if (cursor !== undefined && !(place?.at && place.id)) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
    const after = place?.at && place.id ? { at: place.at, id: place.id } : undefined
    const where = { ...filter, overdue: overdue ? dayOf(ctx) : undefined, scope: scopeOf(ctx, 'finding', 'x') }
    const { rows, total } = await listFindingRows(ctx.tx, ctx.authorityId, where, { after, limit: limit + 1 })
    const items = await dressFindings(ctx, rows.slice(0, limit))
    const last = items.at(-1)
    const next = rows.length > limit && last ? toCursor({ at: last.at, id: last.id }) : null
    return ok({ out: { items, next, total }, trace: null })
  },
})

/** Findings with names in place of ids. */
export async function dressFindings(ctx: TxCtx, rows: readonly FindingListed[]) {
  const subjects = rows.map(subjectOfRow)
  const name = await subjectNames(ctx, subjects)
  const ids = (of: (row: FindingListed) => string | null) => rows.map(of).filter((one) => one !== null)
  const orgs = await namesOf(
    ctx.tx,
    ctx.authorityId,
    'org',
    ids((row) => row.orgId),
  )
  const persons = await namesOf(
    ctx.tx,
    ctx.authorityId,
    'person',
    ids((row) => row.recordedBy),
  )
  const today = dayOf(ctx)
  return Promise.all(
    rows.map(async (row, i) => {
      const { kind, id } = subjects[i] ?? subjectOfRow(row)
      const program = await findProgramNow(ctx, row.programKey)
      const { recordedBy, orgId, personId: _, enterpriseId: __, projectId: ___, ban, ...shown } = row
      return {
        ...shown,
        programTitle: program?.title ?? row.programKey,
        ban: ban ? (program?.bans.find((one) => one.id === ban)?.title ?? ban) : null,
        subject: { kind, id, name: name(kind, id) },
        org: orgId ? { id: orgId, name: orgs.get(orgId) ?? '' } : null,
        recordedBy: recordedBy ? { id: recordedBy, name: persons.get(recordedBy) ?? '' } : null,
        overdue: row.replyDue !== null && row.replyDue < today && row.state === 'ordered',
      }
    }),
  )
}
