import { beforeAll, describe, expect, it } from 'vitest'
import { closeEvaluation } from '#app/evaluation/close-evaluation.ts'
import { hashOfCode } from '#app/evaluation/ticket-code.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { drawnUp, type Fair, lanternFair, office, say, tickets } from './world.ts'

/**
 * Whoever has the whole database tries to find out what a ticket said: by every column, by the order of rows on the page, by the
 * transaction that wrote them, by moments. Voter n says n, so any leak would show as order.
 */
const VOTERS = 100

let fair: Fair
let round: string
let codes: readonly string[]
let others: Record<string, number>

type Row = { at: number; place: string; xmin: string; all: string }

const rowsOf = (table: string, said: string) =>
  fair.db.inAuthority(fair.authorityId, async (tx) => {
    const { rows } = await sql<Row>`
      select ${sql.raw(said)} as at, ctid::text as place, xmin::text as xmin, to_jsonb(t)::text as all from ${sql.table(table)} t
       where evaluation_id = ${round}`.execute(tx)
    return rows
  })

/** How many rows each table of the authority has. */
async function counts(): Promise<Record<string, number>> {
  return fair.db.inAuthority(fair.authorityId, async (tx) => {
    const tables = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id'
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by 1`.execute(tx)
    const found: Record<string, number> = {}
    for (const { name } of tables.rows) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx)
      found[name] = rows[0]?.n ?? 0
    }
    return found
  })
}

/** ctid `(page,line)` as a number that orders. */
const placeOf = (ctid: string) => {
  const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number)
  return page * 10_000 + line
}

/** Spearman's rank correlation: 1 the same order, 0 none. For 100 rows by chance within ±0.45 but once in a hundred thousand. */
function sameOrder(rows: readonly { at: number }[], by: (row: never, n: number) => number | string): number {
  const rank = (values: readonly (number | string)[]) => {
    const sorted = [...values].sort((a, b) => (a < b ? -1 : 1))
    return values.map((value) => sorted.indexOf(value))
  }
  const a = rank(rows.map((row) => row.at))
  const b = rank(rows.map((row, n) => by(row as never, n)))
  const n = rows.length
  const sum = a.reduce((total, value, i) => total + (value - (b[i] ?? 0)) ** 2, 0)
  return 1 - (6 * sum) / (n * (n * n - 1))
}

beforeAll(async () => {
  fair = await lanternFair()
  round = (await drawnUp(fair)).id
  codes = await tickets(fair, round, VOTERS)
  const before = await counts()
  for (const [n, code] of codes.entries()) {
    const minute = new Date(Date.UTC(2026, 4, 10, 1, n)).toISOString()
    const said = await say(fair, code, [{ orgId: fair.counties[0], values: { score: n } }], minute)
    if (!said.ok) throw new Error(said.error.code)
  }
  const after = await counts()
  others = Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]))
}, 120_000)

describe('what an answer leaves behind', () => {
  it('is a row in the box and nothing else: no audit row, no idempotency record, no dirty fact, no notice', () => {
    expect(Object.fromEntries(Object.entries(others).filter(([, n]) => n !== 0))).toEqual({ ballot: VOTERS })
  })

  it('names neither ticket, network nor moment', async () => {
    const ballots = await rowsOf('ballot', `(values ->> 'score')::int`)
    expect(ballots).toHaveLength(VOTERS)
    for (const row of ballots)
      expect(Object.keys(JSON.parse(row.all)).sort()).toEqual([
        'authority_id',
        'evaluation_id',
        'id',
        'org_id',
        'values',
      ])
    const used = await rowsOf('ticket', '0')
    for (const row of used)
      expect(Object.keys(JSON.parse(row.all)).sort()).toEqual(['authority_id', 'code_hash', 'evaluation_id', 'used'])
    const text = ballots.map((row) => row.all).join()
    for (const code of codes) {
      expect(text).not.toContain(code)
      expect(text).not.toContain(Buffer.from(hashOfCode(code)).toString('hex'))
    }
    expect(text).not.toContain('203.0.113')
  })

  it('was written by one transaction, as were the used tickets: xmin joins all with all', async () => {
    expect(new Set((await rowsOf('ballot', '0')).map((row) => row.xmin)).size).toBe(1)
    expect(new Set((await rowsOf('ticket', '0')).map((row) => row.xmin)).size).toBe(1)
  })

  it('keeps no order: neither on the page nor by id, in the box and among the tickets', async () => {
    const ballots = await rowsOf('ballot', `(values ->> 'score')::int`)
    expect(Math.abs(sameOrder(ballots, (row: Row) => placeOf(row.place)))).toBeLessThan(0.45)
    expect(Math.abs(sameOrder(ballots, (row: Row) => JSON.parse(row.all).id))).toBeLessThan(0.45)
    const order = new Map(codes.map((code, n) => [`\\\\x${Buffer.from(hashOfCode(code)).toString('hex')}`, n]))
    const used = (await rowsOf('ticket', '0')).map((row) => ({
      ...row,
      at: order.get(`\\\\x${JSON.parse(row.all).code_hash.slice(2)}`) ?? -1,
    }))
    expect(used.map((row) => row.at).sort((a, b) => a - b)).toEqual(codes.map((_, n) => n))
    expect(Math.abs(sameOrder(used, (row: Row) => placeOf(row.place)))).toBeLessThan(0.45)
    // The two tables side by side, row for row as they lie: what the ticket's owner said is not in the row beside it.
    const lie = (rows: Row[]) => [...rows].sort((a, b) => placeOf(a.place) - placeOf(b.place)).map((row) => row.at)
    const [tickets, said] = [lie(used), lie(ballots)]
    expect(tickets.filter((n, i) => said[i] === n).length).toBeLessThan(12)
  })
})

describe('after the closing', () => {
  beforeAll(async () => {
    const closed = await execute(office(fair, '2026-06-02T02:00:00Z'), closeEvaluation, { id: round, revision: 1 })
    if (!closed.ok) throw new Error(closed.error.code)
  })

  it('tickets and box are gone; the facts share one moment and keep no order', async () => {
    const left = await counts()
    expect([left.ticket, left.ballot, left.ticket_drawn]).toEqual([0, 0, 0])
    const facts = await rowsOf('form_entry', `(values ->> 'score')::int`)
    expect(facts).toHaveLength(VOTERS)
    expect(new Set(facts.map((row) => row.xmin)).size).toBe(1)
    const moments = facts.map((row) => {
      const { at, day, recorded_at, recorded_by, person_id } = JSON.parse(row.all)
      return JSON.stringify({ at, day, recorded_at, recorded_by, person_id })
    })
    expect(new Set(moments).size).toBe(1)
    expect(JSON.parse(moments[0] ?? '{}')).toMatchObject({ day: '2026-05-31', recorded_by: null, person_id: null })
    expect(Math.abs(sameOrder(facts, (row: Row) => placeOf(row.place)))).toBeLessThan(0.45)
    expect(Math.abs(sameOrder(facts, (row: Row) => JSON.parse(row.all).id))).toBeLessThan(0.45)
  })

  it('the note for the rules keeps none either', async () => {
    const { rows } = await fair.db.inAuthority(fair.authorityId, (tx) =>
      sql<{ at: number; id: string }>`
        select (e.values ->> 'score')::int as at, d.id from dirty d join form_entry e on e.id = d.fact_id
         where e.evaluation_id = ${round}`.execute(tx),
    )
    expect(rows).toHaveLength(VOTERS)
    expect(Math.abs(sameOrder(rows, (row: { id: string }) => row.id))).toBeLessThan(0.45)
  })
})
