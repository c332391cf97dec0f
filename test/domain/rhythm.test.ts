import { describe, expect, it } from 'vitest'
import { besideSpan, spanOf } from '#domain/rhythm/span.ts'

describe('the five rhythms', () => {
  it('reach over the day, the week from Monday, the month, the quarter and the year that hold a day', () => {
    expect(spanOf('day', '2026-02-28')).toEqual({ from: '2026-02-28', to: '2026-02-28' })
    expect(spanOf('week', '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' })
    expect(spanOf('week', '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-08' })
    expect(spanOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(spanOf('month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
    expect(spanOf('quarter', '2026-11-28')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(spanOf('quarter', '2026-06-30')).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(spanOf('year', '2026-06-30')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })

  it('go back and forth without a gap', () => {
    expect(besideSpan(spanOf('quarter', '2026-02-10'))).toEqual({ before: '2025-12-31', after: '2026-04-01' })
  })
})
