import { describe, expect, it } from 'vitest'
import { checkMarks, resultsOf, totalOf } from '#domain/contest/marks.ts'

const items = [
  { field: 'work', title: '业绩', most: 60, weight: 1 },
  { field: 'show', title: '展示', most: 100, weight: 0.4 },
]

describe('a sheet', () => {
  it('has a mark for every item, none above its most', () => {
    expect(checkMarks(items, { work: 50, show: 90 })).toMatchObject({ ok: true })
    expect(checkMarks(items, { work: 50 })).toMatchObject({
      error: { code: 'contest.mark_missing', data: { title: '展示' } },
    })
    expect(checkMarks(items, { work: 61, show: 1 })).toMatchObject({
      error: { code: 'contest.mark_out_of_range', at: ['marks', 'work'], data: { most: 60 } },
    })
    expect(checkMarks(items, { work: -1, show: 1 })).toMatchObject({ error: { code: 'contest.mark_out_of_range' } })
    expect(checkMarks(items, { work: 1, show: 1, hat: 9 })).toMatchObject({ error: { code: 'contest.no_item' } })
  })
  it('adds up by weights', () => {
    expect(totalOf(items, { work: 50, show: 90 })).toBe(86)
    expect(totalOf(items, { work: 0.1, show: 0.5 })).toBe(0.3)
  })
})

describe('results', () => {
  const one = { highest: 1, lowest: 1 }
  it('leave out the highest and the lowest, and share places', () => {
    expect(
      resultsOf(
        [
          { id: 'a', totals: [100, 80, 82, 20] },
          { id: 'b', totals: [81, 81, 81, 81] },
          { id: 'c', totals: [70, 90, 60, 75] },
        ],
        one,
      ),
    ).toEqual([
      { entryId: 'a', sheets: 4, dropped: 2, score: 81, place: 1 },
      { entryId: 'b', sheets: 4, dropped: 2, score: 81, place: 1 },
      { entryId: 'c', sheets: 4, dropped: 2, score: 72.5, place: 3 },
    ])
  })
  it('need more sheets than are left out', () => {
    expect(resultsOf([{ id: 'a', totals: [90, 80] }], one)).toEqual([
      { entryId: 'a', sheets: 2, dropped: 0, score: null, place: null },
    ])
    expect(resultsOf([{ id: 'a', totals: [90] }], { highest: 0, lowest: 0 })[0]).toMatchObject({ score: 90, place: 1 })
    expect(resultsOf([{ id: 'a', totals: [] }], { highest: 0, lowest: 0 })[0]).toMatchObject({ score: null })
  })
})
