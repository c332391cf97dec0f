import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markDirty, markEverythingDirty } from '#storage/dirty-store.ts'
import { findEnterprise, updateEnterprise } from '#storage/enterprise-store.ts'
import { saveProfiles } from '#storage/profile-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { computedSize } from './sized-enterprise.ts'

/** 万元, up to six decimals; kept as text so that no digit is lost. */
const Amount = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,14}(\.\d{1,6})?$/))

/** Adds the figures of a day to an enterprise's series; the size follows from the latest figures known. */
export const recordProfile = useCase({
  name: 'enterprise.change',
  input: z.object({
    id: z.guid(),
    asOf: z.iso.date(),
    staff: z.int().min(0).nullable().default(null),
    revenue: Amount.nullable().default(null),
    assets: Amount.nullable().default(null),
    fixedAssets: Amount.nullable().default(null),
    output: Amount.nullable().default(null),
    tax: Amount.nullable().default(null),
    data: z.record(z.string().max(50), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  }),
  async run(ctx, { id, ...profile }) {
    const { tx, authorityId } = ctx
    const one = await findEnterprise(tx, authorityId, id)
    const thing = await findEnterpriseThing(tx, ctx, id)
    if (!one || !thing) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'enterprise.change', thing)
    if (!allowed.ok) return allowed
    if (one.status === 'merged') return fail('enterprise.merged_already', { id, into: one.mergedInto })
    if (profile.asOf > todayOf(ctx)) return fail('profile.in_future', { asOf: profile.asOf }, ['asOf'])
    const said = { id: newId(), enterpriseId: id, ...profile }
    const touched = await saveProfiles(tx, authorityId, [said], { at: ctx.now, personId: ctx.actor.personId })
    await markDirty(
      tx,
      authorityId,
      touched.map((factId) => ({ id: newId(), programKey: null, factKind: 'profile', factId, at: ctx.now })),
    )
    const size = await computedSize(ctx, one)
    if (size?.state === 'value' && size.size !== one.size) {
      if (!(await updateEnterprise(tx, authorityId, { ...one, size: size.size })))
        throw new Error('a held row was changed')
      await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    }
    return ok({
      out: {
        id,
        size: size?.state === 'value' ? size.size : one.size,
        missing: size?.state === 'missing' ? size.missing : [],
        computed: size?.state ?? 'not_applicable',
      },
      trace: { thingKind: 'enterprise', thingId: id, detail: { what: 'profile', asOf: profile.asOf } },
    })
  },
})
