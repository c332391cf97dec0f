import type { Failure } from '#domain/result.ts'

export type MessageData = NonNullable<Failure['data']>
export type Say = (data: MessageData) => string

/** Text of one value; a list is joined. */
export function of(data: MessageData, key: string): string {
  const value = data[key]
  return Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value)
}
