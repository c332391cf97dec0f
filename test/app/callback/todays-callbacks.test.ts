import { beforeAll, describe, expect, it } from 'vitest'
import { callBackVisit } from '#app/callback/call-back-visit.ts'
import { todaysCallbacks } from '#app/callback/todays-callbacks.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})
const NOW = '2026-05-11T02:00:00Z'

async function world(code: string) {
  const base = await guaranteeWorld(db, code)
  const visits: string[] = []
  for (const at of ['2026-05-08T02:00:00Z', '2026-05-09T02:00:00Z', '2026-05-10T02:00:00Z', '2026-04-01T02:00:00Z']) {
    const id = newId()
    visits.push(id)
    await db.inAuthority(base.authorityId, (tx) =>
      sql`insert into visit (authority_id, id, person_id, org_id, enterprise_id, how, at, day, recorded_at)
          values (${base.authorityId}, ${id}, ${base.people.cadre}, ${base.village}, ${base.enterpriseId}, 'visit', ${at}, ${at.slice(0, 10)}, ${at})`.execute(
        tx,
      ),
    )
  }
  return { ...base, visits }
}

describe('today’s call-backs', () => {
  it('are drawn from what is recent, the same all day, other the next day or at least drawn anew', async () => {
    const { as, visits } = await world('today-a')
    const first = must(await execute(as('office', NOW), todaysCallbacks, { take: 2 }))
    expect(first.pool).toBe(3)
    expect(first.items).toHaveLength(2)
    expect(first.items.map((one) => one.id)).not.toContain(visits[3])
    const later = must(await execute(as('office', '2026-05-11T09:00:00Z'), todaysCallbacks, { take: 2 }))
    expect(later.items.map((one) => one.id)).toEqual(first.items.map((one) => one.id))
  })

  it('keep who was not reached, first in line, and let go whom one reached', async () => {
    const { as } = await world('today-b')
    const { items } = must(await execute(as('office', NOW), todaysCallbacks, { take: 3 }))
    const last = items[2]
    must(await execute(as('office', NOW), callBackVisit, { id: last?.id ?? '', how: 'phone', reached: false }))
    const again = must(await execute(as('office', NOW), todaysCallbacks, { take: 3 })).items
    expect(again[0]).toMatchObject({ id: last?.id, tries: 1 })
    must(
      await execute(as('office', NOW), callBackVisit, {
        id: last?.id ?? '',
        how: 'phone',
        reached: true,
        confirmed: true,
      }),
    )
    expect(
      must(await execute(as('office', NOW), todaysCallbacks, { take: 3 })).items.map((one) => one.id),
    ).not.toContain(last?.id)
  })

  it('never give anybody his own work, and none to who may not call', async () => {
    const { as, people } = await world('today-c')
    const ctx = as('office', NOW)
    const self = { ...ctx, actor: { ...ctx.actor, personId: people.cadre } }
    expect(must(await execute(self, todaysCallbacks, { take: 5 })).items).toEqual([])
    expect(await execute(as('cadre', NOW), todaysCallbacks, { take: 5 })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
  })
})
