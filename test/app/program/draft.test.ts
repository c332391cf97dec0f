/** Drafts, cases and the notice's text, as the program editor uses them. */

import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkProgramText } from '#app/program/check-text.ts'
import { compareTexts } from '#app/program/compare-texts.ts'
import { dropDraft, keepDraft } from '#app/program/keep-draft.ts'
import { keepOriginal, waiveClause } from '#app/program/originals.ts'
import { publishProgram } from '#app/program/publish.ts'
import { publishDraft } from '#app/program/publish-draft.ts'
import { readDraft } from '#app/program/read-draft.ts'
import { tryCases } from '#app/program/try-cases.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import type { Result } from '#domain/result.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { actorWith, contextOf } from '#test/support/context.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

const PROGRAM = `# 测试用
program: answers
version: 1
title: 限期答复
source: 试〔2026〕1号
in_force: { from: 2026-01-01 }
parameters:
  - { parameter: within, title: 答复时限, value: 7 working days, clause: 二、1 }
roster:
  - { group: bureaus, title: 部门, of: org, clause: 一 }
duties:
  - { duty: plan, title: 报计划, each: member bureaus, who: org, due: 2026-03-31, met_by: report plan, clause: 二、2 }
matters:
  - matter: problem
    kind: problem
    title: 难题
    clause: 二、1
    clocks: [{ clock: answer, title: 答复, who: lead, from: assign, due: param.within, met_by: answer, clause: 二、1 }]
    ends: [{ end: solved, title: 已解决, counts_as: solved, clause: 二、1 }]
marks:
  - { mark: no_plan, title: 未报计划, each: duty plan, where: missed, to: org, clause: 二、2 }
`
const CASES = [
  {
    file: 'plan.yaml',
    text: `- case: 3 月 31 日前报的算按期
  given:
    org: [甲局, 乙局]
    member bureaus: [甲局, 乙局]
    report plan: [{ org: 甲局, at: 2026-03-31 20:00 }]
  when: { as_of: 2026-04-20 }
  expect: { duty: { plan: { 甲局: met, 乙局: missed } }, mark: { no_plan: { 乙局: true, 甲局: none } } }
`,
  },
]

let db: Database
let authorityId: string
let writer: string
let other: string

beforeAll(async () => {
  db = (await testDatabase()).db
  authorityId = await createAuthority(db)
  writer = await account('writer')
  other = await account('other')
})

async function account(login: string): Promise<string> {
  const id = newId()
  await db.inAuthority(authorityId, (tx) =>
    sql`insert into account (authority_id, id, login, name, password_hash) values (${authorityId}, ${id}, ${login}, ${login}, '')`.execute(
      tx,
    ),
  )
  return id
}
const as = (accountId: string) => contextOf(db, authorityId, { actor: actorWith('office', { accountId }) })
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const draft = (text: string, revision: number, more: object = {}) => ({
  program: 'answers',
  text,
  cases: CASES,
  baseVersion: 1,
  revision,
  ...more,
})

describe('a draft', () => {
  it('is kept for each person, and two windows of one person are told of each other', async () => {
    must(await execute(as(writer), publishProgram, { text: PROGRAM, cases: CASES }))
    expect(must(await execute(as(writer), keepDraft, draft(PROGRAM, 0))).revision).toBe(1)
    expect(await execute(as(writer), keepDraft, draft(PROGRAM, 0))).toMatchObject({
      ok: false,
      error: { code: 'program.draft_conflict' },
    })
    expect(must(await execute(as(writer), keepDraft, draft(PROGRAM, 1))).revision).toBe(2)
    must(await execute(as(other), keepDraft, draft(PROGRAM.replace('7 working', '6 working'), 0)))
    const open = must(await execute(as(writer), readDraft, { program: 'answers' }))
    expect(open.mine).toMatchObject({ revision: 2, cases: CASES })
    expect(open.others).toMatchObject([{ by: 'other' }])
    expect(open.published).toMatchObject({ version: 1, cases: CASES })
    must(await execute(as(other), dropDraft, { program: 'answers' }))
    expect(await execute(as(other), keepDraft, draft(PROGRAM, 1))).toMatchObject({ ok: false })
  })

  it('is nobody’s but the office’s', async () => {
    for (const role of ['leader', 'handler', 'system_admin', 'security_admin'] as const)
      expect(
        await execute(contextOf(db, authorityId, { actor: actorWith(role, { accountId: other }) }), readDraft, {
          program: 'answers',
        }),
      ).toMatchObject({ ok: false, error: { code: 'access.role_missing' } })
  })
})

describe('a text that is not published', () => {
  it('is checked with each fault in the program’s own names, and told back in words', async () => {
    const faulty = PROGRAM.replace('7 working days', '7 工作日').replace('missed, to', 'mised, to')
    const found = must(await execute(as(writer), checkProgramText, { text: faulty }))
    expect(found.faults.map((one) => [one.path, one.line])).toEqual([
      ['parameters.within.value', 8],
      ['marks.no_plan.where', 21],
    ])
    const english = must(await execute(as(writer), checkProgramText, { text: faulty, language: 'en' }))
    expect(english.faults[0]?.message).toMatch(/[a-z]{3}/)
    const sound = must(await execute(as(writer), checkProgramText, { text: PROGRAM }))
    expect(sound).toMatchObject({ faults: [], key: 'answers' })
    expect(sound.rules.find((rule) => rule.rule === 'problem.answer' || rule.rule === 'plan')?.sentence).toContain(
      '报计划',
    )
  })

  it('plays its cases, and says which one breaks and where', async () => {
    const ask = (text: string, cases = CASES) => execute(as(writer), tryCases, { text, cases, from: 0 })
    expect(must(await ask(PROGRAM))).toMatchObject({ of: 1, tried: [{ faults: [] }], unreadable: [], gaps: [] })
    expect(must(await ask(PROGRAM, [])).gaps.join()).toContain('no_plan')
    const earlier = must(await ask(PROGRAM.replace('2026-03-31', '2026-03-30')))
    expect(earlier.tried[0]?.faults.length).toBeGreaterThan(0)
    const later = PROGRAM.replace('version: 1', 'version: 2').replace('from: 2026-01-01', 'from: 2026-06-01')
    expect(must(await ask(later)), 'cases tell of the time before the new version too').toMatchObject({
      tried: [{ faults: [] }],
    })
    const odd = must(await ask(PROGRAM, [...CASES, { file: 'odd.yaml', text: '- case: [' }]))
    expect(odd.unreadable[0]).toMatchObject({ file: 'odd.yaml' })
    expect(odd.tried).toHaveLength(1)
  })
})

describe('two versions', () => {
  it('are compared entry by entry: the figure, both sentences, what rests on it, from which day', async () => {
    const next = PROGRAM.replace('version: 1', 'version: 2')
      .replace('from: 2026-01-01', 'from: 2026-06-01')
      .replace('7 working', '5 working')
    must(await execute(as(writer), keepDraft, draft(next, 2)))
    const found = must(await execute(as(writer), compareTexts, { program: 'answers', from: 1, to: 'draft' }))
    expect(found).toMatchObject({ faulty: null, inForceFrom: '2026-06-01' })
    expect(found.entries).toHaveLength(1)
    expect(found.entries[0]).toMatchObject({
      section: 'parameters',
      id: 'within',
      change: 'changed',
      values: [{ path: ['value'], was: '7 working days', now: '5 working days' }],
      reaches: [{ section: 'matters', id: 'problem' }],
      roles: ['牵头单位'],
    })
    expect(found.head.map((one) => one.path.join('.'))).toEqual(['version', 'in_force.from'])
  })

  it('are published from the draft, with its cases, and the draft is gone', async () => {
    const { mine } = must(await execute(as(writer), readDraft, { program: 'answers' }))
    expect(await execute(as(writer), publishDraft, { program: 'answers', revision: 1 })).toMatchObject({ ok: false })
    const done = must(await execute(as(writer), publishDraft, { program: 'answers', revision: mine?.revision ?? 0 }))
    expect(done.version).toBe(2)
    const after = must(await execute(as(writer), readDraft, { program: 'answers' }))
    expect(after).toMatchObject({ mine: null, published: { version: 2, cases: CASES } })
  })
})

describe('the notice’s own text', () => {
  const keep = (bytes: Buffer, revision: number, name = '通知.docx') =>
    execute(as(writer), keepOriginal, { program: 'answers', name, bytes, revision })

  it('comes from a Word file and is split at its clauses; a clause may be waived with a reason', async () => {
    const lines = ['关于限期答复的通知', '一、总体要求', '二、主要任务', '1.七个工作日内答复。', '2.三月底前报计划。']
    const file = new Document({
      sections: [{ children: lines.map((text) => new Paragraph({ text, heading: HeadingLevel.HEADING_3 })) }],
    })
    const { original } = must(await keep(await Packer.toBuffer(file), 0))
    expect(original.clauses.map((one) => one.anchor)).toEqual(['', '一', '二', '二、1', '二、2'])
    const waive = { program: 'answers', anchor: '一', reason: '倡导', revision: original.revision }
    must(await execute(as(writer), waiveClause, waive))
    expect(await execute(as(writer), waiveClause, waive)).toMatchObject({
      error: { code: 'program.original_conflict' },
    })
    const again = must(await keep(Buffer.from('一、总体要求\n三、附则'), 2, '粘贴.txt'))
    expect(again.original.clauses).toMatchObject([{ anchor: '一', waived: '倡导' }, { anchor: '三' }])
  })

  it('is refused with what to do when it cannot be read', async () => {
    expect(await keep(Buffer.from('%PDF-1.7'), 3)).toMatchObject({
      ok: false,
      error: { code: 'import.file.old_format' },
    })
    expect(await keep(Buffer.from('PK\u0003\u0004 nothing'), 3)).toMatchObject({
      ok: false,
      error: { code: 'import.file.corrupt' },
    })
  })
})
