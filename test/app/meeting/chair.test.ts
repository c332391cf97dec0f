import { beforeAll, describe, expect, it } from 'vitest'
import { changeMeeting } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const AT = '2026-05-11T02:00:00Z'

/** The guarantee program whose weekly dispatch is chaired by the head of the unit that holds it. */
async function chairedWorld(code: string) {
  const world = await guaranteeWorld(db, code, (text) =>
    text.replace('{ meeting: dispatch, title: 每周调度会,', '{ meeting: dispatch, title: 每周调度会, chair: head,'),
  )
  await world.rows(sql`
    update post set is_head = true where authority_id = ${world.authorityId} and person_id = ${world.people.moneyHead}`)
  const planned = async (orgId: string) =>
    must(
      await execute(world.as('office', AT), planMeeting, { programKey: PROGRAM, meeting: 'dispatch', orgId, at: AT }),
    ).id
  const read = async (id: string) => must(await execute(world.as('office', AT), readMeeting, { id }))
  return { world, planned, read }
}

describe('who chairs a meeting', () => {
  it('is whoever should, where that is one person; another is recorded as he was and told to differ', async () => {
    const { world, planned, read } = await chairedWorld('chair-a')
    const id = await planned(world.money)
    const before = await read(id)
    expect(before).toMatchObject({
      chair: { id: world.people.moneyHead },
      chairShould: '召开单位负责人',
      chaired: true,
    })
    const change = { id, revision: before.revision, chairId: world.people.money }
    must(await execute(world.as('office', AT), changeMeeting, change))
    expect(await read(id)).toMatchObject({ chair: { name: '财乙' }, chaired: false })
    must(await execute(world.as('office', AT), closeMeeting, { id }))
    expect(await read(id)).toMatchObject({ state: 'closed', chair: { name: '财乙' }, chaired: false })
  })

  it('must be said before the record stands, and must be somebody', async () => {
    const { world, planned, read } = await chairedWorld('chair-b')
    // Nobody heads this unit: it is not guessed.
    const id = await planned(world.land)
    expect(await read(id)).toMatchObject({ chair: null, chaired: null })
    expect(await execute(world.as('office', AT), closeMeeting, { id })).toMatchObject({
      error: { code: 'meeting.no_chair', at: ['chairId'], data: { who: '召开单位负责人' } },
    })
    const nobody = { id, revision: (await read(id)).revision, chairId: newId() }
    expect(await execute(world.as('office', AT), changeMeeting, nobody)).toMatchObject({
      error: { code: 'person.not_found', at: ['chairId'] },
    })
    const said = { programKey: PROGRAM, meeting: 'dispatch', orgId: world.money, at: AT }
    expect(await execute(world.as('office', AT), recordMeeting, said)).toMatchObject({
      error: { code: 'meeting.no_chair' },
    })
    expect(
      await execute(world.as('office', AT), recordMeeting, { ...said, chairId: world.people.moneyHead }),
    ).toMatchObject({ ok: true })
    // Of the other kinds the program says nothing, and nothing is asked.
    expect(await execute(world.as('office', AT), recordMeeting, { ...said, meeting: 'consultation' })).toMatchObject({
      ok: true,
    })
  })
})
