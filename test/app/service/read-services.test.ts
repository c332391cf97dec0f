import { beforeAll, expect, it } from 'vitest'
import { recordMatter } from '#app/matter/record-matter.ts'
import { readServices } from '#app/service/read-services.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})
const NOW = '2026-05-11T02:00:00Z'

it('tells per category who serves it, where several do and where nobody does, with the matters that went there', async () => {
  const world = await guaranteeWorld(db, 'services-a')
  const matter = must(
    await execute(world.as('cadre', NOW), recordMatter, {
      program: PROGRAM,
      matter: 'need',
      title: '贷款到期续不上',
      category: '资金',
      source: '走访',
      enterpriseId: world.enterpriseId,
    }),
  )
  must(await world.take('office', NOW, matter.id, 'assign', { give: 'order', units: { lead: world.money } }))
  const [catalogue] = must(await execute(world.as('office', NOW), readServices, {}))
  expect(catalogue).toMatchObject({
    programKey: PROGRAM,
    form: 'service',
    matter: 'need',
    fallback: { give: 'record' },
  })
  const of = (category: string) => catalogue?.categories.find((one) => one.category === category)
  expect(of('资金')).toMatchObject({ total: 1, open: 1, units: [{ org: { name: '财金局' }, total: 1, open: 1 }] })
  expect(
    of('用地')
      ?.units.map(({ org }) => org.name)
      .sort(),
  ).toEqual(['国土分局', '财金局'].sort())
  expect(of('环保')).toMatchObject({ total: 0, units: [] })
  const land = must(await execute(world.as('land', NOW), readServices, {}))
  expect(land[0]?.categories.find((one) => one.category === '资金')?.total).toBe(0)
})
