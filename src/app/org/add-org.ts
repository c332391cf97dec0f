import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import { findOrg, insertOrg } from '#storage/org-store.ts'
import { useCase } from '../use-case.ts'
import { OrgFields } from './org-fields.ts'

/** Adds a unit. */
export const addOrg = useCase({
  name: 'org.change',
  input: OrgFields,
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'org.change')
    if (!allowed.ok) return allowed
    if (input.parentId && !(await findOrg(tx, authorityId, input.parentId)))
      return fail('org.no_parent', undefined, ['parentId'])
    if (input.areaId && !(await namesOf(tx, authorityId, 'area', [input.areaId])).has(input.areaId))
      return fail('area.not_found')
    const org = { ...input, id: newId(), revision: 1 }
    if (!(await insertOrg(tx, authorityId, org))) return fail('org.name_taken', { name: org.name }, ['name'])
    return ok({
      out: { id: org.id, revision: 1 },
      trace: { thingKind: 'org', thingId: org.id, detail: { what: 'add', kind: org.kind } },
    })
  },
})
