import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { accountNames, namesOf } from '#storage/name-store.ts'
import { listChart, listOrgChanges, listUnitMembers } from '#storage/org-chart-store.ts'
import { findOrg } from '#storage/org-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

/** The organisation as a tree, and the changes that wait or were made. */
export const readChart = useCase({
  name: 'org.chart',
  input: z.object({}),
  async run(ctx) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'org.read')
    if (!allowed.ok) return allowed
    const today = todayOf(ctx)
    const units = await listChart(tx, authorityId, scopeOf(ctx, 'org', 'o'), today)
    const changes = await listOrgChanges(tx, authorityId)
    const ids = changes.flatMap((one) => [one.orgId, ...(one.toOrgId ? [one.toOrgId] : [])])
    const names = await namesOf(tx, authorityId, 'org', ids)
    const by = await accountNames(
      tx,
      authorityId,
      changes.flatMap((one) => one.decidedBy ?? []),
    )
    const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
    const out = {
      today,
      units,
      changes: changes.map((one) => ({
        id: one.id,
        kind: one.kind,
        org: { id: one.orgId, name: names.get(one.orgId) ?? '' },
        to: named(one.toOrgId),
        name: one.name,
        fromDay: one.fromDay,
        reason: one.reason,
        decidedAt: one.decidedAt,
        by: one.decidedBy ? (by.get(one.decidedBy) ?? null) : null,
        doneAt: one.doneAt,
        left: leftOf(one.result),
      })),
    }
    return ok({ out, trace: null })
  },
})

const leftOf = (result: Readonly<Record<string, unknown>> | null): string[] =>
  ((result?.left as { number: string }[] | undefined) ?? []).map((one) => one.number)

/** Who belongs to a unit. Written down, as every reading of persons. */
export const readUnitMembers = useCase({
  name: 'org.members',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    if (!(await findOrg(tx, authorityId, id))) return fail('org.not_found')
    const allowed = can(ctx.actor, 'person.read', { kind: 'person', orgIds: [id] })
    if (!allowed.ok) return allowed
    const members = await listUnitMembers(tx, authorityId, id, todayOf(ctx))
    return ok({ out: members, trace: { thingKind: 'person', thingId: id, detail: { rows: members.length } } })
  },
})
