import { sql, type Tx } from './open-database.ts'

/** How far the demo's data got: begun on a day and not finished, or complete. Kept in the authority's settings. */
export type DemoState = {
  readonly state: 'loading' | 'ready'
  readonly today: string
  readonly seed: number
  /** What is told at every start, so that nothing need be generated again for it. */
  readonly shown?: readonly { readonly authority: string; readonly login: string; readonly title: string }[]
}

export async function countAuthorities(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from authority`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function insertDemoAuthority(
  tx: Tx,
  authority: { id: string; code: string; name: string; kind: string; demo: DemoState },
): Promise<void> {
  await sql`
    insert into authority (id, code, name, kind, settings)
    values (${authority.id}, ${authority.code}, ${authority.name}, ${authority.kind}, ${JSON.stringify({ demo: authority.demo })}::jsonb)`.execute(
    tx,
  )
}

export async function setDemoState(tx: Tx, authorityId: string, demo: DemoState): Promise<void> {
  await sql`
    update authority set settings = settings || ${JSON.stringify({ demo })}::jsonb where id = ${authorityId}`.execute(
    tx,
  )
}

/** Persons by staff number. */
export async function personsByNumber(tx: Tx, authorityId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; staff_no: string }>`
    select id, staff_no from person where authority_id = ${authorityId} and staff_no is not null`.execute(tx)
  return new Map(rows.map((row) => [row.staff_no, row.id]))
}

export async function enterpriseByCode(tx: Tx, authorityId: string, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from enterprise where authority_id = ${authorityId} and credit_code = ${code}`.execute(tx)
  return rows[0]?.id
}

/** The enterprise's problem that was struck off last, and how many false closures there are already. */
export async function lastStruckOff(
  tx: Tx,
  authorityId: string,
): Promise<{ id: string; enterpriseId: string; falseClosures: number } | undefined> {
  const { rows } = await sql<{ id: string; enterpriseId: string; falseClosures: number }>`
    select m.id, m.enterprise_id as "enterpriseId",
           (select count(*) from closing c where c.authority_id = ${authorityId} and c.refuted_at is not null)::int as "falseClosures"
      from matter m
     where m.authority_id = ${authorityId} and m.state = 'closed' and m.counts_as = 'solved' and m.enterprise_id is not null
     order by m.closed_at desc, m.id limit 1`.execute(tx)
  return rows[0]
}

/** Open cases about marks of a rule, the oldest first; none once one of them was closed. */
export async function listUnjudgedCases(tx: Tx, authorityId: string, rule: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string }>`
    select m.id, m.state
      from matter m
      join derived_mark d on d.authority_id = ${authorityId} and d.id = m.about_id and d.rule = ${rule}
     where m.authority_id = ${authorityId} and m.about_kind = 'mark'
     order by d.at, m.id`.execute(tx)
  return rows.some((row) => row.state === 'closed') ? [] : rows.map((row) => row.id)
}

/** Units by name, and enterprises and projects in the order of their names: to tell invented stories about. */
export async function listDemoThings(tx: Tx, authorityId: string) {
  const list = async (table: 'org' | 'enterprise' | 'project') => {
    const code = table === 'enterprise' ? sql`industry_code` : sql`null::text`
    const { rows } = await sql<{ id: string; name: string; code: string | null }>`
      select id, name, ${code} as code from ${sql.table(table)} where authority_id = ${authorityId} order by name collate "C"`.execute(
      tx,
    )
    return rows
  }
  const enterprises = await list('enterprise')
  return {
    orgs: new Map((await list('org')).map((row) => [row.name, row.id])),
    enterprises: enterprises.map((row) => row.id),
    industries: enterprises.map((row) => row.code),
    projects: (await list('project')).map((row) => row.id),
  }
}

/** What a demo's supervision is made of: the program, units with people to inspect, people of the office's and other units to inspect them. */
export async function listInspectable(
  tx: Tx,
  authorityId: string,
): Promise<{ program: string; rounds: number; orgs: string[]; inspectors: string[] }> {
  const { rows } = await sql<{ program: string; rounds: number; orgs: string[]; inspectors: string[] }>`
    select (select key from program where authority_id = ${authorityId} order by key limit 1) as program,
           (select count(*)::int from inspection_round where authority_id = ${authorityId}) as rounds,
           array(select o.id from org o where o.authority_id = ${authorityId} and not o.is_office
                  and exists (select from link l where l.authority_id = ${authorityId} and l.org_id = o.id) order by o.name limit 8) as orgs,
           array(select x.person_id from post x join org o on o.authority_id = ${authorityId} and o.id = x.org_id
                  where x.authority_id = ${authorityId} and o.is_office and x.to_day = 'infinity' order by x.person_id desc limit 4) as inspectors`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('nothing to supervise')
  return row
}

/** Units of a kind, by name. */
export async function listOrgsOfKind(
  tx: Tx,
  authorityId: string,
  kind: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from org where authority_id = ${authorityId} and kind = ${kind} order by name`.execute(tx)
  return rows
}

/** How many meetings, reports and form entries a program has: so many steps of the demo were taken. */
export async function countFactsOf(tx: Tx, authorityId: string, programKey: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from meeting where authority_id = ${authorityId} and program_key = ${programKey})
          + (select count(*) from report where authority_id = ${authorityId} and program_key = ${programKey})
          + (select count(*) from form_entry where authority_id = ${authorityId} and program_key = ${programKey}))::int as n`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** The head of each unit, by the unit. */
export async function listHeads(tx: Tx, authorityId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ org_id: string; person_id: string }>`
    select org_id, person_id from post where authority_id = ${authorityId} and is_head order by org_id, person_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.org_id, row.person_id]))
}

/** How many targets a program has, of one indicator or of all. */
export async function countTargets(
  tx: Tx,
  authorityId: string,
  programKey: string,
  indicator?: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from target
     where authority_id = ${authorityId} and program_key = ${programKey} ${indicator ? sql`and indicator = ${indicator}` : sql``}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** How many meetings of a title a program has. */
export async function countMeetings(
  tx: Tx,
  authorityId: string,
  of: { programKey: string; title: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from meeting
     where authority_id = ${authorityId} and program_key = ${of.programKey} and title = ${of.title}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many matters of a kind a program has. */
export async function countMattersOf(tx: Tx, authorityId: string, programKey: string, matter: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from matter
     where authority_id = ${authorityId} and program_key = ${programKey} and matter = ${matter}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The matter of a kind that was recorded last: whoever raises one without an account is told no id. */
export async function lastMatterOf(tx: Tx, authorityId: string, programKey: string, matter: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from matter
     where authority_id = ${authorityId} and program_key = ${programKey} and matter = ${matter}
     order by id desc limit 1`.execute(tx)
  if (!rows[0]) throw new Error(`no matter ${matter}`)
  return rows[0].id
}

export async function countLinksOf(tx: Tx, authorityId: string, programKey: string, link: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from link
     where authority_id = ${authorityId} and program_key = ${programKey} and link = ${link}`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function countCases(tx: Tx, authorityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from entry_proposal where authority_id = ${authorityId}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Who belongs to a unit, its head first. */
export async function listMembersOf(
  tx: Tx,
  authorityId: string,
  orgId: string,
  limit: number,
): Promise<{ id: string; isHead: boolean }[]> {
  const { rows } = await sql<{ id: string; isHead: boolean }>`
    select person_id as id, is_head as "isHead" from post
     where authority_id = ${authorityId} and org_id = ${orgId} and to_day = 'infinity' order by is_head desc, person_id limit ${limit}`.execute(
    tx,
  )
  return rows
}
