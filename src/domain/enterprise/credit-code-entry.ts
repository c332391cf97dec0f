import {
  type CreditCode,
  type CreditCodeError,
  normaliseCreditCode,
  parseCreditCode,
} from '../identifiers/credit-code.ts'
import { ok, type Result } from '../result.ts'

/** A code as it may be kept: checked, or accepted in spite of the check for a reason that stays on record. */
export type EnteredCode = {
  readonly creditCode: string
  /** The reason and what was wrong; null where the check holds. */
  readonly codeForced: string | null
  readonly regionCode: string | null
  readonly warnings: CreditCode['warnings']
}

/**
 * A credit code somebody enters. One that fails GB 32100 is taken only with a reason (about one real code in ten thousand
 * fails); an empty one is not a code. A reason given for a code that holds is not kept.
 */
export function enterCreditCode(text: string, reason: string | null): Result<EnteredCode, CreditCodeError> {
  const code = parseCreditCode(text)
  if (code.ok) {
    const { regionCode, warnings } = code.value
    return ok({ creditCode: code.value.code, codeForced: null, regionCode, warnings })
  }
  if (code.error.code === 'credit_code.empty' || !reason?.trim()) return code
  return ok({
    creditCode: normaliseCreditCode(text),
    codeForced: `${reason.trim()}（${code.error.code}）`,
    regionCode: null,
    warnings: [],
  })
}
