/** Which HTTP status a failure becomes: the first line that fits its code decides. The only place where statuses are chosen. */
const STATUS: readonly (readonly [pattern: RegExp, status: number])[] = [
  [/^input\./, 400],
  [/^idempotency\.key_/, 400],
  [/^idempotency\./, 422],
  [/^session\.(locked|too_many)$/, 429],
  [/^session\.(must_change|must_enrol|csrf)$/, 403],
  [/^session\.no_person$/, 422],
  [/^session\./, 401],
  [/^rate\./, 429],
  [/^access\./, 403],
  [/^access_link\.(used|expired)$/, 410],
  [/^access_link\.ended$/, 401],
  [/^http\.not_found$/, 404],
  [/^http\.method_not_allowed$/, 405],
  [/^http\.body_too_large$/, 413],
  [/^http\.media_type$/, 415],
  [/^http\.unavailable$/, 503],
  [/^http\.bad_request$/, 400],
  [/^trial\.not_possible$/, 400],
  [/^http\.internal$/, 500],
  [/[._]not_found$/, 404],
  [/\.(conflict|stale|changed)$/, 409],
  [/(^|\.)((\w+_)?taken|held|already_\w+|exists)$/, 409],
]

/** The status of a failure: what the rules of the trade refuse is 422 where nothing more exact is said. */
export function statusOf(code: string): number {
  return STATUS.find(([pattern]) => pattern.test(code))?.[1] ?? 422
}
