/** A fault in a program file, where it stands, and what would be right. */
import type { Failure } from '#domain/result.ts'
import { en } from './messages/en.ts'
import { type MessageCode, zh } from './messages/zh.ts'

export type FaultData = NonNullable<Failure['data']>
export type { MessageCode } from './messages/zh.ts'

export type Place = { readonly file: string; readonly line: number; readonly column: number }

export type Fault = Place & {
  /** Where in the program, in its own names: `points.bottom_three.where`. */
  readonly path: string
  readonly code: MessageCode
  readonly data: FaultData
  /** Chinese sentence; `sayFault` gives another language. */
  readonly message: string
}

export type Language = 'zh' | 'en'

export function fault(place: Place, path: string, code: MessageCode, data: FaultData = {}): Fault {
  const short = shortened(data)
  return { ...place, path, code, data: short, message: messageOf(code, short, 'zh') }
}

/** A message quotes what is wrong, not a page of it. */
function shortened(data: FaultData): FaultData {
  const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? cut(value) : value]),
  )
}

/** The sentence of a fault, without its place. */
export function messageOf(code: MessageCode, data: FaultData, language: Language): string {
  return (language === 'zh' ? zh : en)[code](data)
}

/** `n001.yaml:212:12 points.bottom_three.where: value < "x" — cannot compare number and text` */
export function sayFault(fault: Fault, language: Language = 'zh'): string {
  const message = language === 'zh' ? fault.message : messageOf(fault.code, fault.data, language)
  const where = fault.path === '' ? '' : ` ${fault.path}:`
  return `${fault.file}:${fault.line}:${fault.column}${where} ${message}`
}

/** In the order of the files, top to bottom; the same fault once. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>()
  return [...faults]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
    .filter((one) => {
      const key = `${one.file}:${one.line}:${one.column}:${one.path}:${one.message}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
