import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { findProject, findProjectByName, updateProject } from '#storage/project-store.ts'
import { findProjectThing } from '#storage/thing-store.ts'
import { useCase } from '../use-case.ts'
import { missingReference } from './missing-reference.ts'
import { ProjectFields } from './project-fields.ts'

/** Changes a project: everything given replaces what stood there; the stage stays. */
export const changeProject = useCase({
  name: 'project.change',
  input: ProjectFields.extend({ id: z.guid(), revision: z.int() }),
  async run(ctx, input) {
    const { tx, authorityId } = ctx
    const project = await findProject(tx, authorityId, input.id)
    const thing = await findProjectThing(tx, ctx, input.id)
    if (!project || !thing) return fail('project.not_found')
    const allowed = can(ctx.actor, 'project.change', thing)
    if (!allowed.ok) return allowed
    const missing = await missingReference(ctx, input)
    if (missing) return missing
    const namesake = await findProjectByName(tx, authorityId, input.name)
    if (namesake && namesake.id !== project.id) return fail('project.name_taken', { name: input.name }, ['name'])
    if (!(await updateProject(tx, authorityId, { ...input, stage: project.stage }))) {
      return fail('project.conflict', { seen: input.revision, now: project.revision })
    }
    await markEverythingDirty(tx, authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id: project.id, revision: input.revision + 1 },
      trace: {
        thingKind: 'project',
        thingId: project.id,
        detail: { what: 'change', class: [project.class, input.class] },
      },
    })
  },
})
