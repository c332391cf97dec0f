import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type LateUnit = {
  readonly id: string
  readonly name: string
  /** Duties of the unit and its people that fell due in the span and were not done in time. */
  readonly missed: number
  readonly late: number
  /** Its matters whose clock has run out by now. */
  readonly overdue: number
}

/** Units that are late in a span, the most at the head; those without anything late are left out. */
export async function listLateUnits(
  tx: Tx,
  authorityId: string,
  of: { readonly duties: RawBuilder<unknown>; readonly matters: RawBuilder<unknown>; readonly limit: number },
): Promise<LateUnit[]> {
  const { rows } = await sql<LateUnit>`
    with late as (
      select d.org_id, count(*) filter (where d.state = 'missed')::int as missed, count(*) filter (where d.state = 'late')::int as late, 0 as overdue
        from derived_duty d where ${of.duties} and d.state in ('missed', 'late') and d.org_id is not null group by d.org_id
      union all
      select m.lead_org_id, 0, 0, count(*)::int from matter m where ${of.matters} and m.lead_org_id is not null group by m.lead_org_id)
    select o.id, o.name, sum(l.missed)::int as missed, sum(l.late)::int as late, sum(l.overdue)::int as overdue
      from late l join org o on o.authority_id = ${authorityId} and o.id = l.org_id
     group by o.id, o.name order by sum(l.missed) + sum(l.overdue) desc, sum(l.late) desc, o.name limit ${of.limit}`.execute(
    tx,
  )
  return rows
}

/** Papers of a kind that were issued for a period of a program, the latest first. */
export async function findPaperFor(
  tx: Tx,
  authorityId: string,
  of: {
    readonly programKey: string
    readonly paper: string
    readonly calendar: string
    readonly ordinal: number
    readonly scope: RawBuilder<unknown>
  },
): Promise<{ id: string; number: string | null; issuedAt: string } | undefined> {
  const { rows } = await sql<{ id: string; number: string | null; issuedAt: string }>`
    select p.id, p.number, p.issued_at as "issuedAt" from paper p
     where p.authority_id = ${authorityId} and p.program_key = ${of.programKey} and p.paper = ${of.paper} and p.calendar = ${of.calendar}
       and p.ordinal = ${of.ordinal} and p.voided_at is null and ${of.scope}
     order by p.issued_at desc limit 1`.execute(tx)
  return rows[0]
}
