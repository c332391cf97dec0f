import { LOCK_RULES, type LockRules } from '#domain/access/lock-out.ts'
import { PASSWORD_RULES, type PasswordRules } from '#domain/access/password.ts'
import { type FactorRule, factorRuleOf } from '#domain/access/second-factor.ts'
import { SESSION_RULES, type SessionRules } from '#domain/access/session-span.ts'

export type AccessRules = {
  readonly session: SessionRules
  readonly lock: LockRules
  readonly password: PasswordRules
  /** Who must have a second factor. */
  readonly secondFactor: FactorRule
}

/** The rules of sign-in in force: an authority's settings (`access: {idleMinutes, lockFailures …}`), else ours. */
export function accessRules(settings: Readonly<Record<string, unknown>>): AccessRules {
  const own = (settings.access ?? {}) as Record<string, unknown>
  const number = (name: string, otherwise: number, least: number) => {
    const value = own[name]
    return typeof value === 'number' && Number.isInteger(value) && value >= least ? value : otherwise
  }
  return {
    session: {
      idleMinutes: number('idleMinutes', SESSION_RULES.idleMinutes, 1),
      longestHours: number('longestHours', SESSION_RULES.longestHours, 1),
    },
    lock: {
      failures: number('lockFailures', LOCK_RULES.failures, 1),
      minutes: number('lockMinutes', LOCK_RULES.minutes, 1),
    },
    password: {
      length: number('passwordLength', PASSWORD_RULES.length, 8),
      classes: number('passwordClasses', PASSWORD_RULES.classes, 1),
    },
    secondFactor: factorRuleOf(own.secondFactor),
  }
}
