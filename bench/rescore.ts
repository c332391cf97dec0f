import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { sql } from '#storage/open-database.ts'
import { scoreByHand } from './by-hand.ts'
import { AS_OF, type BenchCity } from './city.ts'
import { benchContext } from './context.ts'
import { type Line, median, ratio, time } from './timing.ts'

export type Rescored = { readonly full: number; readonly lines: readonly Line[] }

/** The whole year again, beside the same result by hand; then one changed fact. */
export async function benchRescore(city: BenchCity): Promise<Rescored> {
  const ctx = benchContext(city)
  const hand = () =>
    city.db.inAuthority(city.authorityId, (tx) => scoreByHand(tx, city.authorityId, city.program.id, AS_OF))
  const engine = (full: boolean) => async () => {
    const done = await execute(ctx, runProgram, { program: city.program.id, full })
    if (!done.ok) throw new Error(done.error.code)
    return done.value
  }
  // Each is run once to warm the cache and write its tables; the second time both replace what is there.
  await hand()
  await engine(true)()
  const byHand = await time(hand)
  const full = await time(engine(true))
  await compare(city)
  const changed = await median(5, async (n) => {
    await changeOneFact(city, n)
    const done = await engine(false)()
    if (done.kind !== 'changed') throw new Error('a single visit must not lead to a full run')
  })
  return {
    full,
    lines: [
      ratio('re-score of the year · by hand in SQL', full, byHand, 1.3),
      ratio('after one changed fact (entry included) · full re-score', changed, full, 1 / 200),
    ],
  }
}

async function changeOneFact(city: BenchCity, n: number): Promise<void> {
  const { rows } = await city.db.inAuthority(city.authorityId, (tx) =>
    sql<{ person_id: string; enterprise_id: string }>`
      select person_id, enterprise_id from link where authority_id = ${city.authorityId} order by id offset ${1000 + n * 17} limit 1`.execute(
      tx,
    ),
  )
  const [pair] = rows
  const done = await execute(benchContext(city), recordVisit, {
    personId: pair?.person_id,
    enterpriseId: pair?.enterprise_id,
    how: 'visit',
    at: '2026-11-20T02:00:00Z',
  })
  if (!done.ok) throw new Error(done.error.code)
}

/** The two results are the same, or the comparison means nothing. */
async function compare(city: BenchCity): Promise<void> {
  const differing = await city.db.inAuthority(city.authorityId, (tx) =>
    sql<{ n: number }>`
      select count(*)::int as n from hand_measure h
        full join derived_measure d on d.authority_id = h.authority_id and d.rule = h.rule and d.ordinal = h.ordinal and d.subject_id = h.subject_id
       where round(h.value, 6) is distinct from round(d.value, 6) or h.state is distinct from d.state`.execute(tx),
  )
  const n = differing.rows[0]?.n ?? 0
  if (n > 0) throw new Error(`engine and hand-written SQL differ in ${n} measures`)
}
