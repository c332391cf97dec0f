import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listInspectionRows } from '#storage/inspection-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { subjectNames } from '../score/subject-names.ts'
import { useCase } from '../use-case.ts'

/** Inspections held, as whoever was inspected may see them too. */
export const listInspections = useCase({
  name: 'inspection.list',
  input: z.object({
    orgId: z.guid().optional(),
    enterpriseId: z.guid().optional(),
    roundId: z.guid().optional(),
    limit: z.int().min(1),
  }),
  async run(ctx, { limit, ...filter }) {
    const allowed = canSome(ctx.actor, 'inspection.read')
    if (!allowed.ok) return allowed
    const where = { ...filter, scope: scopeOf(ctx, 'inspection', 'i') }
    const rows = await listInspectionRows(ctx.tx, ctx.authorityId, where, limit)
    const subjects = rows.map((row) => subjectOfRow(row))
    const name = await subjectNames(ctx, subjects)
    const persons = await namesOf(
      ctx.tx,
      ctx.authorityId,
      'person',
      rows.flatMap((row) => [...row.inspectors]),
    )
    const items = rows.map((row, i) => {
      const { kind, id } = subjects[i] ?? { kind: 'org', id: '' }
      return {
        id: row.id,
        kind: row.kind,
        unannounced: row.unannounced,
        at: row.at,
        note: row.note,
        roundId: row.roundId,
        findings: row.findings,
        subject: { kind, id, name: name(kind, id) },
        inspectors: row.inspectors.map((one) => ({ id: one, name: persons.get(one) ?? '' })),
      }
    })
    return ok({ out: items, trace: null })
  },
})

/** Whom or what an inspection was of, by its narrowest column. */
export function subjectOfRow(row: {
  personId: string | null
  enterpriseId: string | null
  projectId: string | null
  orgId: string | null
}): { kind: 'person' | 'enterprise' | 'project' | 'org'; id: string } {
  if (row.personId) return { kind: 'person', id: row.personId }
  if (row.enterpriseId) return { kind: 'enterprise', id: row.enterpriseId }
  if (row.projectId) return { kind: 'project', id: row.projectId }
  return { kind: 'org', id: row.orgId ?? '' }
}
