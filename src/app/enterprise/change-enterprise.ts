import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { enterCreditCode } from '#domain/enterprise/credit-code-entry.ts'
import { newId } from '#domain/id.ts'
import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { findEnterprise, findEnterpriseByCode, updateEnterprise } from '#storage/enterprise-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findEnterpriseThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { CodeFields, EnterpriseFields } from './enterprise-fields.ts'
import { sizedEnterprise } from './sized-enterprise.ts'

/** Changes an enterprise: everything given replaces what stood there. A new industry may change its size. */
export const changeEnterprise = useCase({
  name: 'enterprise.change',
  input: EnterpriseFields.extend(CodeFields.shape).extend({
    id: z.guid(),
    revision: z.int(),
    status: z.enum(['active', 'closed', 'moved_out']).default('active'),
    toDay: z.iso.date().nullable().default(null),
  }),
  async run(ctx, { creditCode, codeReason, revision, ...fields }) {
    const { tx, authorityId } = ctx
    const one = await findEnterprise(tx, authorityId, fields.id)
    const thing = await findEnterpriseThing(tx, ctx, fields.id)
    if (!one || !thing) return fail('enterprise.not_found')
    const allowed = can(ctx.actor, 'enterprise.change', thing)
    if (!allowed.ok) return allowed
    if (one.status === 'merged') return fail('enterprise.merged_already', { id: one.id, into: one.mergedInto })
    if (fields.areaId && !(await namesOf(tx, authorityId, 'area', [fields.areaId])).has(fields.areaId))
      return fail('area.not_found')
    const code = creditCode === null ? null : enterCreditCode(creditCode, codeReason ?? keptReason(one, creditCode))
    if (code && !code.ok) return { ...code, error: { ...code.error, at: ['creditCode'] } }
    const same = code ? await findEnterpriseByCode(tx, authorityId, code.value.creditCode) : undefined
    if (same && same.id !== one.id) return fail('enterprise.code_taken', { id: same.id }, ['creditCode'])
    const changed = {
      ...one,
      ...fields,
      revision,
      nameKey: enterpriseNameKey(fields.name),
      creditCode: code?.value.creditCode ?? null,
      codeForced: code?.value.codeForced ?? null,
      regionCode: code?.value.regionCode ?? one.regionCode,
    }
    const sized = await sizedEnterprise(ctx, changed)
    if (!(await updateEnterprise(tx, authorityId, sized)))
      return fail('enterprise.conflict', { seen: revision, now: one.revision })
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id: one.id, revision: revision + 1, size: sized.size, warnings: code?.value.warnings ?? [] },
      trace: {
        thingKind: 'enterprise',
        thingId: one.id,
        detail: { what: 'change', forced: sized.codeForced, status: sized.status },
      },
    })
  },
})

/** A forced code that is not touched keeps the reason it was given. */
function keptReason(
  one: { readonly creditCode: string | null; readonly codeForced: string | null },
  code: string,
): string | null {
  return one.creditCode === code && one.codeForced ? one.codeForced.replace(/（credit_code\.[a-z_]+）$/, '') : null
}
