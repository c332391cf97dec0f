import type { FaultCode, FaultData, FieldFault } from '../fault.ts'

/** What a reader makes of a cell. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: FieldFault }

export function read<T>(value: T): Reading<T> {
  return { ok: true, value }
}

export function unread(code: FaultCode, data?: FaultData): Reading<never> {
  return { ok: false, fault: data ? { code, data } : { code } }
}
