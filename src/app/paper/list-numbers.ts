import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listNumberSeries } from '#storage/paper-list-store.ts'
import { useCase } from '../use-case.ts'

/** The register of numbers: every series of a year, how far it has come, its void numbers with the reason, any that is missing. */
export const listNumbers = useCase({
  name: 'paper.list_numbers',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'paper.void')
    if (!allowed.ok) return allowed
    return ok({ out: await listNumberSeries(ctx.tx, ctx.authorityId), trace: null })
  },
})
