import { describe, expect, it } from 'vitest'
import { shownCells } from '#domain/evaluation/cells.ts'
import { summaryOf, wordsOf } from '#domain/evaluation/summary.ts'

const cells = (...counts: number[]) => counts.map((count, n) => ({ value: `v${n}`, count }))
const counts = (...given: number[]) => shownCells(cells(...given)).map(({ count }) => count)

describe('small cells', () => {
  it('are hidden, and a second one with them where the total would give the first away', () => {
    expect(counts(40, 20, 3)).toEqual([40, null, null])
    expect(counts(40, 2, 3)).toEqual([40, null, null])
    expect(counts(40, 20, 5)).toEqual([40, 20, 5])
  })
  it('that are empty stay, and nothing is left to hide behind when one stands alone', () => {
    expect(counts(0, 12, 0)).toEqual([0, 12, 0])
    expect(counts(0, 4, 0)).toEqual([0, null, 0])
  })
})

const fields = [
  { id: 'score', title: '评分', type: 'number', required: true },
  { id: 'grade', title: '满意度', type: 'choice', choices: ['满意', '不满意'], required: true },
  { id: 'word', title: '意见', type: 'text', required: false },
] as const

describe('what answers say', () => {
  it('is a mean and counts; below the minimum neither', () => {
    const answers = [80, 90, 85, 70, 75, 92].map((score, n) => ({ score, grade: n === 0 ? '不满意' : '满意' }))
    expect(summaryOf(fields, answers, 5)).toMatchObject([
      { id: 'score', answered: 6, mean: 82 },
      { id: 'grade', answered: 6, cells: [{ count: null }, { count: null }] },
    ])
    expect(summaryOf(fields, answers.slice(0, 4), 5)).toMatchObject([
      { id: 'score', answered: null, mean: null },
      { id: 'grade', answered: null, cells: [{ count: null }, { count: null }] },
    ])
  })
  it('in free words stands over the whole round, in the order of the alphabet', () => {
    const answers = ['丙', '甲', '乙', '丁', '戊'].map((word) => ({ score: 1, grade: '满意', word }))
    expect(wordsOf(fields, answers, 5)).toEqual(
      ['丙', '丁', '甲', '戊', '乙'].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    )
    expect(wordsOf(fields, answers.slice(1), 5)).toEqual([])
  })
})
