import { formatPeriod } from '../format/period.ts'
import { hasWord, t, word } from '../i18n/t.ts'

/** What the server answers when it refuses: problem+json with a stable code and the place in the input. */
export type ProblemBody = {
  readonly code: string
  readonly status: number
  readonly title?: string
  readonly detail?: string
  readonly at?: readonly (string | number)[]
  readonly data?: Readonly<Record<string, unknown>>
}

/** A request that did not succeed. `code` is the server's, or `network.offline`, `network.timeout`. */
export class Problem extends Error {
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.code)
    this.name = 'Problem'
    this.body = body
  }
  get code(): string {
    return this.body.code
  }
  get status(): number {
    return this.body.status
  }
}

/** The sentence for a failure: ours for the code, else the server's own words, else the plain fallback with the code. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return t('error.unexpected')
  const { code, detail, title, data } = error.body
  if (hasWord('error', code)) return fillData(word('error', code), data)
  return detail ?? title ?? t('error.code', { code })
}

/** The failure's place in the form, as `a.0.b`; undefined when it is about the whole. */
export function placeOf(error: unknown): string | undefined {
  return error instanceof Problem && error.body.at?.length ? error.body.at.join('.') : undefined
}

/** Faults of a program's form by field, from a refusal that names a place in `values`. */
export function faultsIn(error: unknown): Record<string, string> {
  const at = error instanceof Problem ? (error.body.at ?? []) : []
  const field = at[0] === 'values' ? at[1] : undefined
  return field === undefined ? {} : { [String(field)]: explain(error) }
}

function fillData(text: string, data: ProblemBody['data']): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = data?.[name]
    if (value === undefined || value === null) return place
    if (name === 'period') return formatPeriod(String(value))
    return Array.isArray(value) ? value.join('、') : String(value)
  })
}
