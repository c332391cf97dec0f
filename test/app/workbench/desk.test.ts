import { beforeAll, describe, expect, it } from 'vitest'
import { listDuties } from '#app/duty/list-duties.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { similarMatters } from '#app/search/similar-matters.ts'
import { execute } from '#app/use-case.ts'
import { officeBoard } from '#app/workbench/office-board.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const MAY = '2026-05-11T02:00:00Z'
let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'desk')
})

const raise = async (title: string, category = '资金') =>
  must(
    await execute(world.as('office', MAY), recordMatter, {
      program: PROGRAM,
      matter: 'need',
      title,
      category,
      source: '走访',
      enterpriseId: world.enterpriseId,
    }),
  ).id
const board = async (name: 'office' | 'leader' | 'money') =>
  Object.fromEntries(
    must(await execute(world.as(name, MAY), officeBoard, {})).figures.map((one) => [
      one.id,
      { n: one.count, opens: one.opens },
    ]),
  )

describe("the office's board", () => {
  it('counts what waits for triage, and opens the triage for whoever assigns, the list for others', async () => {
    await raise('流动资金贷款续贷')
    expect((await board('office')).to_triage).toEqual({ n: 1, opens: 'triage?state=recorded' })
    expect((await board('leader')).to_triage).toEqual({ n: 1, opens: 'matters?state=recorded' })
    expect((await board('money')).to_triage?.n).toBe(0)
  })

  it('counts drafts and findings by where they stand', async () => {
    const add = (state: string) =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`insert into paper_draft (authority_id, id, program_key, paper, title, content, state, recorded_at, changed_at)
            values (${world.authorityId}, ${newId()}, ${PROGRAM}, 'order', '稿', '{}', ${state}, ${MAY}, ${MAY})`.execute(
          tx,
        ),
      )
    for (const state of ['draft', 'draft', 'reviewed', 'issued']) await add(state)
    await db.inAuthority(world.authorityId, (tx) =>
      sql`insert into finding (authority_id, id, program_key, org_id, category, at, day, recorded_at)
          values (${world.authorityId}, ${newId()}, ${PROGRAM}, ${world.money}, '推诿', ${MAY}, '2026-05-11', ${MAY})`.execute(
        tx,
      ),
    )
    const office = await board('office')
    expect(office.papers_draft).toEqual({ n: 2, opens: 'paper-drafts?state=draft' })
    expect(office.papers_reviewed).toEqual({ n: 1, opens: 'paper-drafts?state=reviewed' })
    expect(office.findings).toEqual({ n: 1, opens: 'findings?state=found' })
  })

  it('late reports are exactly the missed duties that a report fulfils', async () => {
    const duty = (rule: string) =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`insert into derived_duty (authority_id, program_key, version, rule, from_kind, from_id, owner_kind, owner_id, id, at, day, org_id,
              opened_at, due_at, due_day, need, have, state, days_late, unknown_year, evidence, evidence_digest)
            values (${world.authorityId}, ${PROGRAM}, 1, ${rule}, 'period', ${newId()}, 'org', ${world.money}, ${newId()}, ${MAY}, '2026-05-10', ${world.money},
              ${MAY}, ${MAY}, '2026-05-10', 1, 0, 'missed', 1, false, 0, 0)`.execute(tx),
      )
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ rule: string; report: boolean }>`
        select d ->> 'id' as rule, bool_or(m -> 'each' ->> 'kind' = 'report') as report
          from program_version v, jsonb_array_elements(v.flat -> 'duties') d, jsonb_array_elements(d -> 'metBy') m
         where v.key = ${PROGRAM} group by 1`.execute(tx),
    )
    const of = (report: boolean) => rows.find((one) => one.report === report)?.rule ?? ''
    expect([of(true), of(false)]).not.toContain('')
    await duty(of(true))
    await duty(of(false))
    const office = await board('office')
    expect(office.reports_late?.n).toBe(1)
    const search = new URLSearchParams(office.reports_late?.opens.split('?')[1])
    const listed = must(
      await execute(world.as('office', MAY), listDuties, {
        state: ['missed'],
        metBy: search.get('metBy') as 'report',
        dueFrom: search.get('dueFrom') ?? '',
        limit: 10,
      }),
    )
    expect(listed.total).toBe(1)
  })
})

describe('similar matters', () => {
  it('the same words come first, of the same program, and only those one may see', async () => {
    const id = await raise('厂区用电容量不足需要增容')
    const like = await raise('厂区用电容量不足')
    await raise('招聘普工困难')
    const { items } = must(await execute(world.as('office', MAY), similarMatters, { id }))
    expect(items.map((one) => one.id)).toEqual([like])
    expect(items[0]).toMatchObject({ sameTarget: true })
    // The unit may read neither: what it may not read has nothing like it.
    expect(await execute(world.as('land', MAY), similarMatters, { id })).toMatchObject({
      error: { code: 'matter.not_found' },
    })
    must(await world.take('office', MAY, id, 'assign', { give: 'order', units: { lead: world.land } }))
    expect(must(await execute(world.as('land', MAY), similarMatters, { id })).items).toEqual([])
    expect(must(await execute(world.as('land', MAY), listMatters, { limit: 10 })).items).toHaveLength(1)
  })
})
