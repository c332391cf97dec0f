import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Column } from '#program/catalogue.ts'
import type { Environment } from '#program/environment.ts'
import { compileExpression, evaluate, type Row, toSql, UNDECIDED, type Value } from '#program/expression.ts'
import { sql } from '#storage/open-database.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ max: 2 })
}, 60_000)

const TYPES = {
  i: 'int',
  j: 'int',
  n: 'number',
  m: 'number',
  s: 'text',
  t: 'text',
  y: 'yes_no',
  z: 'yes_no',
  d: 'day',
  e: 'day',
  w: 'time',
  x: 'time',
  g: 'texts',
} as const
const SQL_TYPES = {
  int: 'integer',
  number: 'numeric',
  text: 'text',
  yes_no: 'boolean',
  day: 'date',
  time: 'timestamptz',
  texts: 'text[]',
} as const
const environment: Environment = {
  of: 'anything',
  columns: new Map(Object.entries(TYPES).map(([name, type]) => [name, { type, label: name } satisfies Column])),
  paths: new Map(),
  params: new Map([['line', 0.85]]),
  measures: new Set(),
  otherMeasures: new Map(),
  phases: new Map([['phase', { from: '2026-02-01', to: '2026-02-28' }]]),
}

const texts = fc.constantFrom('', '甲', '乙', "it's", 'a\\b')
const days = fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01')
const moments = fc.constantFrom(
  '2026-01-31T15:59:59Z',
  '2026-01-31T16:00:00Z',
  '2026-02-28T10:30:00+08:00',
  '2026-02-28T16:00:00Z',
)
const decimals = fc.oneof(
  fc.integer({ min: -12, max: 12 }).map(String),
  fc
    .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 1, max: 6 }))
    .map(([n, scale]) => (n / 10 ** scale).toFixed(scale)),
)
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 4 })
const row: fc.Arbitrary<Row> = fc.record({
  i: maybe(fc.integer({ min: -3, max: 2_000_000_000 })),
  j: maybe(fc.integer({ min: -3, max: 3 })),
  n: maybe(decimals),
  m: maybe(decimals),
  s: maybe(texts),
  t: maybe(texts),
  y: maybe(fc.boolean()),
  z: maybe(fc.boolean()),
  d: maybe(days),
  e: maybe(days),
  w: maybe(moments),
  x: maybe(moments),
  g: maybe(fc.array(texts, { maxLength: 3 })),
})

/** Random expressions of the grammar, well typed. */
const { condition } = fc.letrec<{ number: string; text: string; timed: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('i', 'j', 'n', 'm', '0', '1', '-2', '0.5', '3.25', 'param.line', '100'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc.tuple(tie('timed'), tie('timed')).map(([a, b]) => `days(${a}, ${b})`),
    tie('number').map((a) => `-(${a})`),
  ),
  text: fc.constantFrom('s', 't', '"甲"', '"it\'s"', '"a\\\\b"', '""'),
  timed: fc.constantFrom('d', 'e', 'w', 'x', 'date("2026-02-28")'),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('y', 'z', 'true', 'false'),
    fc
      .tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('text'), fc.constantFrom('==', '!='), tie('text')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('timed'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('timed'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((a) => `!(${a})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `${a} in [${b}, "乙"]`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `${a} in [1, ${b}, 2.5]`),
    tie('text').map((a) => `${a} in g`),
    tie('timed').map((a) => `within(${a}, "phase")`),
    fc.constantFrom('given(i)', 'given(n)', 'given(s)', 'given(y)', 'given(d)', 'given(x)', 'given(g)'),
  ),
}))
const number = fc.letrec<{ number: string }>(() => ({
  number: fc
    .tuple(
      condition,
      fc.constantFrom('i * 3 - j', 'n / m', '(n + m) / j', 'i / 7', 'n * m - 0.1', 'days(d, w)', 'j / n'),
      fc.constantFrom('1', 'n', '0.1 * m'),
    )
    .map(([c, a, b]) => `${c} ? ${a} : ${b}`),
})).number

const literal = (value: Value | null | undefined, type: keyof typeof SQL_TYPES): string => {
  const quote = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  const text =
    value === null || value === undefined
      ? 'null'
      : Array.isArray(value)
        ? `array[${value.map(quote).join(', ')}]`
        : quote(String(value))
  return `${text}::${SQL_TYPES[type]}`
}

/** What PostgreSQL makes of it for each row: yes/no as boolean, numbers as numeric text, NULL as null. */
async function inDatabase(text: string, rows: readonly Row[]): Promise<(boolean | string | null)[]> {
  const names = Object.keys(TYPES) as (keyof typeof TYPES)[]
  const values = rows
    .map((one, index) => `(${index}, ${names.map((name) => literal(one[name], TYPES[name])).join(', ')})`)
    .join(', ')
  const query = `select (${text}) as it from (values ${values}) as r (nth, ${names.join(', ')}) order by nth`
  const result = await database.db.inSystem((tx) => sql.raw<{ it: boolean | string | null }>(query).execute(tx))
  return result.rows.map(({ it }) => it)
}

async function agree(source: string, rows: readonly Row[]): Promise<void> {
  const compiled = compileExpression(source, environment)
  if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.errors)}`)
  const found = await inDatabase(
    toSql(compiled.value, (path) => `r.${path}`),
    rows,
  )
  const expected = rows.map((one) => evaluate(compiled.value, one))
  const numeric = compiled.value.type !== 'yes_no'
  expect(found.map((one) => (one === null ? UNDECIDED : numeric ? Number(one) : one))).toEqual(
    expected.map((one) => (one === 0 ? 0 : one)),
  )
}

it('a condition means in PostgreSQL what it means in memory', async () => {
  await fc.assert(fc.asyncProperty(condition, fc.array(row, { minLength: 6, maxLength: 6 }), agree), { numRuns: 250 })
}, 120_000)

it('a number is the same number in PostgreSQL and in memory', async () => {
  await fc.assert(fc.asyncProperty(number, fc.array(row, { minLength: 6, maxLength: 6 }), agree), { numRuns: 150 })
}, 120_000)
