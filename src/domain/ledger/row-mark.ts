import { createHash } from 'node:crypto'

/**
 * The last column of a ledger that may come back: which row of the system this is, and what could be edited of it when it
 * was written out. `enterprise:0193…:3f9a2c81d04e` can be read by a person, survives sorting, filtering and saving by any
 * program, and needs nothing but itself to say whether the row has changed since.
 */
export const MARK_HEAD = '校验码'

/** Things whose ledger may be edited and brought back. */
export const MARKED_KINDS = ['matter', 'enterprise', 'project', 'link', 'target'] as const
export type MarkedKind = (typeof MARKED_KINDS)[number]

export type MarkValue = string | number | boolean | null

/** What of a row can be edited, by the name of its field. */
export type MarkValues = Readonly<Record<string, MarkValue>>

export type RowMark = {
  readonly kind: MarkedKind
  readonly id: string
  /** Ten digits over the editable values, two over the mark itself. */
  readonly digest: string
}

const OF_VALUES = 10
const OF_MARK = 2
const SHAPE = /^([a-z]+):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([0-9a-f]{12})$/

/** The mark of a row as it is now. */
export function makeRowMark(kind: MarkedKind, id: string, values: MarkValues): string {
  return `${kind}:${id}:${rowDigest(kind, id, values)}`
}

/** The digest alone: the name under which the values that were written out are kept. */
export function rowDigest(kind: MarkedKind, id: string, values: MarkValues): string {
  const pairs = Object.keys(values)
    .sort()
    .map((field) => [field, plain(values[field] ?? null)])
  const ofValues = short(JSON.stringify(pairs), OF_VALUES)
  return ofValues + control(kind, id, ofValues)
}

/**
 * Reads a mark as it comes back: full-width, in capitals, with an apostrophe or blanks around it. A mark in which a letter
 * was lost or changed is `damaged`, an empty cell `missing` (a row that was added).
 */
export function parseRowMark(cell: string | null | undefined): RowMark | 'missing' | 'damaged' {
  const text = (cell ?? '')
    .normalize('NFKC')
    .replace(/[\s'’\u200b\ufeff]/g, '')
    .toLowerCase()
  if (text === '') return 'missing'
  const [, kind, id, digest] = SHAPE.exec(text) ?? []
  if (!kind || !id || !digest || !isMarkedKind(kind)) return 'damaged'
  const genuine = control(kind, id, digest.slice(0, OF_VALUES)) === digest.slice(OF_VALUES)
  return genuine ? { kind, id, digest } : 'damaged'
}

/** Whether the row still says what it said when it was written out. */
export function verifyRowMark(mark: RowMark, values: MarkValues): 'same' | 'changed' {
  return rowDigest(mark.kind, mark.id, values) === mark.digest ? 'same' : 'changed'
}

/** Values as they survive a spreadsheet: an empty text is nothing, line ends are one, a number is its digits. */
function plain(value: MarkValue): string {
  if (value === null) return ''
  return String(value).normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function control(kind: string, id: string, ofValues: string): string {
  return short(`${kind}:${id}:${ofValues}`, OF_MARK)
}

function short(text: string, digits: number): string {
  return createHash('sm3').update(text).digest('hex').slice(0, digits)
}

function isMarkedKind(kind: string): kind is MarkedKind {
  return (MARKED_KINDS as readonly string[]).includes(kind)
}

/** Whether two cells say the same, however a spreadsheet has kept them. */
export function sameValue(a: MarkValue, b: MarkValue): boolean {
  return plain(a) === plain(b)
}
