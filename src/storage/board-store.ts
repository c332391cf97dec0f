import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type MatterFigures = {
  readonly toTriage: number
  readonly toSign: number
  readonly answered: number
  readonly overdue: number
  readonly today: number
  readonly week: number
  readonly soon: number
  readonly disputed: number
  readonly extensions: number
  readonly objections: number
  readonly falseClosures: number
  readonly cases: number
  readonly suspended: number
  readonly open: number
}

/** The figures of a board over open matters, in one pass over them. */
export async function countForBoard(
  tx: Tx,
  authorityId: string,
  condition: RawBuilder<unknown>,
  moments: { now: string; endOfToday: string; endOfWeek: string; endOfSoon: string },
): Promise<MatterFigures> {
  const { now, endOfToday, endOfWeek, endOfSoon } = moments
  const until = (end: string) => sql`count(*) filter (where m.due_at > ${now} and m.due_at <= ${end})::int`
  const { rows } = await sql<MatterFigures>`
    select count(*) filter (where m.state = 'recorded')::int as "toTriage",
           count(*) filter (where m.state = 'assigned')::int as "toSign",
           count(*) filter (where m.state = 'answered')::int as answered,
           count(*) filter (where m.due_at <= ${now})::int as overdue,
           ${until(endOfToday)} as today, ${until(endOfWeek)} as week, ${until(endOfSoon)} as soon,
           count(*) filter (where m.disputed > 0)::int as disputed,
           count(*) filter (where m.state_json ->> 'extension' is not null)::int as extensions,
           count(*) filter (where m.state_json ->> 'objection' is not null)::int as objections,
           count(*) filter (where m.false_closures > 0)::int as "falseClosures",
           count(*) filter (where m.about_kind = 'mark')::int as cases,
           count(*) filter (where m.state = 'suspended')::int as suspended,
           count(*)::int as open
      from matter m
     where m.authority_id = ${authorityId} and m.state not in ('closed', 'dismissed', 'merged') and ${condition}`.execute(
    tx,
  )
  return rows[0] as MatterFigures
}

/** Duties missed since a day, pairings wanting, hand-overs waiting. */
export async function countOthers(
  tx: Tx,
  authorityId: string,
  of: { program: string | undefined; since: string; dutyScope: RawBuilder<unknown> },
): Promise<{ missed: number; uncovered: number; handovers: number }> {
  const program = (alias: string) => (of.program ? sql`and ${sql.ref(`${alias}.program_key`)} = ${of.program}` : sql``)
  const { rows } = await sql<{ missed: number; uncovered: number; handovers: number }>`
    select
      (select count(*)::int from derived_duty d
        where d.authority_id = ${authorityId} and d.state = 'missed' and d.due_day >= ${of.since} ${program('d')} and ${of.dutyScope}) as missed,
      (select count(*)::int from derived_cover c
        where c.authority_id = ${authorityId} and c.calendar = 'now' and c.side = 'target' and not c.met ${program('c')}) as uncovered,
      (select count(*)::int from handover h
        where h.authority_id = ${authorityId} and h.state = 'proposed') as handovers`.execute(tx)
  return rows[0] as { missed: number; uncovered: number; handovers: number }
}
