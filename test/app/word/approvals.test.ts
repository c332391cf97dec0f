/** Nothing that waits for a leader's word is missing from his list: the access table says what is his, the list holds all of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { recordFinding } from '#app/finding/record-finding.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { acceptHandover } from '#app/link/accept-handover.ts'
import { listMarks } from '#app/score/list-marks.ts'
import { decideTarget } from '#app/target/close-target.ts'
import { execute, tryOut } from '#app/use-case.ts'
import { listWord } from '#app/word/list-word.ts'
import { NOT_ASKED, WORD_ACTS, type WordKind } from '#app/word/word-item.ts'
import { ACTS, type Act, type ActRule } from '#domain/access/acts.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const MAY = '2026-05-11T02:00:00Z'
const JUNE = '2026-06-10T02:00:00Z'

/** Words by which the access table calls an approval. */
const APPROVES = /批准|审定|审核|签发|验收|批示|准予|签字|认定|裁定|核准|接收|确认/

const leaders = (Object.entries(ACTS) as [Act, ActRule][]).filter(([, rule]) => rule.may.leader)

describe('the access table', () => {
  it('has no approval of a leader that is neither in his list nor left out with a reason', () => {
    const asked = new Set<Act>(Object.values(WORD_ACTS))
    const missing = leaders.filter(
      ([act, { title }]) => APPROVES.test(title) && !asked.has(act) && NOT_ASKED[act] === undefined,
    )
    expect(missing.map(([act]) => act)).toEqual([])
  })

  it('lets a leader do all that he is asked for, and what is left out is his too', () => {
    const his = new Set(leaders.map(([act]) => act))
    for (const act of [...Object.values(WORD_ACTS), ...(Object.keys(NOT_ASKED) as Act[])]) expect(his).toContain(act)
  })
})

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'approvals')
  await put(
    sql`update program_version set published_at = '2026-01-01T00:00:00Z' where authority_id = ${world.authorityId}`,
  )
})

const put = (query: ReturnType<typeof sql>) => db.inAuthority(world.authorityId, (tx) => query.execute(tx))
const need = (title: string) => world.raise(MAY, title)
const word = async () => must(await execute(world.as('leader', JUNE), listWord, {})).items

/** How each kind comes to wait; answers the id of what does. */
const GIVEN = {
  submission: async () => {
    const id = await need('呈报一件')
    must(await world.take('office', MAY, id, 'assign', { give: 'submission', leaderId: world.people.leader }))
    return id
  },
  tier: async () => {
    const id = await need('提级一件')
    must(await world.take('office', MAY, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('office', MAY, id, 'raise', { leaderId: world.people.leader }, '跨部门'))
    return id
  },
  extension: async () => {
    const id = await need('延期一件')
    must(await world.take('office', MAY, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', MAY, id, 'sign'))
    must(await world.take('money', MAY, id, 'extend', { add: { n: 3, unit: 'working_days' } }, '等批复'))
    // Whom the program lets grant it is asked of the act itself: word.test.ts.
    const granted = await tryOut(
      world.as('leader', JUNE),
      (await import('#app/matter/acts.ts')).MATTER_ACTS.grant_extension,
      {
        id,
        data: {},
      },
    )
    return granted.ok ? id : null
  },
  signature: async () => {
    must(
      await execute(world.as('office', MAY), recordFinding, {
        programKey: PROGRAM,
        text: '督查所见',
        at: MAY,
        orgId: world.money,
        category: '不服从调度',
      } as never),
    )
    must(await execute(world.as('office', MAY), runProgram, { program: PROGRAM, full: true }))
    const system = { ...world.as('office', MAY).actor, via: 'job' as const, grants: [], system: true }
    await doMarkEffects(world.as('office', MAY, { actor: system }))
    const marks = must(
      await execute(world.as('office', MAY), listMarks, { redLine: true, rule: 'disobeyed', limit: 1 }),
    )
    const id = marks.items[0]?.caseId ?? ''
    expect((await word()).some((one) => one.kind === 'signature' && one.id === id)).toBe(true)
    must(await world.take('money', MAY, id, 'answer', { text: '情况说明' }))
    return id
  },
  draft: async () => {
    const id = newId()
    await put(sql`insert into paper_draft (authority_id, id, program_key, paper, title, content, state, recorded_at, changed_at)
      values (${world.authorityId}, ${id}, ${PROGRAM}, 'order', '督查通报', '{"blocks": []}'::jsonb, 'reviewed', ${MAY}, ${MAY})`)
    return id
  },
  round: async () => {
    const id = newId()
    await put(sql`insert into inspection_round (authority_id, id, program_key, title, kind, subject_kind, ground, from_day, to_day, state, planned_by, recorded_at)
      values (${world.authorityId}, ${id}, ${PROGRAM}, '季度督查', '督查', 'org', '四、二', '2026-06-15', '2026-06-20', 'planned', ${world.people.office}, ${MAY})`)
    return id
  },
  list: async () => {
    const id = newId()
    await put(sql`insert into published_list (authority_id, id, program_key, mark, title, rows, state, drafted_by, drafted_at)
      values (${world.authorityId}, ${id}, ${PROGRAM}, 'disobeyed', '通报名单', '[]'::jsonb, 'draft', ${world.people.office}, ${MAY})`)
    return id
  },
  contest: async () => {
    const [id, entry] = [newId(), newId()]
    await put(sql`insert into contest (authority_id, id, program_key, form, title, items, day, state, recorded_at)
      values (${world.authorityId}, ${id}, ${PROGRAM}, 'service', '业绩比武', '[]'::jsonb, '2026-06-01', 'judging', ${MAY})`)
    await put(sql`insert into contest_entry (authority_id, id, contest_id, org_id, title, recorded_at)
      values (${world.authorityId}, ${entry}, ${id}, ${world.money}, '参评', ${MAY})`)
    // Judging is not over: nobody's word is waited for yet.
    expect((await word()).some((one) => one.id === id)).toBe(false)
    await put(sql`insert into contest_sheet (authority_id, entry_id, person_id, marks, total, at)
      values (${world.authorityId}, ${entry}, ${world.people.office}, '{}'::jsonb, 93.5, ${MAY})`)
    return id
  },
  target: async () => {
    const id = newId()
    await put(sql`insert into period (authority_id, program_key, calendar, ordinal, label, starts_at, ends_at, first_day, last_day)
      values (${world.authorityId}, ${PROGRAM}, 'year', 2026, '2026', '2025-12-31T16:00:00Z', '2026-12-31T16:00:00Z', '2026-01-01', '2026-12-31')
      on conflict do nothing`)
    await put(sql`insert into target (authority_id, target_id, program_key, indicator, subject_kind, subject_id, calendar, ordinal, target, org_id, recorded_at, filed_at)
      values (${world.authorityId}, ${id}, ${PROGRAM}, 'visits', 'org', ${world.money}, 'year', 2026, 10, ${world.money}, ${MAY}, ${MAY})`)
    await put(sql`insert into target_closing (authority_id, id, target_id, asked_at, asked_by, note, target, value, evidence)
      values (${world.authorityId}, ${newId()}, ${id}, ${MAY}, ${world.people.money}, '全部完成', 10, 12, 1)`)
    return id
  },
  case: async () => {
    const id = newId()
    await put(sql`insert into entry_proposal (authority_id, id, program_key, form, values, org_id, proposed_at, proposed_by)
      values (${world.authorityId}, ${id}, ${PROGRAM}, 'product', '{}'::jsonb, ${world.money}, ${MAY}, ${world.people.money})`)
    return id
  },
  handover: async () => {
    const id = newId()
    await put(sql`insert into handover (authority_id, id, from_person_id, to_person_id, effective_day, state, reason, link_ids, proposed_at)
      values (${world.authorityId}, ${id}, ${world.people.cadre}, ${world.people.leader}, '2026-06-20', 'proposed', '换岗', ${[world.link]}::uuid[], ${MAY})`)
    return id
  },
} as const satisfies Record<WordKind, () => Promise<string | null>>

describe('a leader’s list', () => {
  it.each(Object.keys(GIVEN) as WordKind[])('holds what waits: %s', async (kind) => {
    const id = await GIVEN[kind]()
    if (id === null) return
    const found = (await word()).find((one) => one.id === id)
    expect(found?.kind).toBe(kind)
  })

  it('shows what one must know of a contest, a target and a hand-over', async () => {
    const items = await word()
    expect(items.find((one) => one.kind === 'contest')).toMatchObject({
      title: '业绩比武',
      body: '第 1 名 财金局 93.5 分（1 张评分表）',
    })
    expect(items.find((one) => one.kind === 'target')).toMatchObject({
      about: '财金局',
      why: '全部完成',
      body: '目标 10，完成 12',
    })
    expect(items.find((one) => one.kind === 'handover')).toMatchObject({ by: '招丁', why: '换岗', body: '灯笼一厂' })
  })

  it('is not filled up by what he asked for himself, however much and however long ago', async () => {
    const id = (await word()).find((one) => one.kind === 'target')?.id
    expect(id).toBeDefined()
    await put(sql`
      with own as (
        insert into target (authority_id, target_id, program_key, indicator, subject_kind, subject_id, calendar, ordinal, target, org_id, recorded_at, filed_at)
        select ${world.authorityId}, gen_random_uuid(), ${PROGRAM}, 'visits', 'org', gen_random_uuid(), 'year', 2026, 10, ${world.money}, ${MAY}, ${MAY}
          from generate_series(1, 40) returning target_id)
      insert into target_closing (authority_id, id, target_id, asked_at, asked_by, note, target, value, evidence)
      select ${world.authorityId}, gen_random_uuid(), target_id, '2026-01-05T00:00:00Z', ${world.people.leader}, '本人申请', 10, 12, 1 from own`)
    const targets = (await word()).filter((one) => one.kind === 'target')
    expect(targets.filter((one) => one.why === '本人申请')).toEqual([])
    expect(targets.map((one) => one.id)).toContain(id)
  })

  it('no longer holds what was answered', async () => {
    const leader = world.as('leader', JUNE)
    const of = async (kind: WordKind) => (await word()).find((one) => one.kind === kind)
    const target = await of('target')
    must(await execute(leader, decideTarget, { id: target?.id, passed: false, reason: '佐证不足' }))
    const handover = await of('handover')
    must(await execute(leader, acceptHandover, { id: handover?.id, revision: handover?.revision }))
    const signature = await of('signature')
    must(await world.take('leader', JUNE, signature?.id ?? '', 'head_sign'))
    for (const kind of ['target', 'handover', 'signature'] as const) expect(await of(kind)).toBeUndefined()
  })
})
