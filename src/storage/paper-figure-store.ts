import { sql, type Tx } from './open-database.ts'

/** The stretch a periodic paper is about; `endsAt` is exclusive. */
export type Stretch = { readonly programKey: string; readonly startsAt: string; readonly endsAt: string }

export type FigureRow = {
  readonly subjectKind: string
  readonly subjectId: string
  readonly state: 'value' | 'not_applicable' | 'missing'
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
}

/** A measure's latest rows within a stretch, one a subject, the highest value first. */
export async function listFigures(tx: Tx, authorityId: string, rule: string, at: Stretch): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select * from (
      select distinct on (m.subject_id) m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.state, m.value::text as value,
             m.numerator::text as numerator, m.denominator::text as denominator
        from derived_measure m
       where m.authority_id = ${authorityId} and m.program_key = ${at.programKey} and m.rule = ${rule}
         and m.at >= ${at.startsAt} and m.at < ${at.endsAt}
       order by m.subject_id, m.at desc) latest
     order by value::numeric desc nulls last, "subjectId"`.execute(tx)
  return rows
}

export type PlaceRow = {
  readonly subjectKind: string
  readonly subjectId: string
  readonly pool: string
  readonly place: number
  readonly of: number
  readonly previousPlace: number | null
  readonly value: string
}

/** A ranking's latest period within a stretch, by group and place. */
export async function listPlaces(tx: Tx, authorityId: string, rule: string, at: Stretch): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.pool, r.place, r.of, r.previous_place as "previousPlace", r.value::text as value
      from derived_ranking r
     where r.authority_id = ${authorityId} and r.program_key = ${at.programKey} and r.rule = ${rule}
       and r.ordinal = (select max(l.ordinal) from derived_ranking l
                         where l.authority_id = ${authorityId} and l.program_key = ${at.programKey} and l.rule = ${rule}
                           and l.at >= ${at.startsAt} and l.at < ${at.endsAt})
     order by r.pool, r.place, r.subject_id`.execute(tx)
  return rows
}

export type DutyCountRow = {
  readonly orgId: string | null
  readonly due: number
  readonly met: number
  readonly late: number
  readonly missed: number
  readonly excused: number
}

/** How a duty that fell due within a stretch was done, by unit. */
export async function countDuties(tx: Tx, authorityId: string, rule: string, at: Stretch): Promise<DutyCountRow[]> {
  const { rows } = await sql<DutyCountRow>`
    select d.org_id as "orgId", count(*)::int as due, count(*) filter (where d.state = 'met')::int as met,
           count(*) filter (where d.state = 'late')::int as late, count(*) filter (where d.state = 'missed')::int as missed,
           count(*) filter (where d.state = 'excused')::int as excused
      from derived_duty d
     where d.authority_id = ${authorityId} and d.program_key = ${at.programKey} and d.rule = ${rule}
       and d.due_at > ${at.startsAt} and d.due_at <= ${at.endsAt}
     group by d.org_id
     order by count(*) filter (where d.state = 'missed') desc, d.org_id`.execute(tx)
  return rows
}

export type SubjectCountRow = { readonly subjectKind: string; readonly subjectId: string; readonly count: number }

/** Whom a mark stuck to within a stretch; marks that may still fall away are left out. */
export async function countMarks(tx: Tx, authorityId: string, rule: string, at: Stretch): Promise<SubjectCountRow[]> {
  const { rows } = await sql<SubjectCountRow>`
    select k.to_kind as "subjectKind", k.to_id as "subjectId", count(*)::int as count
      from derived_mark k
     where k.authority_id = ${authorityId} and k.program_key = ${at.programKey} and k.rule = ${rule} and not k.pending and not k.excused
       and k.at >= ${at.startsAt} and k.at < ${at.endsAt}
     group by k.to_kind, k.to_id order by count(*) desc, k.to_id`.execute(tx)
  return rows
}

/** What a points rule gave and took within a stretch, by account. */
export async function sumPoints(
  tx: Tx,
  authorityId: string,
  rule: string,
  at: Stretch,
): Promise<{ subjectKind: string; subjectId: string; value: string }[]> {
  const { rows } = await sql<{ subjectKind: string; subjectId: string; value: string }>`
    select d.to_kind as "subjectKind", d.to_id as "subjectId", sum(d.value)::text as value
      from derived_points d
     where d.authority_id = ${authorityId} and d.program_key = ${at.programKey} and d.rule = ${rule}
       and d.at >= ${at.startsAt} and d.at < ${at.endsAt}
     group by d.to_kind, d.to_id order by sum(d.value), d.to_id`.execute(tx)
  return rows
}

const COUNTED = {
  form: sql`form_entry f where f.form = `,
  report: sql`report f where f.report = `,
  meeting: sql`meeting f where f.meeting = `,
} as const

/** How many entries of a register, reports or meetings there were within a stretch. */
export async function countEntries(
  tx: Tx,
  authorityId: string,
  kind: keyof typeof COUNTED,
  name: string,
  at: Stretch,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${COUNTED[kind]}${name}
       and f.authority_id = ${authorityId} and f.program_key = ${at.programKey} and f.voided_at is null
       and f.at >= ${at.startsAt} and f.at < ${at.endsAt}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The entries of a register within a stretch, the oldest first, with whom each is about. */
export async function listEntries(tx: Tx, authorityId: string, form: string, at: Stretch, limit: number) {
  const { rows } = await sql<{ about: string | null; values: Readonly<Record<string, unknown>> }>`
    select coalesce(o.name, e.name, r.name, p.name) as about, f.values
      from form_entry f
      left join org o on o.authority_id = ${authorityId} and o.id = f.org_id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = f.enterprise_id
      left join project r on r.authority_id = ${authorityId} and r.id = f.project_id
      left join person p on p.authority_id = ${authorityId} and p.id = f.person_id
     where f.authority_id = ${authorityId} and f.program_key = ${at.programKey} and f.form = ${form} and f.voided_at is null
       and f.at >= ${at.startsAt} and f.at < ${at.endsAt}
     order by f.at, f.id limit ${limit}`.execute(tx)
  return rows
}

/** Matters of a kind within a stretch: raised in it, closed in it, open at its end and of those how many are overdue. */
export async function countMattersIn(tx: Tx, authorityId: string, matter: string, at: Stretch) {
  const { rows } = await sql<{ raised: number; closed: number; open: number }>`
    select count(*) filter (where m.at >= ${at.startsAt} and m.at < ${at.endsAt})::int as raised,
           count(*) filter (where m.closed_at >= ${at.startsAt} and m.closed_at < ${at.endsAt})::int as closed,
           count(*) filter (where m.at < ${at.endsAt} and (m.closed_at is null or m.closed_at >= ${at.endsAt})
                            and m.state not in ('dismissed', 'merged'))::int as open
      from matter m
     where m.authority_id = ${authorityId} and m.program_key = ${at.programKey} and m.matter = ${matter}`.execute(tx)
  return rows[0] ?? { raised: 0, closed: 0, open: 0 }
}
