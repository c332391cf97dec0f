import { beforeAll, describe, expect, it } from 'vitest'
import { listCases, proposeCase, reviewCase } from '#app/case/cases.ts'
import { readPublic } from '#app/disclosure/read-disclosed.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { execute } from '#app/use-case.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'cases', (text) =>
    text.replace(/^disclosure:[\s\S]*$/m, 'disclosure:\n  - { disclose: form fair, to: [public], clause: 三、四 }\n'),
  )
})
const NOW = '2026-05-20T02:00:00Z'
const said = { programKey: PROGRAM, form: 'fair', values: { kind: '线上', placed: 120 } }
const publicRows = async () =>
  must(
    await execute(
      { ...world.as('land', NOW), actor: { ...world.as('land', NOW).actor, grants: [], orgIds: [], personId: null } },
      readPublic,
      { program: PROGRAM, section: 'form-fair' },
    ),
  ).total

describe('a typical case', () => {
  it('is reviewed by somebody else before it stands anywhere', async () => {
    const { id } = must(await execute(world.as('money', NOW), proposeCase, said))
    expect(await publicRows()).toBe(0)
    expect(await execute(world.as('money', NOW), reviewCase, { id, approve: true })).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    must(await execute(world.as('office', NOW), reviewCase, { id, approve: true }))
    expect(await publicRows()).toBe(1)
    expect(await execute(world.as('office', NOW), reviewCase, { id, approve: false, reason: 'x' })).toMatchObject({
      error: { code: 'case.reviewed' },
    })
  })
  it('of the reviewer himself waits for another; a rejection says why and enters nothing', async () => {
    const { id } = must(await execute(world.as('office', NOW), proposeCase, { ...said, orgId: world.money }))
    expect(await execute(world.as('office', NOW), reviewCase, { id, approve: true })).toMatchObject({
      error: { code: 'case.own' },
    })
    expect(await execute(world.as('leader', NOW), reviewCase, { id, approve: false })).toMatchObject({
      error: { code: 'case.no_reason' },
    })
    must(await execute(world.as('leader', NOW), reviewCase, { id, approve: false, reason: '数字没有核实' }))
    expect(await publicRows()).toBe(1)
    const { items, total } = must(await execute(world.as('office', NOW), listCases, { state: 'rejected' }))
    expect({ total, reason: items[0]?.reviewReason, mine: items[0]?.mine }).toEqual({
      total: 1,
      reason: '数字没有核实',
      mine: true,
    })
  })
  it('has the values its form asks for, is of a form that is printed or published, and of a closed matter', async () => {
    expect(await execute(world.as('money', NOW), proposeCase, { ...said, values: { placed: 1 } })).toMatchObject({
      error: { at: ['values', 'kind'] },
    })
    expect(await execute(world.as('money', NOW), proposeCase, { ...said, form: 'service' })).toMatchObject({
      error: { code: 'case.no_form' },
    })
    const matter = must(
      await execute(world.as('cadre', NOW), recordMatter, {
        program: PROGRAM,
        matter: 'need',
        title: '缺人',
        body: '缺 20 人',
        category: '用工',
        source: '走访',
        enterpriseId: world.enterpriseId,
      }),
    ).id
    const propose = () => execute(world.as('cadre', NOW), proposeCase, { ...said, matterId: matter })
    expect(await propose()).toMatchObject({ error: { code: 'case.not_closed' } })
    const set = (what: 'closed' | 'sealed') =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`update matter set state = 'closed', sealed = ${what === 'sealed'}, state_json = state_json || ${JSON.stringify({ state: 'closed', sealed: what === 'sealed' })}::jsonb
             where authority_id = ${world.authorityId} and id = ${matter}`.execute(tx),
      )
    await set('sealed')
    expect(await propose()).toMatchObject({ error: { code: 'case.sealed' } })
    await set('closed')
    must(await propose())
  })
})
