import { fail, ok, type Result } from '../result.ts'
import type { Matter } from './matter.ts'
import type { MatterRules } from './rules.ts'

type Worded = Pick<Matter, 'category' | 'source' | 'urgency' | 'weight' | 'document' | 'level'>

/** Whether what is said of a matter are words that its program knows. */
export function checkTables(said: Worded, rules: MatterRules): Result<true> {
  const tables = [
    ['category', rules.categories],
    ['source', rules.sources],
    ['urgency', rules.urgencies],
    ['weight', rules.weights],
    ['document', rules.documents],
    ['level', rules.levels],
  ] as const
  for (const [field, values] of tables) {
    const value = said[field]
    if (value !== null && values.length > 0 && !values.includes(value))
      return fail(`matter.unknown_${field}`, { value, values: [...values] }, [field])
  }
  if (said.category === null && rules.categories.length > 0)
    return fail('matter.category_missing', { values: [...rules.categories] }, ['category'])
  return ok(true)
}
