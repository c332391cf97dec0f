import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { FACTOR_RULES } from '#domain/access/second-factor.ts'
import { ok } from '#domain/result.ts'
import { setAccessSetting } from '#storage/authority-store.ts'
import { countFactors } from '#storage/second-factor-store.ts'
import { rulesOf } from '../session/rules-of.ts'
import { useCase } from '../use-case.ts'

/** Who must have a second factor here, and how many have one. */
export const readFactorRule = useCase({
  name: 'second_factor.read_rule',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'account.demand_factor')
    if (!allowed.ok) return allowed
    const { secondFactor: required } = await rulesOf(ctx.tx, ctx.authorityId)
    return ok({ out: { required, ...(await countFactors(ctx.tx, ctx.authorityId)) }, trace: null })
  },
})

/** Says who must have one. Who has none is asked for it at once, and can do nothing else until he has. */
export const setFactorRule = useCase({
  name: 'account.demand_factor',
  input: z.object({ required: z.enum(FACTOR_RULES) }),
  async run(ctx, { required }) {
    const allowed = canSome(ctx.actor, 'account.demand_factor')
    if (!allowed.ok) return allowed
    const { secondFactor: before } = await rulesOf(ctx.tx, ctx.authorityId)
    await setAccessSetting(ctx.tx, ctx.authorityId, 'secondFactor', required)
    return ok({
      out: { required, ...(await countFactors(ctx.tx, ctx.authorityId)) },
      trace: { thingKind: 'authority', thingId: ctx.authorityId, detail: { second_factor: [before, required] } },
    })
  },
})
