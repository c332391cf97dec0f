import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findClass, listClasses as list, listClassRows, SHOWN } from '#storage/class-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/** The classes of enterprises: how many are in, came and left this year, might come in and ought to leave; and the doubling. */
export const listClasses = useCase({
  name: 'class.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'class.read')
    if (!allowed.ok) return allowed
    const number = (text: string | null) => (text === null ? null : Number(text))
    const classes = (await list(ctx.tx, ctx.authorityId, todayOf(ctx))).map((one) => ({
      ...one,
      enterAt: number(one.enterAt),
      leaveBelow: number(one.leaveBelow),
      times: number(one.times),
      goal: one.base === null || one.times === null ? null : Math.ceil(one.base * Number(one.times)),
    }))
    return ok({ out: { today: todayOf(ctx), classes }, trace: null })
  },
})

/** The enterprises behind one figure of a class. */
export const listClassMembers = useCase({
  name: 'class.members',
  input: z.object({ name: z.string().min(1).max(50), show: z.enum(SHOWN).default('members') }),
  async run(ctx, { name, show }) {
    const allowed = canSome(ctx.actor, 'class.read')
    if (!allowed.ok) return allowed
    if (!(await findClass(ctx.tx, ctx.authorityId, name))) return fail('class.not_found', { name })
    const scope = scopeOf(ctx, 'enterprise', 'e', 'class.read')
    const rows = await listClassRows(ctx.tx, ctx.authorityId, { name, show, today: todayOf(ctx), scope })
    return ok({
      out: rows.map((row) => ({ ...row, figure: row.figure === null ? null : Number(row.figure) })),
      trace: null,
    })
  },
})
