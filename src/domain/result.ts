/** An expected failure is a value. `code` is stable and part of the API; `at` names the place in the input; `data` fills the message. */
export type Failure<Code extends string = string> = {
  readonly code: Code
  /** Path into the input that is at fault, e.g. `['problems', 0, 'category']`. */
  readonly at?: readonly (string | number)[]
  /** Values the message catalogue puts into the sentence. Never personal data. */
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
}

export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: F }

/** Wraps a value as success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** Wraps a failure; `code` is `<noun>.<what>`, e.g. `link.already_held`. */
export function fail<const Code extends string>(
  code: Code,
  data?: Failure['data'],
  at?: Failure['at'],
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: { code, ...(at ? { at } : {}), ...(data ? { data } : {}) } }
}
