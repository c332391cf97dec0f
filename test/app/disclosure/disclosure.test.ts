import { beforeAll, describe, expect, it } from 'vitest'
import { listDisclosed, listPublic, readDisclosed, readPublic } from '#app/disclosure/read-disclosed.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { issuePaper, voidPaper } from '#app/paper/issue-paper.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'disclosed', (text) => text.replace(/^disclosure:[\s\S]*$/m, DISCLOSURE))
})

const DISCLOSURE = `disclosure:
  - { disclose: form loan, to: [public], hide: [enterprise, person, needed, referral], clause: 三、一 }
  - { disclose: matter need, to: [public], hide: [enterprise, person], where: 公示栏, clause: 四、一 }
  - { disclose: ranking departments_rank, to: [public], every: quarter, clause: 四、三 }
  - { disclose: paper monthly_circular, to: [departments], clause: 四、二 }
  - { disclose: form policy_plan, to: [enterprise], clause: 二、一 }
`
const NOW = '2026-05-20T02:00:00Z'
/** Who has no session: no role, no unit. */
const passer = (world: World) =>
  contextOf(db, world.authorityId, {
    now: NOW,
    actor: { via: 'link', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: false },
  })
const readAs = (ctx: ReturnType<typeof passer>, section: string, more: object = {}) =>
  execute(ctx, readPublic, { program: PROGRAM, section, ...more })
const raise = async (title: string) =>
  must(
    await execute(world.as('cadre', '2026-05-11T02:00:00Z'), recordMatter, {
      program: PROGRAM,
      matter: 'need',
      title,
      body: '正文',
      category: '资金',
      source: '走访',
      enterpriseId: world.enterpriseId,
    }),
  ).id

describe('what is public', () => {
  it('is what the disclosure section names, by its clause, and nothing else', async () => {
    const { sections } = must(await execute(passer(world), listPublic, {}))
    expect(sections.map(({ section, clause }) => [section, clause])).toEqual([
      ['form-loan', '三、一'],
      ['matter-need', '四、一'],
      ['ranking-departments_rank', '四、三'],
    ])
    for (const section of ['paper-monthly_circular', 'form-policy_plan', 'form-service', 'mark-no_visit', 'nothing'])
      expect(await readAs(passer(world), section)).toMatchObject({ error: { code: 'disclosure.not_found' } })
  })

  it('says of its numbers by which rule they were reckoned, where the program lays it down', async () => {
    const { columns } = must(await readAs(passer(world), 'ranking-departments_rank'))
    const said = Object.fromEntries(columns.map(({ id, definition }) => [id, definition]))
    expect(said.place).toMatch(/每季度按.+排名/)
    expect(said.value).toMatch(/按.+每季度/)
    const loans = must(await readAs(passer(world), 'form-loan'))
    expect(loans.columns.map(({ definition }) => definition)).toEqual(loans.columns.map(() => null))
  })

  it('is nothing at all where a program discloses nothing', async () => {
    const silent = await guaranteeWorld(db, 'silent', (text) => text.replace(/^disclosure:[\s\S]*$/m, ''))
    expect(must(await execute(passer(silent), listPublic, {})).sections).toEqual([])
    expect(await readAs(passer(silent), 'form-name_plate')).toMatchObject({ error: { code: 'disclosure.not_found' } })
  })

  it('never carries a hidden column, not even as an id', async () => {
    must(
      await execute(world.as('office', NOW), enterForm, {
        programKey: PROGRAM,
        form: 'loan',
        enterpriseId: world.enterpriseId,
        personId: world.people.cadre,
        values: { kind: '财银贷', needed: 777, granted: 300 },
      }),
    )
    const shown = must(await readAs(passer(world), 'form-loan'))
    expect(shown.total).toBe(1)
    expect(shown.columns.map(({ id }) => id)).toEqual(['org', 'kind', 'granted'])
    expect(shown.rows[0]?.cells).toMatchObject({ kind: '财银贷', granted: '300' })
    const json = JSON.stringify(shown)
    for (const secret of ['777', '灯笼一厂', world.enterpriseId, world.people.cadre, '招丁'])
      expect(json).not.toContain(secret)
  })

  it('shows matters with names and telephone numbers out of their texts, sealed ones not at all', async () => {
    const id = await raise('灯笼一厂缺流动资金，电话13900001234')
    const sealed = await raise('被压款')
    await db.inAuthority(world.authorityId, (tx) =>
      sql`update matter set sealed = true where authority_id = ${world.authorityId} and id = ${sealed}`.execute(tx),
    )
    // Recorded only: nobody has accepted it yet.
    expect(must(await readAs(passer(world), 'matter-need')).total).toBe(0)
    for (const one of [id, sealed])
      must(
        await world.take('office', '2026-05-12T02:00:00Z', one, 'assign', {
          give: 'order',
          units: { lead: world.money },
        }),
      )
    const shown = must(await readAs(passer(world), 'matter-need'))
    expect(shown.total).toBe(1)
    expect(shown.rows.map(({ cells }) => cells.title)).toEqual(['××缺流动资金，电话139****1234'])
    expect(JSON.stringify(shown)).not.toMatch(/灯笼一厂|13900001234|被压款|招丁/)
  })

  it('shows a ranking once its period is sealed, and not before', async () => {
    const { authorityId } = world
    await db.inAuthority(authorityId, async (tx) => {
      await sql`insert into period (authority_id, program_key, calendar, ordinal, label, starts_at, ends_at, first_day, last_day)
        values (${authorityId}, ${PROGRAM}, 'quarter', 8105, '2026-Q1', '2026-01-01', '2026-04-01', '2026-01-01', '2026-03-31')
        on conflict (authority_id, program_key, calendar, ordinal) do nothing`.execute(tx)
      await sql`insert into derived_ranking (authority_id, program_key, version, rule, calendar, ordinal, subject_kind, subject_id, id, at, day, org_id, value, place,
          from_bottom, of, evidence, evidence_digest)
        values (${authorityId}, ${PROGRAM}, 1, 'departments_rank', 'quarter', 8105, 'org', ${world.money}, ${newId()}, '2026-03-31', '2026-03-31', ${world.money}, 88, 1, 1, 1, 0, 0)`.execute(
        tx,
      )
    })
    expect(must(await readAs(passer(world), 'ranking-departments_rank'))).toMatchObject({ period: null, rows: [] })
    await db.inAuthority(authorityId, (tx) =>
      sql`update period set sealed_at = ${NOW} where authority_id = ${authorityId} and calendar = 'quarter' and ordinal = 8105`.execute(
        tx,
      ),
    )
    const shown = must(await readAs(passer(world), 'ranking-departments_rank'))
    expect(shown).toMatchObject({
      period: { ordinal: 8105 },
      total: 1,
      rows: [{ cells: { org: '财金局', place: '1' } }],
    })
  })
})

describe('what is disclosed to some', () => {
  it('reaches the lists it names, no others; void papers reach nobody', async () => {
    const { authorityId } = world
    await db.inAuthority(authorityId, (tx) =>
      sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id, from_day)
        values (${authorityId}, ${newId()}, ${PROGRAM}, 'departments', 'org', ${world.money}, '2026-01-01')`.execute(
        tx,
      ),
    )
    const issue = async (title: string) =>
      must(
        await execute(world.as('office', NOW), issuePaper, {
          programKey: PROGRAM,
          paper: 'monthly_circular',
          title,
          content: { body: '本月通报' },
        }),
      )
    await issue('五月通报')
    const wrong = await issue('误发')
    must(await execute(world.as('office', NOW), voidPaper, { id: wrong.id, reason: '误发' }))
    const asked = { program: PROGRAM, section: 'paper-monthly_circular' }
    expect(
      must(await execute(world.as('money', NOW), readDisclosed, asked)).rows.map(({ cells }) => cells.title),
    ).toEqual(['五月通报'])
    expect(await execute(world.as('land', NOW), readDisclosed, asked)).toMatchObject({
      error: { code: 'disclosure.not_found' },
    })
    expect(must(await execute(world.as('office', NOW), readDisclosed, asked)).total).toBe(1)
    expect(
      must(await execute(world.as('land', NOW), listDisclosed, {})).sections.map(({ section }) => section),
    ).not.toContain('paper-monthly_circular')
  })

  it('by a path reaches those the row leads to, with their own rows only', async () => {
    must(
      await execute(world.as('office', NOW), enterForm, {
        programKey: PROGRAM,
        form: 'policy_plan',
        enterpriseId: world.enterpriseId,
        values: { measures: '减租' },
      }),
    )
    const asked = { program: PROGRAM, section: 'form-policy_plan' }
    expect(must(await execute(world.as('firm', NOW), readDisclosed, asked))).toMatchObject({
      total: 1,
      rows: [{ cells: { measures: '减租' } }],
    })
    const other = world.as('firm', NOW)
    const stranger = { ...other, actor: { ...other.actor, enterpriseId: newId() } }
    expect(must(await execute(stranger, readDisclosed, asked))).toMatchObject({ total: 0, rows: [] })
  })
})
