import { beforeAll, describe, expect, it } from 'vitest'
import { countMatters, listMatters } from '#app/matter/list-matters.ts'
import { recordMatter } from '#app/matter/record-matter.ts'
import { execute } from '#app/use-case.ts'
import { isRareText, matterCondition } from '#storage/matter-list/condition.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import { gramsQuery } from '#storage/text-grams.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from './world.ts'

const MAY = '2026-05-11T02:00:00Z'
const TEXTS = [
  '数控设备安装 2026-000148',
  "o'neil & sons 的 c:\\temp\\路径!",
  '贷款  两个空格，末字云',
  '𠮷野家 ab-12345678-cd',
  '数',
  'aaaaaaaaa (:*|&<->)',
]
let db: Database
let world: World
beforeAll(async () => {
  db = await referenceDatabase()
  world = await guaranteeWorld(db, 'typed')
})

/** Every part of a text, from one character on. */
function partsOf(text: string): string[] {
  const letters = [...text]
  return letters.flatMap((_, from) =>
    letters.slice(from).map((__, more) => letters.slice(from, from + more + 1).join('')),
  )
}

describe('what is typed into the box of the list', () => {
  it('no text that contains it is passed over, whatever its characters', async () => {
    const parts = [...new Set(TEXTS.flatMap(partsOf))].map((typed) => ({ typed, query: gramsQuery(typed) }))
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ text: string; typed: string }>`
        select x.text, p.typed from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as p(typed text, query text),
               unnest(${TEXTS}::text[]) x(text)
         where strpos(x.text, p.typed) > 0 and not text_grams(x.text) @@ p.query::tsquery`.execute(tx),
    )
    expect(rows).toEqual([])
    expect(gramsQuery('')).toBeNull()
  })

  it('lists and counts exactly what contains it, in the title, the text, the number or the name of the enterprise', async () => {
    const raise = async (title: string, more: object = {}) =>
      must(
        await execute(world.as('cadre', MAY), recordMatter, {
          program: PROGRAM,
          matter: 'need',
          title,
          category: '资金',
          enterpriseId: world.enterpriseId,
          ...more,
        }),
      )
    const first = await raise('数控设备安装')
    await raise('设备数控', { body: 'PLC 控制器 XK-7132A 缺货' })
    must(await world.take('office', MAY, first.id, 'assign', { give: 'order', units: { lead: world.land } }))
    const ask = async (who: 'office' | 'land' | 'money', q: string) => {
      const { items, total } = must(await execute(world.as(who, MAY), listMatters, { q, limit: 1 }))
      const counted = must(await execute(world.as(who, MAY), countMatters, { q }))
      expect(counted.total, q).toBe(total)
      return { total, first: items[0]?.title }
    }
    expect(await ask('office', '数控')).toMatchObject({ total: 2 })
    expect(await ask('office', '控')).toMatchObject({ total: 2 })
    expect(await ask('office', '控设')).toEqual({ total: 1, first: '数控设备安装' })
    expect(await ask('office', 'xk-7132a')).toEqual({ total: 1, first: '设备数控' })
    expect(await ask('office', ' 7132A 缺')).toMatchObject({ total: 1 })
    expect(await ask('office', '2026-000001')).toEqual({ total: 1, first: '数控设备安装' })
    expect(await ask('office', '笼一')).toMatchObject({ total: 2 })
    expect(await ask('office', '控备')).toEqual({ total: 0, first: undefined })
    expect(await ask('office', "%_'\\")).toMatchObject({ total: 0 })
    expect(await ask('land', '数控')).toEqual({ total: 1, first: '数控设备安装' })
    expect(await ask('money', '数控')).toMatchObject({ total: 0 })
  })

  it('finds the same whether the index is asked or each row is read', async () => {
    const texts = ['数控', '控', '设备', 'xk-7132a', '笼一', '%_', '数控设备安装', '无此']
    for (const who of ['office', 'land', 'money'] as const) {
      const ctx = world.as(who, MAY)
      const idsBy = (q: string, rare: boolean) =>
        db.inAuthority(world.authorityId, async (tx) => {
          const { rows } = await sql<{ id: string }>`
            select m.id from matter m where ${matterCondition(world.authorityId, { q, rare }, scopeOf(ctx, 'matter', 'm'))} order by m.id`.execute(
            tx,
          )
          return rows.map((row) => row.id)
        })
      for (const q of texts) expect(await idsBy(q, true), `${who} ${q}`).toEqual(await idsBy(q, false))
    }
  })

  it('takes for rare what few texts of a part of the table hold, whatever is typed', async () => {
    for (const typed of ['数控', "%_'\\", '安', '𠮷'])
      expect(await db.inAuthority(world.authorityId, (tx) => isRareText(tx, world.authorityId, typed))).toBe(true)
  })

  it('its index may serve under row-level security', async () => {
    const { rows } = await db.inAuthority(world.authorityId, (tx) =>
      sql<{ leakproof: boolean }>`
        select proleakproof as leakproof from pg_proc where oid = 'public.text_grams(text)'::regprocedure`.execute(tx),
    )
    expect(rows).toEqual([{ leakproof: true }])
  })
})
