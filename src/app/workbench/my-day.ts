import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { countUnread, listPlansOf, listTargetsOf } from '#storage/my-day-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { listPartsOf } from '#storage/task-store.ts'
import type { TxCtx } from '../context.ts'
import { dressDuties } from '../duty/dress-duties.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

/** A cadre's first page: what he owes by when, whom he serves, what is open there. */
export const myDay = useCase({
  name: 'workbench.me',
  input: z.object({}),
  async run(ctx) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'visit.read')
    if (!allowed.ok) return allowed
    const { personId } = actor
    if (!personId) return fail('session.no_person')
    const { today } = windowOf(ctx)
    const owed = dutyCondition(authorityId, { personId, states: ['open'], openedBefore: ctx.now }, sql`true`)
    const duties = await listDutyRows(tx, authorityId, { condition: owed, limit: 100 })
    const targets = await listTargetsOf(tx, authorityId, personId, today)
    const matters = await listMatterRows(tx, authorityId, {
      condition: conditionOf(ctx, { open: true, personId }),
      sort: 'due',
      limit: 50,
    })
    const name = (await namesOf(tx, authorityId, 'person', [personId])).get(personId) ?? ''
    const out = {
      now: ctx.now,
      person: { id: personId, name },
      duties: await dressDuties(ctx, duties),
      targets: await withTitles(ctx, targets),
      matters: await dressRows(ctx, matters),
      plans: await listPlansOf(tx, authorityId, personId, today),
      parts: await listPartsOf(tx, authorityId, personId),
      notices: await countUnread(tx, authorityId, actor),
    }
    return ok({ out, trace: null })
  },
})

/** What the pairing is called in its program, as it is in force now. */
export async function withTitles<Row extends { readonly programKey: string; readonly link: string }>(
  ctx: TxCtx,
  rows: readonly Row[],
): Promise<(Row & { linkTitle: string })[]> {
  const programs = new Map<string, Program | undefined>()
  for (const { programKey } of rows) {
    if (!programs.has(programKey)) programs.set(programKey, await findProgramNow(ctx, programKey))
  }
  return rows.map((row) => ({
    ...row,
    linkTitle: programs.get(row.programKey)?.links.find((one) => one.id === row.link)?.title ?? row.link,
  }))
}
