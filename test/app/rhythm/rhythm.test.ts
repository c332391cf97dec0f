import { beforeAll, describe, expect, it } from 'vitest'
import { listDuties } from '#app/duty/list-duties.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { issuePaper } from '#app/paper/issue-paper.ts'
import { readRhythm } from '#app/rhythm/read-rhythm.ts'
import { execute } from '#app/use-case.ts'
import type { Database } from '#storage/open-database.ts'
import { driveWorld } from '../campaign/world.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const queryOf = (opens: string) => Object.fromEntries(new URLSearchParams(opens.split('?')[1]))

describe('the rhythms', () => {
  it('count under the same condition as the list that each figure opens', async () => {
    const world = await guaranteeWorld(db, 'rhythm-a')
    const raise = (day: string) =>
      execute(world.as('cadre', `${day}T02:00:00Z`), recordMatter, {
        program: PROGRAM,
        matter: 'need',
        title: `${day} 用电`,
        category: '其他',
        enterpriseId: world.enterpriseId,
      })
    for (const day of ['2026-05-10', '2026-05-11', '2026-05-13', '2026-06-01']) must(await raise(day))
    const now = '2026-05-13T08:00:00Z'
    const read = async (view: string, on = '2026-05-13') =>
      must(await execute(world.as('office', now), readRhythm, { view, on, program: PROGRAM }))
    const came = async (view: string) => (await read(view)).figures.find((one) => one.id === 'came')
    expect([
      (await came('day'))?.count,
      (await came('week'))?.count,
      (await came('month'))?.count,
      (await came('year'))?.count,
    ]).toEqual([1, 2, 3, 4])
    const opened = must(
      await execute(world.as('office', now), listMatters, { ...queryOf((await came('week'))?.opens ?? ''), limit: 50 }),
    )
    expect(opened.total).toBe(2)
    expect((await read('week')).came.map((row) => row.title)).toEqual(['2026-05-13 用电', '2026-05-11 用电'])
  })

  it('say what fell due and who is late, and which papers of the rhythm are out', async () => {
    const world = await driveWorld(db, 'rhythm-b')
    const now = '2026-02-25T02:00:00Z'
    await world.run(now)
    const month = async () =>
      must(await execute(world.as('office', now), readRhythm, { view: 'month', program: 'drive' }))
    const before = await month()
    const figure = (id: string) => before.figures.find((one) => one.id === id)
    expect([figure('due')?.count, figure('missed')?.count, figure('missed')?.danger]).toEqual([8, 8, 'red'])
    const { state = '', ...rest } = queryOf(figure('missed')?.opens ?? '')
    const rows = must(await execute(world.as('office', now), listDuties, { ...rest, state: [state], limit: 50 }))
    expect(rows.total).toBe(8)
    expect(before.late.map(({ name, missed }) => [name, missed]).sort()).toEqual(
      [
        ['丁局', 2],
        ['丙局', 2],
        ['乙局', 2],
        ['甲局', 2],
      ].sort(),
    )
    expect(before.papers).toMatchObject([{ paper: 'circular', period: '2026-02', issued: null }])
    const [paper] = before.papers
    must(
      await execute(world.as('office', now), issuePaper, {
        programKey: 'drive',
        paper: 'circular',
        calendar: 'month',
        ordinal: paper?.ordinal,
        content: {},
      }),
    )
    expect((await month()).papers[0]?.issued?.number).toBe('试督〔2026〕1号')
  })

  it('show a unit only what is its own', async () => {
    const world = await driveWorld(db, 'rhythm-c')
    const now = '2026-02-25T02:00:00Z'
    await world.run(now)
    const own = must(await execute(world.as('clerk', now), readRhythm, { view: 'month' }))
    expect(own.late.map((one) => one.name)).toEqual(['乙局'])
    expect(own.figures.find((one) => one.id === 'missed')?.count).toBe(2)
  })
})
