import type { RawBuilder } from 'kysely'
import { sql, type Tx } from './open-database.ts'

/** What people made of a mark: nothing yet, its case runs, confirmed, not confirmed, taken back on appeal. */
export const MARK_DECISIONS = ['none', 'open', 'upheld', 'cleared', 'withdrawn'] as const
export type MarkDecision = (typeof MARK_DECISIONS)[number]

export type MarkListed = {
  readonly id: string
  readonly programKey: string
  readonly version: number
  /** Null: the mark is gone and nothing says any more which rule it was. */
  readonly rule: string | null
  readonly redLine: boolean
  readonly toKind: string
  readonly toId: string
  readonly at: string
  readonly still: boolean
  readonly confirmed: boolean
  readonly excused: boolean
  readonly pending: boolean
  /** The fact it rested on was taken back after its case had been opened. */
  readonly gone: boolean
  readonly nth: number
  readonly caseId: string | null
  readonly caseTitle: string | null
  readonly decision: MarkDecision
}

export type MarkFilter = {
  readonly program?: string | undefined
  readonly rule?: string | undefined
  readonly redLine?: boolean | undefined
  readonly toId?: string | undefined
  readonly orgId?: string | undefined
  readonly personId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly decision?: MarkDecision | undefined
  /** Only those that count: they stand, are not still to come, and are not excused. */
  readonly counted?: boolean | undefined
}

/** The case of a mark: any matter about it but the appeals. */
const CASE = (id: RawBuilder<unknown>) => sql`
  select m.id, m.title, m.state, m.counts_as from matter m
   where m.authority_id = s.authority_id and m.about_kind = 'mark' and m.about_id = ${id} and m.kind <> 'appeal' order by m.id limit 1`

/**
 * Marks that stand, and with them those whose fact was taken back once a case had been opened: nothing that was
 * looked into leaves the list. `scope` and `caseScope` decide whose are seen.
 */
function marksShown(authorityId: string, of: MarkScopes, timeZone: string): RawBuilder<unknown> {
  return sql`
    with s as (
      select k.authority_id, k.id, k.program_key, k.version, k.rule, k.red_line, k.to_kind, k.to_id, k.at, k.day, k.still, k.confirmed, k.excused,
             k.pending, false as gone, k.nth, k.person_id, k.org_id
        from derived_mark k
       where k.authority_id = ${authorityId} and ${of.scope}
      union all
      select m.authority_id, m.about_id, m.program_key, m.program_version, e.rule, coalesce(e.red_line, true),
             case when m.person_id is null then 'org' else 'person' end, coalesce(m.person_id, m.org_id), m.at,
             (m.at at time zone ${timeZone})::date, false, false, false, false, true, 0, m.person_id, m.org_id
        from (select distinct on (authority_id, about_id) * from matter
               where authority_id = ${authorityId} and about_kind = 'mark' and kind <> 'appeal' order by authority_id, about_id, id) m
        left join lateral (select e.rule, e.red_line from mark_effect e
                            where e.authority_id = m.authority_id and e.mark_id = m.about_id order by e.index limit 1) e on true
       where not exists (select from derived_mark k where k.authority_id = m.authority_id and k.id = m.about_id) and ${of.caseScope}
    ), shown as (
      select s.*, c.id as case_id, c.title as case_title,
             case when c.id is null then 'none'
                  when exists (select from matter a where a.authority_id = s.authority_id and a.about_kind = 'mark' and a.about_id = s.id
                                and a.kind = 'appeal' and a.state = 'closed' and a.counts_as in ('solved', 'confirmed')) then 'withdrawn'
                  when c.state = 'closed' and c.counts_as in ('solved', 'confirmed') then 'upheld'
                  when c.state in ('closed', 'dismissed') then 'cleared'
                  else 'open' end as decision
        from s left join lateral (${CASE(sql`s.id`)}) c on true
    )`
}

export type MarkScopes = { readonly scope: RawBuilder<unknown>; readonly caseScope: RawBuilder<unknown> }

const is = (column: string, value: unknown) =>
  value === undefined ? sql`` : sql`and ${sql.ref(`shown.${column}`)} = ${value}`

function conditionOf(where: MarkFilter): RawBuilder<unknown> {
  return sql`true ${is('program_key', where.program)} ${is('rule', where.rule)} ${is('red_line', where.redLine)} ${is('to_id', where.toId)}
    ${is('org_id', where.orgId)} ${is('person_id', where.personId)} ${is('decision', where.decision)}
    ${where.from ? sql`and shown.day >= ${where.from}` : sql``} ${where.to ? sql`and shown.day <= ${where.to}` : sql``}
    ${where.counted ? sql`and not shown.pending and not shown.excused and not shown.gone` : sql``}`
}

/** Marks one may see, the latest first, each with its case and what was decided, and how many there are. */
export async function listMarkRows(
  tx: Tx,
  authorityId: string,
  of: MarkScopes & {
    readonly where: MarkFilter
    readonly timeZone: string
    readonly after?: { readonly at: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<{ rows: MarkListed[]; total: number }> {
  const shown = marksShown(authorityId, of, of.timeZone)
  const condition = conditionOf(of.where)
  const { rows } = await sql<MarkListed>`${shown}
    select id, program_key as "programKey", version, rule, red_line as "redLine", to_kind as "toKind", to_id as "toId", at, still, confirmed, excused,
           pending, gone, nth, case_id as "caseId", case_title as "caseTitle", decision
      from shown where ${condition} ${of.after ? sql`and (at, id) < (${of.after.at}::timestamptz, ${of.after.id}::uuid)` : sql``}
     order by at desc, id desc limit ${of.limit}`.execute(tx)
  const count = await sql<{ n: number }>`${shown} select count(*)::int as n from shown where ${condition}`.execute(tx)
  return { rows, total: count.rows[0]?.n ?? 0 }
}

/** The points given for a mark. */
export async function listPointsOf(
  tx: Tx,
  authorityId: string,
  markId: string,
  scope: RawBuilder<unknown>,
): Promise<
  { id: string; rule: string; version: number; toKind: string; toId: string; value: string; cancelled: boolean }[]
> {
  const { rows } = await sql<{
    id: string
    rule: string
    version: number
    toKind: string
    toId: string
    value: string
    cancelled: boolean
  }>`
    select d.id, d.rule, d.version, d.to_kind as "toKind", d.to_id as "toId", d.value::text as value, d.cancelled
      from derived_points d
     where d.authority_id = ${authorityId} and d.from_id = ${markId} and ${scope} order by d.rule, d.id`.execute(tx)
  return rows
}
