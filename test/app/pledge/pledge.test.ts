import { beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { answerComment, commentPledge, decideComment } from '#app/pledge/comments.ts'
import { drawUpDrive } from '#app/pledge/drive.ts'
import { publishPledge, reportPledge, settlePledge } from '#app/pledge/pledge-acts.ts'
import { listPledgeDrives, listPledges, listPublicPledges, readPledge } from '#app/pledge/read-pledges.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { VISITOR } from '#test/app/evaluation/world.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'
import { givenOrg } from '#test/support/people.ts'

const PROGRAM = `
program: lamp_pledges
version: 1
title: 灯务承诺
source: 虚构
in_force: { from: 2026-01-01, to: 2026-12-31 }
roster: [{ group: pledging, title: 承诺单位, of: org, clause: 一 }]
duties:
  - { duty: pledge_due, title: 公开承诺, each: member pledging, who: org, due: 2026-03-31, met_by: form pledge, clause: 一 }
forms:
  - form: pledge
    title: 公开承诺
    about: org
    register: true
    clause: 一
    fields:
      - { field: content, title: 承诺, type: text, required: true }
      - { field: finish, title: 兑现时限, type: date }
      - { field: kept, title: 已兑现, type: yes_no }
measures:
  - { measure: kept_share, title: 兑现率, for: pledging, every: year, each: form pledge, share: kept, clause: 一 }
disclosure: [{ disclose: form pledge, to: [public], clause: 一 }]
`

let db: Database
let authorityId: string
let east: string
let west: string
let drive: string

const at = (now: string, actor = actorWith('office')): Ctx => contextOf(db, authorityId, { now, actor })
const head = (orgId: string, now = '2026-03-10T02:00:00Z') =>
  at(
    now,
    actorWith('head', {
      orgIds: [orgId],
      grants: [{ role: 'head', scope: 'org', orgId: null, areaId: null, programKey: null }],
    }),
  )
const office = (now = '2026-03-10T02:00:00Z') => at(now)
const passer = () => at('2026-03-12T02:00:00Z', VISITOR)

beforeAll(async () => {
  ;({ db } = await testDatabase())
  authorityId = await createAuthority(db)
  const published = await execute(at('2026-01-01T02:00:00Z'), publishProgram, { text: PROGRAM })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  east = await givenOrg(db, authorityId, '东灯局')
  west = await givenOrg(db, authorityId, '西灯局')
  await db.inAuthority(authorityId, async (tx) => {
    for (const org of [east, west])
      await sql`
        insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
        values (${authorityId}, ${newId()}, 'lamp_pledges', 'pledging', 'org', ${org})`.execute(tx)
  })
})

const promise = (ctx: Ctx, orgId: string, values: object) =>
  execute(ctx, publishPledge, { driveId: drive, orgId, values })

describe('pledges', () => {
  let first: string
  it('are drawn up from a form, with fields that fit', async () => {
    const up = (more: object = {}) =>
      execute(office(), drawUpDrive, {
        programKey: 'lamp_pledges',
        form: 'pledge',
        title: '二〇二六年公开承诺',
        textField: 'content',
        dueField: 'finish',
        keptField: 'kept',
        publishBy: '2026-03-31',
        ...more,
      })
    expect(await up({ dueField: 'content' })).toMatchObject({ error: { code: 'pledge.other_field', at: ['dueField'] } })
    const made = await up()
    expect(made).toMatchObject({ value: { public: true } })
    drive = made.ok ? made.value.id : ''
    expect(await up()).toMatchObject({ error: { code: 'pledge.exists' } })
  })

  it('are published by the unit itself, until a day, in time or late', async () => {
    const made = await promise(head(east), east, { content: '窗口中午不关', finish: '2026-06-30' })
    expect(made).toMatchObject({ value: { late: false } })
    first = made.ok ? made.value.id : ''
    expect(await promise(head(west), east, { content: '替别人许' })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await promise(head(east), east, { content: '昨天就办', finish: '2026-03-01' })).toMatchObject({
      error: { code: 'pledge.due_past' },
    })
    expect(await promise(head(east), east, { content: '自己说兑现', kept: true })).toMatchObject({
      error: { code: 'pledge.office_settles' },
    })
    expect(await execute(office(), listPledgeDrives, {})).toMatchObject({
      value: [{ owing: 2, without: [{ name: '西灯局' }], figures: { pledges: 1, open: 1 } }],
    })
    expect(await promise(head(west, '2026-04-02T02:00:00Z'), west, { content: '一次办好' })).toMatchObject({
      value: { late: true },
    })
  })

  it('are commented on by passers-by; shown when the office lets it, answered by the unit', async () => {
    const said = await execute(passer(), commentPledge, { id: first, text: '去了两次中午都没开' })
    const spam = await execute(passer(), commentPledge, { id: first, text: '广告广告' })
    if (!said.ok || !spam.ok) throw new Error('refused')
    const shown = async () => {
      const page = await execute(passer(), listPublicPledges, {})
      return page.ok ? page.value.drives[0]?.pledges.find((one) => one.id === first) : undefined
    }
    expect((await shown())?.comments).toEqual([])
    expect(await execute(head(east), answerComment, { id: said.value.id, text: '马上改' })).toMatchObject({
      error: { code: 'comment.not_shown' },
    })
    expect(
      await execute(head(east), decideComment, { id: said.value.id, show: false, reason: '不好听' }),
    ).toMatchObject({
      error: { code: 'access.role_missing' },
    })
    expect(await execute(office(), decideComment, { id: said.value.id, show: true })).toMatchObject({ ok: true })
    expect(await execute(office(), decideComment, { id: spam.value.id, show: false })).toMatchObject({
      error: { code: 'comment.reason_missing' },
    })
    expect(await execute(office(), decideComment, { id: spam.value.id, show: false, reason: '广告' })).toMatchObject({
      ok: true,
    })
    expect(await execute(head(west), answerComment, { id: said.value.id, text: '不是我们' })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await execute(head(east), answerComment, { id: said.value.id, text: '已排班，12 日起不关' })).toMatchObject({
      ok: true,
    })
    expect(await shown()).toMatchObject({
      org: '东灯局',
      standing: 'running',
      comments: [{ text: '去了两次中午都没开', answer: '已排班，12 日起不关' }],
    })
    const inside = await execute(head(west), readPledge, { id: first })
    expect(inside.ok && inside.value.commentRows).toHaveLength(1)
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ n: number }>`select count(*)::int as n from audit where act = 'comment.add'`.execute(tx),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it('are kept only when the unit has told the doing, and rules see the office’s word', async () => {
    const settle = (kept: boolean, note: string, revision = 1) =>
      execute(office('2026-07-02T02:00:00Z'), settlePledge, { id: first, revision, kept, note })
    expect(await settle(true, '属实')).toMatchObject({ error: { code: 'pledge.nothing_told' } })
    expect(await execute(head(west), reportPledge, { id: first, text: '别人的' })).toMatchObject({
      error: { code: 'access.out_of_scope' },
    })
    expect(await execute(head(east), reportPledge, { id: first, text: '窗口排班表已公示' })).toMatchObject({ ok: true })
    expect(await execute(head(east), settlePledge, { id: first, revision: 1, kept: true, note: '自评' })).toMatchObject(
      {
        error: { code: 'access.role_missing' },
      },
    )
    expect(await settle(true, '抽查三次属实', 4)).toMatchObject({ error: { code: 'pledge.conflict' } })
    expect(await settle(true, '抽查三次属实')).toMatchObject({ ok: true })
    expect(await settle(true, '再说一次', 2)).toMatchObject({ error: { code: 'pledge.settled' } })
    const list = await execute(office('2026-07-02T02:00:00Z'), listPledges, { state: 'kept' })
    expect(list).toMatchObject({ value: { total: 1, items: [{ id: first, standing: 'kept_late', steps: 1 }] } })
    const { rows } = await db.inAuthority(authorityId, (tx) =>
      sql<{ kept: boolean }>`
        select (values ->> 'kept')::boolean as kept from form_entry where first_id = ${first} and voided_at is null`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ kept: true }])
  })
})
