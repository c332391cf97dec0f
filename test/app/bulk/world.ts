import { askBulk } from '#app/bulk/ask-run.ts'
import { goBulk, stopBulk } from '#app/bulk/move-run.ts'
import { listBulkRuns, readBulkRows } from '#app/bulk/read-runs.ts'
import { workBulkRun } from '#app/bulk/work-run.ts'
import type { Ctx } from '#app/context.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must } from '../matter/world.ts'

export const NOW = '2026-05-11T02:00:00Z'
export const LATER = '2026-05-11T03:00:00Z'

/** The guarantee program with accounts behind the office and a unit's handler, for what goes on when nobody is there. */
export async function bulkWorld(db: Database, code: string) {
  const world = await guaranteeWorld(db, code)
  const { authorityId } = world
  const account = async (login: string, personId: string, role: string, scope: string): Promise<string> => {
    const id = newId()
    await db.inAuthority(authorityId, async (tx) => {
      await sql`
        insert into account (authority_id, id, login, password_hash, person_id, created_at)
        values (${authorityId}, ${id}, ${login}, 'x', ${personId}, '2026-01-01')`.execute(tx)
      await sql`
        insert into role_grant (authority_id, id, account_id, role, scope, granted_at)
        values (${authorityId}, ${newId()}, ${id}, ${role}, ${scope}, '2026-01-01')`.execute(tx)
    })
    return id
  }
  const accounts = {
    office: await account('office', world.people.office, 'office', 'authority'),
    money: await account('money', world.people.money, 'handler', 'org'),
  }
  const as = (who: keyof typeof accounts, now = LATER): Ctx => {
    const ctx = world.as(who, now)
    return { ...ctx, actor: { ...ctx.actor, accountId: accounts[who] } }
  }
  const ask = (who: keyof typeof accounts, what: object) =>
    execute(as(who), askBulk, { title: '批量办理', ...what }) as Promise<
      { ok: true; value: { id: string; total: number } } | { ok: false; error: { code: string } }
    >
  const run = async (who: keyof typeof accounts, id: string) => {
    const found = must(await execute(as(who), listBulkRuns, {})).find((one) => one.id === id)
    if (!found) throw new Error(`no run ${id}`)
    return found
  }
  const rowsOf = async (who: keyof typeof accounts, id: string) =>
    must(await execute(as(who), readBulkRows, { id, limit: 200 })).items.map(({ label, state, failure }) => [
      label,
      state,
      failure?.code ?? null,
    ])
  return {
    ...world,
    accounts,
    asAccount: as,
    ask,
    run,
    rowsOf,
    work: (id: string) => workBulkRun(as('office'), id, () => LATER),
    go: (who: keyof typeof accounts, id: string) => execute(as(who), goBulk, { id }),
    stop: (who: keyof typeof accounts, id: string) => execute(as(who), stopBulk, { id }),
    chosen: (ids: readonly string[]) => ids.map((id) => ({ id, label: id })),
    actsOf: async (id: string, act: string) =>
      (await world.acts(id)).filter((one) => one.act === act && !one.refused).length,
  }
}
export type BulkWorld = Awaited<ReturnType<typeof bulkWorld>>
