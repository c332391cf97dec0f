import pg from 'pg'
import type { Actor } from '#app/context.ts'
import { keepAllFound } from '#app/search/keep.ts'
import { searchAll } from '#app/search/search-all.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { leadOf } from '#storage/search-store.ts'
import type { BenchCity } from './city.ts'
import { benchActor, benchContext } from './context.ts'
import { goal, type Line, ratio, time } from './timing.ts'

const HEADS = ['数控', '厂房', '用电', '贷款', '道路', '人才', '原料', '订单', '仓储', '环评', '消防', '产权']
const TAILS = [
  '设备安装',
  '证件办理',
  '增容扩容',
  '额度不足',
  '通行限制',
  '招聘困难',
  '价格上涨',
  '回款拖延',
  '场地租赁',
  '手续衔接',
]
const BODY = '企业反映近期生产经营遇到困难，希望有关部门协调解决，涉及用工、资金、用地、环保等方面，请尽快答复'

/** As one types: each line is a word at one moment of being typed. */
const TYPED = [
  '数',
  '数控',
  '数控设',
  '数控设备',
  '数控设备安',
  '企业',
  '企业反',
  '困难',
  'q',
  'qy',
  'qy1',
  'sk',
  'skjc',
  'shukong',
  '2026-0',
  '2026-00014',
  '单位1',
  '贷款额度',
  '贷款 额度 1200',
  '干部12',
]

/** Titles and texts as people write them, in place of the city's `问题 n`. */
export async function tellMatters(city: BenchCity): Promise<void> {
  await city.db.inAuthority(city.authorityId, (tx) =>
    sql`update matter m set body = ${BODY},
          title = (${HEADS}::text[])[1 + h % ${HEADS.length}] || (${TAILS}::text[])[1 + (h / 16) % ${TAILS.length}] || right(number, 6)
          from (select id, abs(hashtext(id::text)) as h from matter where authority_id = ${city.authorityId}) x
         where m.authority_id = ${city.authorityId} and m.id = x.id`.execute(tx),
  )
}

/** The 95th of a hundred, in milliseconds. */
async function p95(calls: readonly (() => Promise<unknown>)[], rounds: number): Promise<number> {
  const taken: number[] = []
  for (const call of calls) await call()
  for (let n = 0; n < rounds; n++) for (const call of calls) taken.push(await time(call))
  taken.sort((a, b) => a - b)
  return taken[Math.floor(taken.length * 0.95)] ?? 0
}

/** Search as one types, by the office over everything and by a department's handler: against a limit, and beside the bare index. */
export async function benchSearch(city: BenchCity, rounds = 5): Promise<readonly Line[]> {
  await tellMatters(city)
  const ctx = benchContext(city)
  const built = await time(() => keepAllFound(ctx))
  const owner = new pg.Client({ connectionString: city.url })
  await owner.connect()
  await owner.query('vacuum analyze search_entry')
  await owner.query('vacuum analyze matter')
  const find = (actor: Actor) =>
    TYPED.map((q) => async () => {
      const done = await execute(benchContext(city, actor), searchAll, { q, limit: 6 })
      if (!done.ok) throw new Error(done.error.code)
    })
  const orgs = await owner.query<{ id: string }>('select id from org order by id limit 1')
  const office = await p95(find(benchActor('office')), rounds)
  const department = await p95(find(benchActor('handler', { orgIds: [orgs.rows[0]?.id ?? ''] })), rounds)
  if (process.env.BENCH_EACH)
    for (const [n, call] of find(benchActor('office')).entries()) console.log(TYPED[n], Math.round(await time(call)))
  const bare = await p95(
    ['数控', '设备', '困难', '企业', '贷款'].map(
      (word) => () =>
        owner.query(
          `select n.thing_id, n.title from search_entry n join matter m on m.authority_id = n.authority_id and m.id = n.thing_id
          where n.authority_id = $1 and n.words @@ $2::tsquery limit 300`,
          [city.authorityId, `'${leadOf(city.authorityId, 'matter')}' & '${word}'`],
        ),
    ),
    rounds,
  )
  await owner.end()
  return [
    goal('search as one types, the office over everything, p95', office, 100),
    goal("search as one types, a department's handler, p95", department, 100),
    ratio('search over all kinds, p95 · one bare look into the index', office, bare, 10),
    goal('making the entries of the whole city anew', built, 600_000),
  ]
}
