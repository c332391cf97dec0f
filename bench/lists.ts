import type { Actor } from '#app/context.ts'
import { listMatters } from '#app/matter/list-matters.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { benchActor, benchContext } from './context.ts'
import { goal, type Line, time } from './timing.ts'

type Open = Pick<BenchCity, 'db' | 'authorityId'>

/** What a person asks of the list one after the other. */
const FILTERS = [
  {},
  { sort: 'newest' },
  { open: true },
  { open: true, sort: 'newest' },
  { state: ['working'] },
  { state: ['closed'], sort: 'newest' },
  { category: ['资金'] },
  { open: true, category: ['用工'] },
  { disputed: true },
] as const

/** What a person types into the list's own box: what few texts hold, and what many do. */
const TYPED = {
  'narrowed by typing what few hold': ['2026-0001', '00014', '数控设备', '贷款额度不足0012', 'zzz'],
  'narrowed by typing what many hold': ['数控', '安', '2026-0', '企业反映'],
} as const

/** First page with the exact number under the rights of who asks; the 95th of a hundred filters, each at the best of its rounds. */
export async function benchLists(city: Open, rounds = 5): Promise<readonly Line[]> {
  const one = async (table: 'org' | 'person' | 'enterprise') =>
    (
      await city.db.inAuthority(city.authorityId, (tx) =>
        sql<{
          id: string
        }>`select id from ${sql.table(table)} where authority_id = ${city.authorityId} order by id limit 1`.execute(tx),
      )
    ).rows[0]?.id ?? ''
  const asked = {
    'the office over everything': benchActor('office'),
    "a department's handler": benchActor('handler', { orgIds: [await one('org')] }),
    'a cadre': benchActor('cadre', { personId: await one('person') }),
    'an enterprise': benchActor('enterprise', { enterpriseId: await one('enterprise') }),
  }
  const lines: Line[] = []
  for (const [who, actor] of Object.entries(asked)) {
    const first = (filters: readonly object[]) => p95Of(city, actor, who, filters, rounds)
    lines.push(goal(`matters, first page and exact number, ${who}, p95`, await first(FILTERS), 200))
    for (const [how, words] of Object.entries(TYPED))
      lines.push(goal(`the same ${how}, ${who}, p95`, await first(words.map((q) => ({ q }))), 200))
  }
  return lines
}

/** The 95th of a hundred filters, each at the best of its rounds; `BENCH_EACH` prints them. */
async function p95Of(city: Open, actor: Actor, who: string, filters: readonly object[], rounds: number) {
  const best: number[] = []
  for (const filter of filters) {
    const taken: number[] = []
    for (let n = 0; n <= rounds; n++)
      taken.push(
        await time(async () => {
          const input = { sort: 'due' as const, ...filter, limit: 50 }
          const done = await execute(benchContext(city as BenchCity, actor), listMatters, input)
          if (!done.ok) throw new Error(done.error.code)
        }),
      )
    best.push(Math.min(...taken))
    if (process.env.BENCH_EACH)
      process.stdout.write(`${who} · ${JSON.stringify(filter)} ${Math.round(Math.min(...taken))} ms\n`)
  }
  best.sort((a, b) => a - b)
  return best[Math.floor(best.length * 0.95)] ?? 0
}
