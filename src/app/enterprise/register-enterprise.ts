import { canSome } from '#domain/access/can.ts'
import { enterCreditCode } from '#domain/enterprise/credit-code-entry.ts'
import { newId } from '#domain/id.ts'
import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { findEnterpriseByCode, insertEnterprise, listNamesakes } from '#storage/enterprise-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { useCase } from '../use-case.ts'
import { CodeFields, EnterpriseFields } from './enterprise-fields.ts'

/**
 * Registers an enterprise. The code is checked by GB 32100; one that fails is taken with a reason, which stays on record. A
 * code that is there already is refused; enterprises of the same name are told, for a person to judge.
 */
export const registerEnterprise = useCase({
  name: 'enterprise.change',
  input: EnterpriseFields.extend(CodeFields.shape),
  async run(ctx, { creditCode, codeReason, ...fields }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'enterprise.change')
    if (!allowed.ok) return allowed
    if (fields.areaId && !(await namesOf(tx, authorityId, 'area', [fields.areaId])).has(fields.areaId))
      return fail('area.not_found')
    const code = creditCode === null ? null : enterCreditCode(creditCode, codeReason)
    if (code && !code.ok) return { ...code, error: { ...code.error, at: ['creditCode'] } }
    const entered = code?.value
    if (entered) {
      const same = await findEnterpriseByCode(tx, authorityId, entered.creditCode)
      if (same) return fail('enterprise.code_taken', { id: same.id }, ['creditCode'])
    }
    const id = newId()
    const nameKey = enterpriseNameKey(fields.name)
    const namesakes = await listNamesakes(tx, authorityId, nameKey)
    await insertEnterprise(tx, authorityId, {
      ...fields,
      id,
      nameKey,
      creditCode: entered?.creditCode ?? null,
      codeForced: entered?.codeForced ?? null,
      regionCode: entered?.regionCode ?? null,
      size: null,
      status: 'active',
      mergedInto: null,
      toDay: null,
      revision: 1,
    })
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id, revision: 1, warnings: entered?.warnings ?? [], namesakes },
      trace: {
        thingKind: 'enterprise',
        thingId: id,
        detail: { what: 'register', forced: entered?.codeForced ?? null },
      },
    })
  },
})
