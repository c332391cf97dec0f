import { beforeAll, describe, expect, it } from 'vitest'
import { draftBriefing, listBriefings } from '#app/case/briefings.ts'
import { listCaseForms, proposeCase, reviewCase } from '#app/case/cases.ts'
import { approveDraft, issueDraft, redrawDraft, reviewDraft } from '#app/paper/change-draft.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { readDraft } from '#app/paper/list-drafts.ts'
import { execute } from '#app/use-case.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

const BRIEF =
  '  - { paper: brief, title: 用工服务简报, of: program, every: month, number: 用工简报〔YYYY〕N号, issued_by: office, shows: [form fair, measure strike_rate], clause: 四、二 }\n'
const NOW = '2026-05-20T02:00:00Z'
let world: World
let approved: string
let waiting: string

beforeAll(async () => {
  const db = await referenceDatabase()
  world = await guaranteeWorld(db, 'briefings', (text) =>
    text.replace('  - { paper: weekly_note', `${BRIEF}  - { paper: weekly_note`),
  )
  const propose = async (placed: number) =>
    must(
      await execute(world.as('money', NOW), proposeCase, {
        programKey: PROGRAM,
        form: 'fair',
        values: { kind: '线上', placed },
      }),
    ).id
  approved = await propose(120)
  waiting = await propose(7)
  must(await execute(world.as('office', NOW), reviewCase, { id: approved, approve: true }))
})

const draft = (caseIds: string[], paper = 'brief') =>
  execute(world.as('office', NOW), draftBriefing, { programKey: PROGRAM, paper, caseIds })
const issue = async (id: string) => {
  must(await execute(world.as('leader', NOW), reviewDraft, { id }))
  must(await execute(world.as('leader', NOW), approveDraft, { id }))
  return must(await execute(world.as('office', NOW), issueDraft, { id }))
}

describe('a briefing', () => {
  it('is told from other papers by what it shows: a register that cases are proposed for', async () => {
    const [program] = must(await execute(world.as('office', NOW), listCaseForms, {}))
    expect(program?.briefings).toEqual(['brief'])
    expect(await draft([], 'monthly_circular')).toMatchObject({ error: { code: 'paper.not_declared', at: ['paper'] } })
  })

  it('draws the figures of its period and, after them, the chosen cases', async () => {
    const { id } = must(await draft([approved]))
    const { content } = must(await execute(world.as('office', NOW), readDraft, { id }))
    const blocks = content.blocks as { kind: string; text: string }[]
    const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
    expect(headings).toHaveLength(4)
    expect(headings.slice(2)).toEqual(['三、典型案例', '（一）线上'])
    expect(blocks.at(-1)?.text).toContain('120')
    expect(content.period).toBeTruthy()
  })

  it('keeps its chosen cases when it is drawn again', async () => {
    const { id } = must(await draft([approved]))
    const office = world.as('office', NOW)
    const before = must(await execute(office, readDraft, { id })).content.blocks
    must(await execute(office, redrawDraft, { id }))
    expect(must(await execute(office, readDraft, { id })).content.blocks).toEqual(before)
  })

  it('takes only cases that were approved', async () => {
    expect(await draft([approved, waiting])).toMatchObject({
      error: { code: 'briefing.not_approved', at: ['caseIds', 1] },
    })
    expect(await draft([world.enterpriseId])).toMatchObject({ error: { code: 'case.not_found', at: ['caseIds', 0] } })
  })

  it('is drafted by whoever drafts papers, and listed with its number once issued, apart from other papers', async () => {
    expect(
      await execute(world.as('cadre', NOW), draftBriefing, { programKey: PROGRAM, paper: 'brief', caseIds: [] }),
    ).toMatchObject({ error: { code: 'access.role_missing' } })
    const { id } = must(await draft([approved]))
    const list = async () => must(await execute(world.as('office', NOW), listBriefings, {})).items
    expect(await list()).toEqual([])
    await issue(id)
    const other = must(
      await execute(world.as('office', NOW), draftPaper, { programKey: PROGRAM, paper: 'monthly_circular' }),
    )
    await issue(other.id)
    expect(await list()).toMatchObject([
      { paper: 'brief', paperTitle: '用工服务简报', number: expect.stringMatching(/^用工简报〔2026〕\d+号$/) },
    ])
  })
})
