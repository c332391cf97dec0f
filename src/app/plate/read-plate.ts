import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { findPlateTarget, listPlatePeople } from '#storage/plate-store.ts'
import { disclosedTo } from '../disclosure/sections.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

/**
 * The plate (挂牌公示) at an enterprise or project: who is responsible for it today. Shown to anybody as far as a program
 * discloses the pairing to the public, without what it hides; telephone numbers are never on it.
 */
export const readPlate = useCase({
  name: 'plate.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const target = await findPlateTarget(ctx.tx, ctx.authorityId, id)
    const sections = (await disclosedTo(ctx, 'public')).filter((one) => one.what.kind === 'link' && one.what.name)
    // Nothing is disclosed, or there is no such place: the same answer, so that nobody can try ids.
    if (!target || sections.length === 0) return fail('plate.not_found')
    const links = sections.map(({ program, what }) => ({ programKey: program.id, link: what.name ?? '' }))
    const people = await listPlatePeople(ctx.tx, ctx.authorityId, { targetId: id, day: windowOf(ctx).today, links })
    const out = {
      ...target,
      groups: sections.flatMap(({ program, what, hide, entry }) => {
        const own = people.filter((one) => one.programKey === program.id && one.link === what.name)
        if (own.length === 0) return []
        return [
          {
            title: program.links.find((one) => one.id === what.name)?.title ?? '',
            clause: entry.clause ?? null,
            people: own.map(({ person, org }) => ({
              person: hide.includes('person') ? null : person,
              org: hide.includes('org') ? null : org,
            })),
          },
        ]
      }),
    }
    return ok({ out, trace: null })
  },
})
