import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { sql } from '#storage/open-database.ts'
import { findVisitThing } from '#storage/thing-store.ts'
import { listVisitRows, readVisitPage, visitCondition } from '#storage/visit-list-store.ts'
import { fieldShown } from '../form/form-shown.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { withTitles } from '../workbench/my-day.ts'

/** A visit with its forms, problems and what became of it. */
export const readVisit = useCase({
  name: 'visit.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const thing = await findVisitThing(tx, ctx, id)
    if (!thing) return fail('visit.not_found')
    const allowed = can(ctx.actor, 'visit.read', thing)
    if (!allowed.ok) return allowed
    const [row] = await listVisitRows(tx, authorityId, {
      condition: visitCondition(authorityId, { id }, sql`true`),
      limit: 1,
    })
    if (!row) return fail('visit.not_found')
    const page = await readVisitPage(tx, authorityId, id)
    const links = (await withTitles(ctx, page.links)).map(({ linkTitle, ...link }) => ({ ...link, title: linkTitle }))
    const forms = []
    for (const { programVersion, ...form } of page.forms) {
      const program = await getProgram(ctx, form.programKey, programVersion)
      // The version it was filled in under knows its fields, whatever later ones call them.
      const declared = program.forms.find((one) => one.id === form.form)
      forms.push({ ...form, title: declared?.title ?? form.form, fields: (declared?.fields ?? []).map(fieldShown) })
    }
    return ok({ out: { ...row, ...page, links, forms }, trace: null })
  },
})
