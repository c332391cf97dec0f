import type { Role } from './actor.ts'
import { ADMINISTRATORS } from './separation.ts'

/** Who must have a second factor in an authority; whoever wishes may have one in any. */
export const FACTOR_RULES = ['nobody', 'administrators', 'officials'] as const
export type FactorRule = (typeof FACTOR_RULES)[number]

/** The rule of an authority's settings; what is not one of ours asks it of nobody. */
export function factorRuleOf(value: unknown): FactorRule {
  return FACTOR_RULES.find((one) => one === value) ?? 'nobody'
}

/** Whether an account with these roles must have one. Enterprises and monitors are no officials of the house. */
export function needsFactor(rule: FactorRule, roles: readonly Role[]): boolean {
  if (rule === 'nobody') return false
  if (rule === 'administrators') return roles.some((role) => ADMINISTRATORS.includes(role))
  return roles.some((role) => role !== 'enterprise' && role !== 'monitor')
}
