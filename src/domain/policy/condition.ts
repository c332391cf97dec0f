import { SIZES, type Size } from '../enterprise/size.ts'
import { fail, ok, type Result } from '../result.ts'

/** Figures of an enterprise's latest profile that a policy may ask for: staff in persons, the others in 万元. */
export const FIGURES = ['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'] as const
export type PolicyFigure = (typeof FIGURES)[number]

/** One condition of a policy. All of a policy's conditions must hold; of a list, one member. */
export type Condition =
  | { readonly kind: 'class'; readonly any: readonly string[] }
  /** GB/T 4754 codes as the register keeps them: a section (`C`), or a division, group or class without the letter (`26`). */
  | { readonly kind: 'industry'; readonly any: readonly string[] }
  | { readonly kind: 'size'; readonly any: readonly Size[] }
  | { readonly kind: 'area'; readonly any: readonly string[] }
  /** GB/T 2260 county codes. */
  | { readonly kind: 'region'; readonly any: readonly string[] }
  | { readonly kind: 'figure'; readonly figure: PolicyFigure; readonly atLeast?: number; readonly atMost?: number }

const PATTERNS = {
  class: /^[^"\\]{1,50}$/u,
  industry: /^([A-T]|\d{2,4})$/,
  size: new RegExp(`^(${SIZES.join('|')})$`),
  area: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  region: /^\d{6}$/,
} as const

/** Refuses with the place: an empty list, a code of another form, a figure without or with crossed bounds, a kind twice. */
export function checkConditions(conditions: readonly Condition[]): Result<true> {
  const seen = new Set<string>()
  for (const [n, one] of conditions.entries()) {
    const key = one.kind === 'figure' ? `figure ${one.figure}` : one.kind
    if (seen.has(key)) return fail('policy.condition_twice', { what: key }, ['conditions', n])
    seen.add(key)
    if (one.kind === 'figure') {
      if (one.atLeast === undefined && one.atMost === undefined) {
        return fail('policy.figure_without_bound', { figure: one.figure }, ['conditions', n, 'atLeast'])
      }
      if (one.atLeast !== undefined && one.atMost !== undefined && one.atLeast > one.atMost) {
        return fail('policy.bounds_crossed', { least: one.atLeast, most: one.atMost }, ['conditions', n, 'atMost'])
      }
      continue
    }
    if (one.any.length === 0) return fail('policy.condition_empty', { what: one.kind }, ['conditions', n, 'any'])
    const wrong = one.any.findIndex((value) => !PATTERNS[one.kind].test(value))
    if (wrong >= 0) {
      return fail(`policy.wrong_${one.kind}`, { value: one.any[wrong] ?? '' }, ['conditions', n, 'any', wrong])
    }
  }
  return ok(true)
}

/** The condition as an expression over an enterprise (src/app/policy/fit.ts has the columns); checked ones only. */
export function toExpression(condition: Condition): string {
  const list = (values: readonly string[]) => `[${values.map((value) => `"${value}"`).join(', ')}]`
  switch (condition.kind) {
    case 'class':
      return condition.any.map((value) => `"${value}" in classes`).join(' || ')
    case 'industry': {
      const LEVELS = ['section', 'division', 'group', 'industry'] as const
      return LEVELS.flatMap((level, n) => {
        const codes = condition.any.filter((code) => code.length === n + 1)
        return codes.length > 0 ? [`${level} in ${list(codes)}`] : []
      }).join(' || ')
    }
    case 'figure':
      return [
        condition.atLeast === undefined ? '' : `${condition.figure} >= ${condition.atLeast}`,
        condition.atMost === undefined ? '' : `${condition.figure} <= ${condition.atMost}`,
      ]
        .filter(Boolean)
        .join(' && ')
    default:
      return `${condition.kind} in ${list(condition.any)}`
  }
}
