import pg from 'pg'

/**
 * How values leave PostgreSQL: dates and moments as ISO strings (never a JS `Date`), whole numbers as numbers while
 * they are exact, decimals as the digits that are stored.
 */

const OID = {
  int8: 20,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  int8Array: 1016,
  timestampArray: 1115,
  dateArray: 1182,
  timestamptzArray: 1185,
  numericArray: 1231,
} as const

type Parse = (text: string) => unknown

const asText: Parse = (text) => text

/** A whole number; above 2^53 a bigint, so that no digit is lost silently. */
function parseInt8(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const MOMENT = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::?00)?$/

/**
 * `2026-02-13 01:02:03.456+00` → `2026-02-13T01:02:03.456Z`. Connections run in UTC. Microseconds stay when they are
 * there: a page that continues after this moment must not skip rows. `infinity` stays as it is.
 */
export function parseMoment(text: string): string {
  const found = MOMENT.exec(text)
  if (!found) return text
  const [, year, month, day, time, fraction = ''] = found
  const digits = fraction.padEnd(3, '0')
  return `${year}-${month}-${day}T${time}.${digits.length > 3 ? digits.padEnd(6, '0') : digits}Z`
}

const parseLocal: Parse = (text) => text.replace(' ', 'T')

function arrayOf(parse: Parse): Parse {
  const parseArray = pg.types.getTypeParser(1009 as never, 'text') as (text: string) => (string | null)[]
  return (text) => parseArray(text).map((item) => (item === null ? null : parse(item)))
}

const PARSERS = new Map<number, Parse>([
  [OID.int8, parseInt8],
  [OID.date, asText],
  [OID.time, asText],
  [OID.timestamp, parseLocal],
  [OID.timestamptz, parseMoment],
  [OID.interval, asText],
  [OID.numeric, asText],
  [OID.int8Array, arrayOf(parseInt8)],
  [OID.timestampArray, arrayOf(parseLocal)],
  [OID.dateArray, arrayOf(asText)],
  [OID.timestamptzArray, arrayOf(parseMoment)],
  [OID.numericArray, arrayOf(asText)],
])

/** For `new pg.Pool({ types })`: ours first, then the driver's own. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const ours = format === 'binary' ? undefined : PARSERS.get(oid)
    return ours ?? pg.types.getTypeParser(oid as never, format as never)
  },
} as pg.CustomTypesConfig
