const TO_ESCAPE = /["\\]/g
const HAS_TO_ESCAPE = /["\\]/

/** Texts as PostgreSQL writes an array: `{"a",NULL}`. The driver does so too, in three times the time. */
export function arrayText(values: readonly (string | null)[]): string {
  if (values.length === 0) return '{}'
  if (values.every((value) => value !== null && !HAS_TO_ESCAPE.test(value))) return `{"${values.join('","')}"}`
  const parts = values.map((value) => (value === null ? 'NULL' : `"${value.replace(TO_ESCAPE, '\\$&')}"`))
  return `{${parts.join(',')}}`
}
