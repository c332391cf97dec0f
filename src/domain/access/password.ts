import { fail, ok, type Result } from '../result.ts'

/** What a password must be. The figures are the custom of 等保 assessments, not of the standard's text; an authority may set its own. */
export type PasswordRules = { readonly length: number; readonly classes: number }

export const PASSWORD_RULES: PasswordRules = { length: 10, classes: 3 }

const CLASSES = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/** Checks a new password: long enough, of several kinds of characters, and not the name it belongs to. */
export function checkPassword(password: string, login: string, rules: PasswordRules = PASSWORD_RULES): Result<true> {
  const length = [...password].length
  if (length < rules.length) return fail('password.too_short', { least: rules.length }, ['password'])
  const classes = CLASSES.filter((one) => one.test(password)).length
  if (classes < rules.classes) return fail('password.too_plain', { least: rules.classes }, ['password'])
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())) {
    return fail('password.contains_login', undefined, ['password'])
  }
  return ok(true)
}
