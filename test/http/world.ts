import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import type { Ctx } from '#app/context.ts'
import { publishProgram } from '#app/program/publish.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { addAccount, type Client, type House, openHouse, signedIn } from './support.ts'

export type World = {
  house: House
  ids: Record<
    | 'office'
    | 'market'
    | 'tax'
    | 'zhang'
    | 'li'
    | 'wang'
    | 'zhao'
    | 'chief'
    | 'mill'
    | 'forge'
    | 'road'
    | 'area'
    | 'link',
    string
  >
  office: Client
  handler: Client
  cadre: Client
  leader: Client
  enterprise: Client
}

/**
 * A small park on the guarantee program: an office, two departments, a cadre paired with a mill, a leader, and accounts
 * for each of them. All names are invented.
 */
export async function smallPark(): Promise<World> {
  const house = await openHouse()
  const { db, authorityId } = house
  const log = pino({ level: 'silent' })
  await loadReference(db)
  const ctx: Ctx = {
    db,
    authorityId,
    timeZone: 'Asia/Shanghai',
    calendarId: 'cn',
    actor: { via: 'job', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: true },
    now: '2026-01-04T00:00:00Z',
    log,
  }
  const text = await readFile(new URL('../../programs/huaihua-guarantee/program.yaml', import.meta.url), 'utf8')
  const published = await execute(ctx, publishProgram, { text })
  if (!published.ok) throw new Error(JSON.stringify(published.error))
  const names = [
    'office',
    'market',
    'tax',
    'zhang',
    'li',
    'wang',
    'zhao',
    'chief',
    'mill',
    'forge',
    'road',
    'area',
    'link',
  ] as const
  const ids = Object.fromEntries(names.map((name) => [name, newId()])) as World['ids']
  await db.inAuthority(authorityId, async (tx) => {
    const a = authorityId
    await sql`insert into area (authority_id, id, name) values (${a}, ${ids.area}, '东片区')`.execute(tx)
    for (const [id, name, office] of [
      [ids.office, '联络办', true],
      [ids.market, '市场监管局', false],
      [ids.tax, '税务局', false],
    ] as const) {
      await sql`insert into org (authority_id, id, name, is_office) values (${a}, ${id}, ${name}, ${office})`.execute(
        tx,
      )
    }
    for (const [id, name, org, phone] of [
      [ids.zhang, '张灯', ids.office, '13800000001'],
      [ids.li, '李笼', ids.market, '13800000002'],
      [ids.wang, '王明', ids.tax, '13800000003'],
      [ids.zhao, '赵亮', ids.market, null],
      [ids.chief, '周主任', ids.office, null],
    ] as const) {
      await sql`insert into person (authority_id, id, name, phone) values (${a}, ${id}, ${name}, ${phone})`.execute(tx)
      await sql`insert into post (authority_id, id, person_id, org_id, title, from_day) values (${a}, ${newId()}, ${id}, ${org}, '科员', '2020-01-01')`.execute(
        tx,
      )
    }
    for (const [id, name] of [
      [ids.mill, '红星面粉厂'],
      [ids.forge, '长河锻造厂'],
    ] as const) {
      await sql`insert into enterprise (authority_id, id, name, name_key, area_id, contact_name, contact_phone, classes)
        values (${a}, ${id}, ${name}, ${name}, ${ids.area}, '钱某', '13900001234', '{规上}')`.execute(tx)
    }
    await sql`insert into project (authority_id, id, name, org_id) values (${a}, ${ids.road}, '园区道路', ${ids.tax})`.execute(
      tx,
    )
    await sql`insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, recorded_at)
      values (${a}, ${ids.link}, ${published.value.key}, 'enterprise_guarantee', ${ids.wang}, ${ids.tax}, 'enterprise', ${ids.mill}, '2026-01-01', ${ctx.now})`.execute(
      tx,
    )
  })
  await addAccount(house, 'office', [['office', 'authority']], { personId: ids.zhang })
  await addAccount(house, 'handler', [['handler', 'org']], { personId: ids.li })
  await addAccount(house, 'cadre', [['cadre', 'own']], { personId: ids.wang })
  await addAccount(house, 'leader', [['leader', 'authority']], { personId: ids.chief })
  await addAccount(house, 'mill', [['enterprise', 'own']], { enterpriseId: ids.mill })
  return {
    house,
    ids,
    office: await signedIn(house, 'office'),
    handler: await signedIn(house, 'handler'),
    cadre: await signedIn(house, 'cadre'),
    leader: await signedIn(house, 'leader'),
    enterprise: await signedIn(house, 'mill'),
  }
}
