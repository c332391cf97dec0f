import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { holdFinding, listSelfReports } from '#storage/finding-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** What the unit had reported of itself before a finding was recorded: among these the office looks for the same thing. */
export const listSelfReportsOf = useCase({
  name: 'finding.self_reports',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const finding = await holdFinding(ctx.tx, ctx.authorityId, id)
    if (!finding) return fail('finding.not_found')
    const { programKey, orgId, personId } = finding
    const thing = { kind: 'finding', programKey, personIds: [personId], orgIds: [orgId] }
    const allowed = can(ctx.actor, 'finding.match_self_report', thing)
    if (!allowed.ok) return allowed
    if (orgId === null) return ok({ out: [], trace: null })
    const rows = await listSelfReports(ctx.tx, ctx.authorityId, { programKey, orgId, before: finding.recordedAt })
    const out = []
    for (const row of rows) {
      const form = (await getProgram(ctx, programKey, row.version)).forms.find((one) => one.id === row.form)
      const said = (form?.fields ?? [])
        .filter((field) => field.type === 'text' && typeof row.values[field.id] === 'string')
        .map((field) => `${field.title}：${row.values[field.id]}`)
      out.push({ id: row.id, form: row.form, title: form?.title ?? row.form, day: row.day, at: row.recordedAt, said })
    }
    return ok({ out, trace: null })
  },
})
