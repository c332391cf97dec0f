import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listAreaRows } from '#storage/directory/orgs.ts'
import { useCase } from '../use-case.ts'

/** Areas by name. */
export const listAreas = useCase({
  name: 'area.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'area.read')
    if (!allowed.ok) return allowed
    return ok({ out: await listAreaRows(ctx.tx, ctx.authorityId), trace: null })
  },
})
