import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFailure, isLocked, LOCK_RULES } from '#domain/access/lock-out.ts'
import { maskPhone } from '#domain/access/mask.ts'
import { checkPassword } from '#domain/access/password.ts'
import { expiryOf } from '#domain/access/session-span.ts'

const NOW = '2026-03-10T02:00:00Z'

describe('password', () => {
  it.each([
    ['Deng-Long-2026', 'ok'],
    ['Deng-2026', 'password.too_short'],
    ['denglonghua26', 'password.too_plain'],
    ['灯笼灯笼灯笼灯笼A1', 'ok'],
    ['Zhangsan-2026', 'password.contains_login'],
  ])('%s: %s', (password, code) => {
    const result = checkPassword(password, 'zhangsan')
    expect(result.ok ? 'ok' : result.error.code).toBe(code)
  })
})

describe('lock-out', () => {
  it('locks with every fifth failure, for fifteen minutes to the second', () => {
    let state = { failed: 0, lockedUntil: null as string | null }
    for (let i = 1; i < LOCK_RULES.failures; i++) {
      state = afterFailure(state, NOW)
      expect(isLocked(state, NOW)).toBe(false)
    }
    state = afterFailure(state, NOW)
    expect(isLocked(state, '2026-03-10T02:14:59Z')).toBe(true)
    expect(isLocked(state, '2026-03-10T02:15:00Z')).toBe(false)
    state = afterFailure(state, '2026-03-10T02:15:00Z')
    expect(isLocked(state, '2026-03-10T02:15:00Z')).toBe(false)
  })
})

describe('session', () => {
  it('never lives longer than its longest life, however often it is used', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 })
    fc.assert(
      fc.property(minutes, (after) => {
        const used = new Date(Date.parse(NOW) + after * 60_000).toISOString()
        expect(Date.parse(expiryOf(NOW, used))).toBeLessThanOrEqual(Date.parse(NOW) + 12 * 3_600_000)
      }),
    )
    expect(expiryOf(NOW, NOW)).toBe('2026-03-10T02:30:00Z')
  })
})

describe('a masked telephone number', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['0573-88001234', '0573-88****34'],
    ['110', '***'],
    ['', ''],
    [null, null],
  ])('%s → %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  it('always hides at least three digits and never shows more than seven', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,15}$/), (phone) => {
        const shown = [...(maskPhone(phone) ?? '')].filter((one) => one !== '*').length
        expect(shown).toBeLessThanOrEqual(Math.max(7, phone.length - 4))
        expect((maskPhone(phone) ?? '').replace(/[^*]/g, '').length).toBeGreaterThanOrEqual(3)
      }),
    )
  })
})
