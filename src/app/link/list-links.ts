import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { countLinkRows, linkCondition, listLinkRows } from '#storage/link-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { withTitles } from '../workbench/my-day.ts'

/** Who is paired with whom, on any day. */
export const listLinks = useCase({
  name: 'link.list',
  input: z.object({
    program: z.string().optional(),
    link: z.string().optional(),
    personId: z.guid().optional(),
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    projectId: z.guid().optional(),
    q: z.string().optional(),
    on: z.iso.date().optional(),
    ended: z.boolean().optional(),
    cursor: z.guid().optional(),
    limit: z.int().min(1).max(200),
  }),
  async run(ctx, { on, ended, cursor, limit, ...where }) {
    const allowed = canSome(ctx.actor, 'link.read')
    if (!allowed.ok) return allowed
    const day = on ?? windowOf(ctx).today
    const when = ended ? { endedBefore: day } : { on: day }
    const condition = linkCondition(ctx.authorityId, { ...where, ...when }, scopeOf(ctx, 'link', 'l'))
    const rows = await listLinkRows(ctx.tx, ctx.authorityId, { condition, after: cursor, limit: limit + 1 })
    const items = await withTitles(ctx, rows.slice(0, limit))
    const total = cursor === undefined ? await countLinkRows(ctx.tx, condition) : null
    return ok({ out: { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total }, trace: null })
  },
})
