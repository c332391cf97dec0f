import { beforeAll, describe, expect, it } from 'vitest'
import { approveDraft } from '#app/paper/change-draft.ts'
import { execute } from '#app/use-case.ts'
import { listWord } from '#app/word/list-word.ts'
import { newId } from '#domain/id.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const MAY = '2026-05-11T02:00:00Z'
const LATER = '2026-05-12T02:00:00Z'

let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'word')
})

const raise = (title: string) => world.raise(MAY, title)
const word = async () => must(await execute(world.as('leader', LATER), listWord, {})).items

describe('what needs my word', () => {
  it('holds what was submitted to me until I have said something on it', async () => {
    const id = await raise('请求协调续贷')
    must(await world.take('office', MAY, id, 'assign', { give: 'submission', leaderId: world.people.leader }, '跨部门'))
    const [asked] = await word()
    expect(asked).toMatchObject({ kind: 'submission', id, title: '请求协调续贷', about: '灯笼一厂', why: '跨部门' })
    must(await world.take('leader', LATER, id, 'instruct', { text: '同意' }))
    expect(await word()).toEqual([])
  })

  it('holds a paper that others drafted and reviewed, whole; my own draft never', async () => {
    const add = (title: string, draftedBy: string | null) =>
      db.inAuthority(world.authorityId, (tx) =>
        sql`insert into paper_draft (authority_id, id, program_key, paper, title, content, state, drafted_by, recorded_at, changed_at)
            values (${world.authorityId}, ${newId()}, ${PROGRAM}, 'order', ${title}, ${JSON.stringify({ blocks: [{ kind: 'paragraph', text: '全文' }] })}::jsonb,
                    'reviewed', ${draftedBy}, ${MAY}, ${MAY})`.execute(tx),
      )
    const me = world.as('leader', LATER).actor.accountId
    await add('督查通报', null)
    if (me) await add('自己拟的', me)
    const drafts = (await word()).filter((one) => one.kind === 'draft')
    expect(drafts.map((one) => one.title)).toEqual(['督查通报'])
    expect(drafts[0]?.content).toMatchObject({ blocks: [{ text: '全文' }] })
    expect(drafts[0]?.papers[0]?.href).toBe(`/api/paper-drafts/${drafts[0]?.id}/file?as=pdf`)
    must(await execute(world.as('leader', LATER), approveDraft, { id: drafts[0]?.id, revision: drafts[0]?.revision }))
    expect((await word()).filter((one) => one.kind === 'draft')).toEqual([])
  })

  it('offers a request for time only to whom the program lets grant it', async () => {
    const id = await raise('协调用地')
    must(await world.take('office', MAY, id, 'assign', { give: 'order', units: { lead: world.money } }))
    must(await world.take('money', MAY, id, 'sign'))
    const asked = await world.take('money', MAY, id, 'extend', { add: { n: 3, unit: 'working_days' } }, '等省里批复')
    must(asked)
    const mine = (await word()).filter((one) => one.kind === 'extension')
    const granted = await world.take('leader', LATER, id, 'grant_extension')
    expect(mine.length === 1).toBe(granted.ok)
    if (mine[0]) expect(mine[0]).toMatchObject({ by: '财金局', why: '等省里批复', add: { n: 3, unit: 'working_days' } })
  })

  it('is a leader’s alone', async () => {
    for (const name of ['office', 'money', 'cadre'] as const) {
      const done = await execute(world.as(name, LATER), listWord, {})
      expect(done.ok ? '' : done.error.code).toMatch(/^access\./)
    }
  })
})
