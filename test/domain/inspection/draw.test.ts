import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDraw, type DrawPool, drawRound, seedDigest, ticketOf } from '#domain/inspection/draw-round.ts'
import type { Result } from '#domain/result.ts'

const target = (id: string, more: Partial<DrawPool['targets'][number]> = {}) => ({
  id,
  name: `单位${id}`,
  notBy: [],
  barred: null,
  ...more,
})
const pool = (more: Partial<DrawPool> = {}): DrawPool => ({
  targets: ['a', 'b', 'c', 'd', 'e'].map((id) => target(id)),
  inspectors: ['p', 'q', 'r', 's'].map((id) => ({ id, name: `督${id}` })),
  take: 3,
  team: 2,
  ...more,
})
function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('a draw by lot', () => {
  it('is the same whenever it is made again, whatever the order of the pool', () => {
    const first = value(drawRound('灯笼-7', pool()))
    const turned = pool({ targets: pool().targets.toReversed(), inspectors: pool().inspectors.toReversed() })
    expect(value(drawRound('灯笼-7', turned))).toEqual(first)
    expect(first).toHaveLength(3)
    const byTicket = ['a', 'b', 'c', 'd', 'e'].toSorted((x, y) =>
      ticketOf('灯笼-7', 'target', x) < ticketOf('灯笼-7', 'target', y) ? -1 : 1,
    )
    expect(first.map((one) => one.target)).toEqual(byTicket.slice(0, 3))
  })

  it('leaves out who is barred, keeps inspectors from their own unit, and shares the work', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (seed) => {
        const drawn = value(
          drawRound(
            seed,
            pool({
              targets: [
                target('a', { barred: { entry: '一年不超过三次', clause: '五' } }),
                target('b', { notBy: ['p', 'q'] }),
                target('c'),
                target('d'),
              ],
              take: null,
            }),
          ),
        )
        expect(drawn.map((one) => one.target).toSorted()).toEqual(['b', 'c', 'd'])
        expect(drawn.find((one) => one.target === 'b')?.inspectors.toSorted()).toEqual(['r', 's'])
        for (const one of drawn) expect(new Set(one.inspectors).size).toBe(2)
        const load = Map.groupBy(
          drawn.flatMap((one) => one.inspectors),
          (id) => id,
        )
        expect(Math.max(...[...load.values()].map((ids) => ids.length))).toBe(2)
      }),
      { numRuns: 50 },
    )
  })

  it('gives every target its chance', () => {
    const first = Array.from({ length: 500 }, (_, n) => value(drawRound(`种子${n}`, pool({ take: 1 })))[0]?.target)
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const share = first.filter((one) => one === id).length / first.length
      expect(share).toBeGreaterThan(0.13)
      expect(share).toBeLessThan(0.27)
    }
  })

  it('says when nobody is left, or no team without an interest', () => {
    const barred = pool({ targets: [target('a', { barred: { entry: 'x', clause: '一' } })] })
    expect(drawRound('s', barred)).toMatchObject({ error: { code: 'draw.nobody' } })
    expect(drawRound('s', pool({ targets: [target('a', { notBy: ['p', 'q', 'r'] })] }))).toMatchObject({
      error: { code: 'draw.no_team', data: { name: '单位a', need: 2, have: 1 } },
    })
  })

  it('is found out when its result, its pool or its seed was changed', () => {
    const seed = '灯笼-7'
    const honest = { seed, promised: seedDigest(seed), pool: pool(), result: value(drawRound(seed, pool())) }
    expect(checkDraw(honest)).toEqual({ seedAsPromised: true, differs: [] })
    const swapped = honest.result.map((one, n) => (n === 0 ? { ...one, target: 'z' } : one))
    expect(checkDraw({ ...honest, result: swapped }).differs).toEqual(['z'])
    expect(checkDraw({ ...honest, result: honest.result.slice(1) }).differs).not.toEqual([])
    expect(checkDraw({ ...honest, seed: '灯笼-8' }).seedAsPromised).toBe(false)
    const smaller = {
      ...honest,
      pool: pool({ targets: pool().targets.filter((one) => one.id !== honest.result[0]?.target) }),
    }
    expect(checkDraw(smaller).differs).not.toEqual([])
  })
})
