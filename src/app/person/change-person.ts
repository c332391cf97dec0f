import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { findPerson, findPersonByStaffNo, updatePerson } from '#storage/person-store.ts'
import { useCase } from '../use-case.ts'
import { PersonFields } from './person-fields.ts'

/** Changes a person: everything given replaces what stood there. Posts have verbs of their own. */
export const changePerson = useCase({
  name: 'person.change',
  input: PersonFields.extend({ id: z.guid(), revision: z.int() }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'person.change')
    if (!allowed.ok) return allowed
    const person = await findPerson(tx, authorityId, input.id)
    if (!person) return fail('person.not_found')
    const other = input.staffNo ? await findPersonByStaffNo(tx, authorityId, input.staffNo) : undefined
    if (other && other.id !== person.id) return fail('person.staff_no_taken', undefined, ['staffNo'])
    if (!(await updatePerson(tx, authorityId, input)))
      return fail('person.conflict', { seen: input.revision, now: person.revision })
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    const changed = (['name', 'staffNo', 'rank', 'phone', 'fromDay', 'toDay'] as const).filter(
      (key) => person[key] !== input[key],
    )
    return ok({
      out: { id: person.id, revision: input.revision + 1 },
      trace: { thingKind: 'person', thingId: person.id, detail: { what: 'change', changed } },
    })
  },
})
