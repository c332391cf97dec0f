import { describe, expect, it } from 'vitest'
import { outlook } from '#domain/situation/outlook.ts'
import { daysWithin } from '#domain/situation/spread.ts'
import { tilesOf } from '#domain/situation/tiles.ts'

const step = (raised: number, closed: number) => ({ raised, closed })

describe('the forecast of what will be open', () => {
  it('goes on as on the average of the last steps, without a band where they were all alike', () => {
    const even = [step(10, 8), step(10, 8), step(10, 8)]
    expect(outlook(even, 20, 3)).toEqual([
      { open: 22, low: 22, high: 22 },
      { open: 24, low: 24, high: 24 },
      { open: 26, low: 26, high: 26 },
    ])
  })
  it('has a band that widens with the steps ahead, and never falls under nothing', () => {
    const [first, , third] = outlook([step(4, 10), step(10, 4), step(2, 12), step(12, 2)], 5, 3)
    expect(first?.open).toBe(5)
    expect((third?.high ?? 0) - (third?.open ?? 0)).toBeGreaterThan((first?.high ?? 0) - (first?.open ?? 0))
    expect(third?.low).toBe(0)
  })
  it('rests on six steps at most, and says nothing on fewer than two', () => {
    const old = Array.from({ length: 6 }, () => step(100, 0))
    const calm = Array.from({ length: 6 }, () => step(1, 1))
    expect(outlook([...old, ...calm], 7, 1)).toEqual([{ open: 7, low: 7, high: 7 }])
    expect(outlook([step(3, 1)], 2, 3)).toEqual([])
  })
})

describe('the days half and nine of ten took', () => {
  it('are read off the tally, exact to a tenth', () => {
    const tally = [
      { tenth: 100, n: 1 },
      { tenth: 5, n: 4 },
      { tenth: 20, n: 5 },
    ]
    expect(daysWithin(tally, 0.4)).toBe(0.5)
    expect(daysWithin(tally, 0.5)).toBe(2)
    expect(daysWithin(tally, 0.9)).toBe(2)
    expect(daysWithin(tally, 0.95)).toBe(10)
  })
  it('are nothing of nothing', () => {
    expect(daysWithin([], 0.5)).toBeNull()
  })
})

describe('the plan of tiles', () => {
  const free = { row: null, col: null }
  it('leaves areas where the office put them and fills the rest around them', () => {
    const tiles = tilesOf([{ row: 0, col: 1 }, free, free])
    expect(tiles[0]).toEqual({ row: 0, col: 1 })
    expect(new Set(tiles.map(({ row, col }) => `${row}:${col}`)).size).toBe(3)
    expect(tiles.slice(1)).toEqual([
      { row: 0, col: 0 },
      { row: 0, col: 2 },
    ])
  })
  it('never puts one area on another, however many there are', () => {
    const areas = Array.from({ length: 57 }, (_, n) => (n % 5 === 0 ? { row: n % 7, col: Math.floor(n / 7) } : free))
    expect(new Set(tilesOf(areas).map(({ row, col }) => `${row}:${col}`)).size).toBe(57)
  })
})
