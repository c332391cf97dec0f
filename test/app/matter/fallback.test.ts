import { beforeAll, describe, expect, it } from 'vitest'
import { recordMatter } from '#app/matter/record-matter.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { givenOrg } from '#test/support/people.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from './world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})
const NOW = '2026-05-11T02:00:00Z'

/** An area inside another, with the enterprise in the inner one. */
async function areas(world: World, authorityId: string) {
  const [outer, inner] = [newId(), newId()]
  await world.rows(sql`
    insert into area (authority_id, id, name, parent_id) values (${authorityId}, ${outer}, '东镇', null), (${authorityId}, ${inner}, '东村', ${outer})`)
  await world.rows(
    sql`update enterprise set area_id = ${inner} where authority_id = ${authorityId} and id = ${world.enterpriseId}`,
  )
  return { outer, inner }
}
const raised = async (world: World, category: string) => {
  const said = { program: PROGRAM, matter: 'need', title: '事', body: '', category, source: '走访' }
  const done = must(await execute(world.as('office', NOW), recordMatter, { ...said, enterpriseId: world.enterpriseId }))
  return world.read(done.id)
}
const town = (text: string, fallback: string) =>
  text.replace('    catalogue: service\n', `    catalogue: service\n    fallback: ${fallback}\n`).replace(
    '\nlinks:\n',
    `
  - { group: towns, title: 镇, of: org, where: kind == "镇", assumed: 试 }
  - { group: districts, title: 片区, of: area, assumed: 试 }
  - { group: keepers, title: 片区单位, of: org, assumed: 试 }

links:
  - { link: keeper, title: 片区责任, holder: keepers, target: districts, assumed: 试 }
`,
  )

describe('a matter that the catalogue gives to nobody', () => {
  it('goes to the unit of the area; where the area has none, to that of the area around it', async () => {
    const world = await guaranteeWorld(db, 'fallback-a', (text) => town(text, 'towns'))
    const { authorityId } = world
    const { outer, inner } = await areas(world, authorityId)
    expect(await raised(world, '科技')).toMatchObject({ units: [], suggestion: { give: 'record' } })
    const far = await givenOrg(db, authorityId, '东镇政府')
    await world.rows(
      sql`update org set kind = '镇', area_id = ${outer} where authority_id = ${authorityId} and id = ${far}`,
    )
    expect(await raised(world, '科技')).toMatchObject({
      units: ['东镇政府'],
      suggestion: { give: 'order', orgIds: [far] },
    })
    const near = await givenOrg(db, authorityId, '东村村委')
    await world.rows(
      sql`update org set kind = '镇', area_id = ${inner} where authority_id = ${authorityId} and id = ${near}`,
    )
    expect(await raised(world, '科技')).toMatchObject({ units: ['东村村委'] })
    // What the catalogue names goes to whom it names.
    expect(await raised(world, '资金')).toMatchObject({ units: ['财金局'] })
  })

  it('or to the unit that holds the area by a pairing, while it holds it', async () => {
    const world = await guaranteeWorld(db, 'fallback-b', (text) => town(text, 'link keeper'))
    const { authorityId } = world
    const { inner } = await areas(world, authorityId)
    const [keeper, before] = [await givenOrg(db, authorityId, '片区办'), await givenOrg(db, authorityId, '原片区办')]
    await world.rows(sql`
      insert into link (authority_id, id, program_key, link, org_id, target_kind, area_id, from_day, to_day, recorded_at)
      values (${authorityId}, ${newId()}, ${PROGRAM}, 'keeper', ${keeper}, 'area', ${inner}, '2026-03-01', 'infinity', now()),
             (${authorityId}, ${newId()}, ${PROGRAM}, 'keeper', ${before}, 'area', ${inner}, '2025-03-01', '2026-02-28', now())`)
    expect(await raised(world, '科技')).toMatchObject({ units: ['片区办'], suggestion: { orgIds: [keeper] } })
  })
})
