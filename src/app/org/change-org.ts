import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findOrg, findOrgByName, isBelowOrg, updateOrg } from '#storage/org-store.ts'
import { useCase } from '../use-case.ts'
import { OrgFields } from './org-fields.ts'

/** Changes a unit: everything given replaces what stood there. A unit cannot stand below itself. */
export const changeOrg = useCase({
  name: 'org.change',
  input: OrgFields.extend({ id: z.guid(), revision: z.int() }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'org.change')
    if (!allowed.ok) return allowed
    const org = await findOrg(tx, authorityId, input.id)
    if (!org) return fail('org.not_found')
    if (input.parentId) {
      if (!(await findOrg(tx, authorityId, input.parentId))) return fail('org.no_parent', undefined, ['parentId'])
      if (await isBelowOrg(tx, authorityId, input.parentId, org.id))
        return fail('org.below_itself', undefined, ['parentId'])
    }
    if (input.areaId && !(await namesOf(tx, authorityId, 'area', [input.areaId])).has(input.areaId))
      return fail('area.not_found')
    const namesake = await findOrgByName(tx, authorityId, input.name)
    if (namesake && namesake.id !== org.id) return fail('org.name_taken', { name: input.name }, ['name'])
    if (!(await updateOrg(tx, authorityId, input)))
      return fail('org.conflict', { seen: input.revision, now: org.revision })
    // Groups may be found by a unit's kind: which rules that touches is not known here.
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id: org.id, revision: input.revision + 1 },
      trace: { thingKind: 'org', thingId: org.id, detail: { what: 'change', kind: [org.kind, input.kind] } },
    })
  },
})
