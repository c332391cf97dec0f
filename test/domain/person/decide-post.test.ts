import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/day.ts'
import { decidePost, decidePostEnd, type PostSpan } from '#domain/person/decide-post.ts'

const post = (orgId: string, fromDay: string, more: Partial<PostSpan> = {}): PostSpan => ({
  id: `${orgId} ${fromDay} ${more.isPrimary ?? true}`,
  orgId,
  isPrimary: true,
  fromDay,
  toDay: 'infinity',
  ...more,
})

describe('posts', () => {
  it('a new primary post ends the one before, the day before', () => {
    expect(decidePost([post('甲局', '2026-01-01')], post('乙局', '2026-05-01'))).toMatchObject({
      value: { ended: [{ orgId: '甲局', toDay: '2026-04-30' }], added: { orgId: '乙局' } },
    })
  })
  it('a secondary one stands beside it', () => {
    expect(decidePost([post('甲局', '2026-01-01')], post('专班', '2026-05-01', { isPrimary: false }))).toMatchObject({
      value: { ended: [] },
    })
  })
  it('not twice the same, not before the present one, not backwards', () => {
    const held = [post('甲局', '2026-01-01')]
    expect(decidePost(held, post('甲局', '2026-05-01'))).toMatchObject({ error: { code: 'post.held' } })
    expect(decidePost(held, post('乙局', '2025-05-01'))).toMatchObject({ error: { code: 'post.before_current' } })
    expect(decidePost([], post('乙局', '2026-05-01', { toDay: '2026-04-01' }))).toMatchObject({
      error: { code: 'post.backward' },
    })
  })
  it('is left on a day within it', () => {
    const held = post('甲局', '2026-01-01', { toDay: '2026-12-31' })
    expect(decidePostEnd(held, '2026-06-30')).toMatchObject({ value: { toDay: '2026-06-30' } })
    expect(decidePostEnd(held, '2025-06-30')).toMatchObject({ error: { code: 'post.backward' } })
    expect(decidePostEnd(held, '2027-06-30')).toMatchObject({ error: { code: 'post.ended' } })
  })
  it('property: at most one primary post on any day, and none of the days before is lost', () => {
    const moves = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 200 }), fc.constantFrom('甲局', '乙局', '丙局'), fc.boolean()),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(moves, (list) => {
        let posts = [post('丁局', '2026-01-01')]
        for (const [n, orgId, isPrimary] of list) {
          const done = decidePost(posts, post(orgId, addDays('2026-01-01', n), { isPrimary }))
          if (!done.ok) continue
          const ended = new Map(done.value.ended.map((one) => [one.id, one]))
          posts = [...posts.map((one) => ended.get(one.id) ?? one), done.value.added]
        }
        for (let n = 0; n < 220; n++) {
          const day = addDays('2026-01-01', n)
          expect(posts.filter((one) => one.isPrimary && one.fromDay <= day && day <= one.toDay)).toHaveLength(1)
        }
      }),
      // In one unit, on one day, a secondary post and then a primary one: two posts.
      {
        numRuns: 60,
        examples: [
          [
            [
              [1, '丙局', false],
              [1, '丙局', true],
              [2, '甲局', true],
            ],
          ],
        ],
      },
    )
  })
})
