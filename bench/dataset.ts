import { sql } from 'kysely'
import type { Tx } from '#storage/open-database.ts'

/** How many of each thing the city has at scale 1 (docs: choices, "measured"). */
export const CITY = {
  orgs: 2_000,
  persons: 20_000,
  enterprises: 50_000,
  links: 150_000,
  visits: 1_000_000,
  matters: 300_000,
} as const

export type City = { readonly [Key in keyof typeof CITY]: number }

/** The city at a fraction of its size; every count keeps its proportion. */
export function cityAt(scale: number): City {
  return Object.fromEntries(Object.entries(CITY).map(([key, n]) => [key, Math.max(1, Math.round(n * scale))])) as City
}

const YEAR_START = '2026-01-01T00:00:00+08:00'
const DAYS = 300

/** `id('org', n)`: the same uuid for the same thing in every run, so that two runs can be compared. */
const id = (kind: string, n: string) => sql.raw(`md5('${kind}' || (${n})::text)::uuid`)

/**
 * Fills an authority with the bench city by set-based SQL (seconds, not minutes). Everything is a function of the row
 * number; no random numbers. Expects a published program `programKey` with a link `contact` and a matter `problem`.
 */
export async function fillCity(tx: Tx, authorityId: string, city: City, programKey: string): Promise<void> {
  const a = sql`${authorityId}::uuid`
  await sql`insert into org (authority_id, id, name, kind)
    select ${a}, ${id('org', 'n')}, '单位' || n, case when n % 5 = 0 then '镇街' else '部门' end
    from generate_series(1, ${city.orgs}::int) n`.execute(tx)
  await sql`insert into person (authority_id, id, name, staff_no)
    select ${a}, ${id('person', 'n')}, '干部' || n, 'P' || lpad(n::text, 6, '0')
    from generate_series(1, ${city.persons}::int) n`.execute(tx)
  await sql`insert into post (authority_id, id, person_id, org_id, from_day)
    select ${a}, ${id('post', 'n')}, ${id('person', 'n')}, ${id('org', `1 + n % ${city.orgs}`)}, '2020-01-01'
    from generate_series(1, ${city.persons}::int) n`.execute(tx)
  await sql`insert into enterprise (authority_id, id, name, name_key, classes, size)
    select ${a}, ${id('enterprise', 'n')}, '企业' || n || '有限公司', '企业' || n,
      case when n % 7 = 0 then array['规上'] else '{}'::text[] end, case when n % 3 = 0 then '中型' else '小型' end
    from generate_series(1, ${city.enterprises}::int) n`.execute(tx)
  await sql`insert into roster_member (authority_id, id, program_key, group_id, subject_kind, subject_id)
    select ${a}, ${id('m-org', 'n')}, ${programKey}, 'departments', 'org', ${id('org', 'n')} from generate_series(1, ${city.orgs}::int) n
    union all select ${a}, ${id('m-person', 'n')}, ${programKey}, 'cadres', 'person', ${id('person', 'n')} from generate_series(1, ${city.persons}::int) n
    union all select ${a}, ${id('m-ent', 'n')}, ${programKey}, 'enterprises', 'enterprise', ${id('enterprise', 'n')} from generate_series(1, ${city.enterprises}::int) n`.execute(
    tx,
  )
  // Link n pairs enterprise n with a cadre; the primes spread them so that no unit gets one kind only.
  await sql`insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, recorded_at)
    select ${a}, ${id('link', 'n')}, ${programKey}, 'contact', ${id('person', `1 + (n * 7919) % ${city.persons}`)},
      ${id('org', `1 + (1 + (n * 7919) % ${city.persons}) % ${city.orgs}`)}, 'enterprise',
      ${id('enterprise', `1 + n % ${city.enterprises}`)}, '2026-01-01', ${YEAR_START}
    from generate_series(1, ${city.links}::int) n`.execute(tx)
  await sql`insert into visit (authority_id, id, person_id, org_id, enterprise_id, link_ids, how, at, day, minutes, recorded_at, confirmed_at, confirm_result)
    select ${a}, ${id('visit', 'n')}, ${id('person', `1 + (l * 7919) % ${city.persons}`)},
      ${id('org', `1 + (1 + (l * 7919) % ${city.persons}) % ${city.orgs}`)}, ${id('enterprise', `1 + l % ${city.enterprises}`)},
      array[${id('link', 'l')}], case when n % 9 = 0 then 'call' else 'visit' end, at, (at at time zone 'Asia/Shanghai')::date, 20 + n % 60,
      at + interval '3 hours', case when n % 3 = 0 then at + interval '1 day' end, case when n % 3 = 0 then 'confirmed' end
    from (select n, 1 + (n * 104729::bigint) % ${city.links} as l,
                 ${YEAR_START}::timestamptz + ((n * 7907::bigint) % ${DAYS}) * interval '1 day' + (8 + n % 9) * interval '1 hour' as at
          from generate_series(1, ${city.visits}::int) n) v`.execute(tx)
  await fillMatters(tx, authorityId, city, programKey)
  await sql.raw('analyze').execute(tx)
}

/** Matters with five acts each; seven of ten are closed, of these eight of nine solved. */
async function fillMatters(tx: Tx, authorityId: string, city: City, programKey: string): Promise<void> {
  const a = sql`${authorityId}::uuid`
  const source = sql`(select n, 1 + (n * 15485863::bigint) % ${city.links} as l,
      ${YEAR_START}::timestamptz + ((n * 6151::bigint) % ${DAYS}) * interval '1 day' + (8 + n % 9) * interval '1 hour' as at,
      n % 10 < 7 as closed, case when n % 9 = 0 then 'explained' else 'solved' end as counts,
      (array['用工','环保','资金','技术','人才','市场'])[1 + n % 6] as category
    from generate_series(1, ${city.matters}::int) n) m`
  const person = id('person', `1 + (l * 7919) % ${city.persons}`)
  const org = id('org', `1 + (1 + (l * 7919) % ${city.persons}) % ${city.orgs}`)
  await sql`insert into matter (authority_id, id, number, program_key, program_version, matter, kind, title, category, source, state, end_id, counts_as,
      lead_org_id, org_id, person_id, enterprise_id, raised_by, recorded_at, at, answered_at, closed_at, due_at, acts, revision, state_json,
      stay_recorded, stay_assigned, stay_working, stay_answered, state_since)
    select ${a}, ${id('matter', 'n')}, '2026-' || lpad(n::text, 6, '0'), ${programKey}, 1, 'problem', 'problem', '问题' || n, category, '走访',
      case when closed then 'closed' when n % 10 = 7 then 'recorded' when n % 10 = 8 then 'assigned' else 'working' end,
      case when closed then counts end, case when closed then counts end, case when n % 10 <> 7 then ${org} end, ${org}, ${person},
      ${id('enterprise', `1 + l % ${city.enterprises}`)}, 'official', at, at, case when closed then at + interval '8 days' end,
      case when closed then at + interval '9 days' end, case when not closed then at + interval '20 days' end, 5, 5, '{}',
      case when closed or n % 10 > 7 then (n % 37) / 10.0 end, case when closed or n % 10 > 8 then (n % 23) / 10.0 end,
      case when closed then (n % 197) / 10.0 end, case when closed then (n % 71) / 10.0 end, at + interval '8 days'
    from ${source}`.execute(tx)
  await sql`insert into act (authority_id, matter_id, seq, act, at, actor_role, program_version, recorded_at)
    select ${a}, ${id('matter', 'n')}, s, (array['record','assign','sign','answer','close'])[s], at + (s - 1) * interval '2 days', 'office', 1,
      at + (s - 1) * interval '2 days'
    from ${source} cross join generate_series(1, 5) s`.execute(tx)
  await sql`insert into matter_history (authority_id, matter_id, seq, from_at, to_at, state, end_id, counts_as, tier, org_id, person_id, category,
      reopened, returned, extended, closed_at, answered_at)
    select ${a}, ${id('matter', 'n')}, s, at + (s - 1) * interval '2 days', case when s = 5 then 'infinity' else at + s * interval '2 days' end,
      case when s = 5 and closed then 'closed' else (array['recorded','assigned','working','answered','working'])[s] end,
      case when s = 5 and closed then counts end, case when s = 5 and closed then counts end, 0, ${org}, ${person}, category, 0, 0, 0,
      case when s = 5 and closed then at + interval '8 days' end, case when s >= 4 and closed then at + interval '6 days' end
    from ${source} cross join generate_series(1, 5) s`.execute(tx)
}
