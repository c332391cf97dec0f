import { describe, expect, it } from 'vitest'
import { compareTexts, type Figure, sayChange, sayDraft } from '#domain/report/figure.ts'

const figure = (title: string, value: number | null, previous: number | null, unit = ''): Figure => ({
  id: title,
  title,
  value,
  previous,
  unit,
  to: '/visits',
  search: {},
})

describe('a report in words', () => {
  it.each([
    [3, 1, '较上期 +2'],
    [0.9, 0.95, '较上期 −0.05'],
    [3, 3, '与上期持平'],
    [null, 3, ''],
    [3, null, ''],
  ])('of %s after %s says “%s”', (value, previous, said) => {
    expect(sayChange({ value, previous })).toBe(said)
  })
  it('lists its figures, what is not applicable as a word, and what is below what is required', () => {
    expect(
      sayDraft(
        '2026-W20',
        [figure('走访', 12, 10, ' 次'), figure('满意率', null, null)],
        [{ title: '每周调度', note: '1 项未尽' }],
      ),
    ).toBe('2026年第20周：走访 12 次（较上期 +2）；满意率 不适用。\n未达要求：每周调度（1 项未尽）。')
  })
})

describe('two versions side by side', () => {
  it('show what stands, what went and what came, sentence by sentence', () => {
    expect(compareTexts('走访 3 家。无问题。下周再报。', '走访 5 家。无问题。附清单。下周再报。')).toEqual([
      { kind: 'removed', text: '走访 3 家。' },
      { kind: 'added', text: '走访 5 家。' },
      { kind: 'same', text: '无问题。' },
      { kind: 'added', text: '附清单。' },
      { kind: 'same', text: '下周再报。' },
    ])
  })
  it('are the same, or have nothing in common', () => {
    expect(compareTexts('甲。', '甲。')).toEqual([{ kind: 'same', text: '甲。' }])
    expect(compareTexts('', '甲。')).toEqual([{ kind: 'added', text: '甲。' }])
  })
})
