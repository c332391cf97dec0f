import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { markEverythingDirty } from '#storage/dirty-store.ts'
import { insertProject } from '#storage/project-store.ts'
import { useCase } from '../use-case.ts'
import { missingReference } from './missing-reference.ts'
import { ProjectFields } from './project-fields.ts'

/** Adds a project. Its stage is set by a verb of its own, so that it has a history from the first one on. */
export const addProject = useCase({
  name: 'project.change',
  input: ProjectFields,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'project.change')
    if (!allowed.ok) return allowed
    const missing = await missingReference(ctx, input)
    if (missing) return missing
    const project = { ...input, id: newId(), stage: null, revision: 1 }
    if (!(await insertProject(ctx.tx, ctx.authorityId, project)))
      return fail('project.name_taken', { name: project.name }, ['name'])
    await markEverythingDirty(ctx.tx, ctx.authorityId, { id: newId(), at: ctx.now })
    return ok({
      out: { id: project.id, revision: 1 },
      trace: { thingKind: 'project', thingId: project.id, detail: { what: 'add', class: project.class } },
    })
  },
})
