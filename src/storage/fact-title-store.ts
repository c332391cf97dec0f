import { sql, type Tx } from './open-database.ts'

/** Titles of matters with their numbers, by id. */
export async function findMatterTitles(
  tx: Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select m.id, ${sql.raw(CALLED('m'))} as title from matter m where m.authority_id = ${authorityId} and m.id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** A fact as a page of evidence shows it: who, to or about whom, what it was, and the page that shows it whole. */
export type FactShown = {
  readonly id: string
  readonly at: string | null
  readonly who: string | null
  readonly whom: string | null
  readonly what: string | null
  /** How it stands: a state, a value, a choice; a code of the fact catalogue. */
  readonly state: string | null
  readonly opens: string | null
}

/** What a matter is called: one whose raiser is sealed, or that is reserved to discipline, by its number alone. */
const CALLED = (alias: string) =>
  `case when ${alias}.sealed or ${alias}.reserved then ${alias}.number else ${alias}.number || ' ' || ${alias}.title end`

/** Joins that give a fact's person or unit as `who`, its enterprise or project as `whom`. */
const PEOPLE = `
  left join person pe on pe.authority_id = f.authority_id and pe.id = f.person_id
  left join org o on o.authority_id = f.authority_id and o.id = f.org_id
  left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id
  left join project pr on pr.authority_id = f.authority_id and pr.id = f.project_id`
const WHO = `coalesce(pe.name, o.name) as who, coalesce(e.name, pr.name) as whom`
/** The unit alone: the person and the enterprise would name who spoke. */
const NOBODY = `o.name as who, null::text as whom`
const UNIT = `coalesce(o.name, pe.name) as who, coalesce(e.name, pr.name) as whom`

function from(
  table: string,
  columns: { at?: string; what: string; state?: string; opens?: string; people?: string },
): string {
  return `select f.id, ${columns.at ?? 'f.at'} as at, ${columns.people ?? WHO}, ${columns.what} as what, ${columns.state ?? 'null'}::text as state,
    ${columns.opens ?? 'null'}::text as opens from ${table} f ${PEOPLE}`
}

/** What is derived opens its own evidence: one step further down. */
const deeper = (kind: string) => `'evidence?program=' || f.program_key || '&kind=${kind}&id=' || f.id`

/** A limit ends where the next day begins; what people call it is the evening before. */
const LAST_MOMENT = `f.due_at - interval '1 second'`

const POLICY_OF = 'left join policy y on y.authority_id = f.authority_id and y.id = f.policy_id'
const MATTER_OF = 'left join matter m on m.authority_id = f.authority_id and m.id = f.matter_id'
const derivedPeriod = `left join period p on p.authority_id = f.authority_id and p.program_key = f.program_key and p.calendar = f.calendar and p.ordinal = f.ordinal`

/** How each kind of fact is read. Facts that are derived carry their rule in `what` and their period or place in `state`. */
const SOURCES: Readonly<Record<string, string>> = {
  visit: from('visit', {
    what: `f.how`,
    state: `coalesce(f.confirm_result, 'unconfirmed')`,
    opens: `case when f.enterprise_id is not null then 'enterprises/' || f.enterprise_id else 'projects/' || f.project_id end`,
  }),
  matter: from('matter', {
    what: CALLED('f'),
    state: 'coalesce(f.counts_as, f.state)',
    opens: `'matters/' || f.id`,
    people: UNIT,
  }),
  link: from('link', {
    at: 'f.recorded_at',
    what: 'f.link',
    state: `f.from_day::text`,
    opens: `'links?on=' || f.from_day`,
  }),
  form: from('form_entry', { what: 'f.form' }),
  report: from('report', { what: 'f.report', state: 'f.state', people: UNIT }),
  meeting: `select f.id, f.at, coalesce(pe.name, o.name) as who, null::text as whom, coalesce(nullif(f.title, ''), f.meeting) as what, f.attendees::text as state, 'meetings/' || f.id as opens
    from meeting f left join person pe on pe.authority_id = f.authority_id and pe.id = f.person_id left join org o on o.authority_id = f.authority_id and o.id = f.org_id`,
  inspection: from('inspection', { what: 'f.kind' }),
  finding: from('finding', {
    what: `f.category || case when f.text = '' then '' else '：' || f.text end`,
    state: `case when f.confirmed then 'confirmed' end`,
  }),
  closing: `${from('closing', { what: CALLED('m'), state: `case when f.refuted_at is null then f.agreed else 'refuted' end`, opens: `'matters/' || f.matter_id` })} ${MATTER_OF}`,
  callback: `${from('callback', { what: `coalesce(${CALLED('m')}, f.how)`, state: 'f.outcome', opens: `'matters/' || f.matter_id` })} ${MATTER_OF}`,
  // Who gave a grade is nobody's business: the unit graded is named, neither the rater nor his enterprise.
  rating: from('rating', { what: 'f.rater', state: `coalesce(f.score::text, f.grade)`, people: NOBODY }),
  paper: from('paper', { what: `coalesce(f.number || ' ', '') || f.title`, opens: `'papers/' || f.id` }),
  profile: `select f.id, f.as_of::timestamptz as at, null::text as who, e.name as whom, null::text as what, f.as_of::text as state, 'enterprises/' || f.enterprise_id as opens
    from enterprise_profile f left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id`,
  delivery: `select f.id, f.at, coalesce(pe.name, o.name) as who, e.name as whom, y.title as what, case when f.read_at is not null then 'read' end as state, 'policies/' || f.policy_id as opens
    from policy_delivery f ${POLICY_OF}
    left join person pe on pe.authority_id = f.authority_id and pe.id = f.person_id left join org o on o.authority_id = f.authority_id and o.id = f.org_id
    left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id`,
  claim: `select f.id, f.at, e.name as who, o.name as whom, y.title as what, f.state, 'policies/' || f.policy_id as opens
    from policy_claim f ${POLICY_OF}
    left join org o on o.authority_id = f.authority_id and o.id = f.org_id
    left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id`,
  plan: `select f.id, coalesce(f.agreed_at, f.recorded_at) as at, coalesce(o.name, pe.name) as who, e.name as whom, f.title as what, f.state, 'plans/' || f.id as opens
    from policy_plan f left join enterprise e on e.authority_id = f.authority_id and e.id = f.enterprise_id
    left join org o on o.authority_id = f.authority_id and o.id = f.org_id left join person pe on pe.authority_id = f.authority_id and pe.id = f.recorded_by`,
  plan_measure: `select f.id, coalesce(f.due_day::timestamptz, f.recorded_at) as at, coalesce(pe.name, o.name) as who, e.name as whom, f.text as what, f.state, 'plans/' || f.plan_id as opens
    from policy_measure f left join policy_plan y on y.authority_id = f.authority_id and y.id = f.plan_id
    left join enterprise e on e.authority_id = y.authority_id and e.id = y.enterprise_id
    left join org o on o.authority_id = f.authority_id and o.id = f.org_id left join person pe on pe.authority_id = f.authority_id and pe.id = f.person_id`,
  exemption: `select f.id, f.recorded_at as at, null::text as who, null::text as whom, f.reason as what, f.effect as state, null::text as opens from exemption f`,
  reading: `select f.id, f.at, null::text as who, null::text as whom, f.indicator as what, f.value::text as state, null::text as opens from reading f`,
  duty: `${from('derived_duty', { at: LAST_MOMENT, what: 'f.rule', state: 'f.state', opens: deeper('duty') })}`,
  clock: `select f.id, ${LAST_MOMENT} as at, o.name as who, e.name as whom, ${CALLED('m')} as what, f.state, 'matters/' || f.matter_id as opens
    from matter_clock f ${MATTER_OF} left join org o on o.authority_id = f.authority_id and o.id = f.org_id
    left join enterprise e on e.authority_id = m.authority_id and e.id = m.enterprise_id`,
  measure: `${from('derived_measure', { what: 'f.rule', state: `coalesce(trim_scale(round(f.value, 4))::text, f.state)`, opens: deeper('measure'), people: `${UNIT.replace('coalesce(e.name, pr.name)', 'p.label')}` })} ${derivedPeriod}`,
  ranking: `${from('derived_ranking', { what: 'f.rule', state: 'f.place::text', opens: deeper('ranking'), people: `${UNIT.replace('coalesce(e.name, pr.name)', 'p.label')}` })} ${derivedPeriod}`,
  mark: from('derived_mark', {
    what: 'f.rule',
    state: `case when f.confirmed then 'confirmed' when f.excused then 'excused' end`,
    opens: deeper('mark'),
  }),
  points: from('derived_points', { what: 'f.rule', state: 'trim_scale(f.value)::text', opens: deeper('points') }),
  cover: from('derived_cover', { what: 'f.rule', state: `f.have || '/' || f.need` }),
  member: `select f.id, null::timestamptz as at, coalesce(pe.name, o.name, e.name, pr.name) as who, null::text as whom, f.group_id as what, null::text as state, null::text as opens
    from roster_member f left join person pe on pe.authority_id = f.authority_id and pe.id = f.subject_id left join org o on o.authority_id = f.authority_id and o.id = f.subject_id
    left join enterprise e on e.authority_id = f.authority_id and e.id = f.subject_id left join project pr on pr.authority_id = f.authority_id and pr.id = f.subject_id`,
}

/** Entries of a form by which people report on others: what it is and on whom, not by whom. */
const REPORTED = from('form_entry', { what: 'f.form', people: NOBODY })

/**
 * Facts of one kind by id, as evidence shows them; an unknown kind gives none. A duty may be a matter's clock.
 * @param nameless whether whoever reported must not be named
 */
export async function listFactsShown(
  tx: Tx,
  authorityId: string,
  kind: string,
  ids: readonly string[],
  nameless = false,
): Promise<ReadonlyMap<string, FactShown>> {
  const shown = new Map<string, FactShown>()
  const kinds = kind === 'duty' ? ['duty', 'clock'] : kind === 'act' ? [] : [kind]
  for (const one of kinds) {
    const source = nameless && one === 'form' ? REPORTED : SOURCES[one]
    if (!source || ids.length === 0) continue
    const { rows } = await sql<FactShown>`
      select * from (${sql.raw(source)} where f.authority_id = ${authorityId} and f.id = any(${[...ids]}::uuid[])) s`.execute(
      tx,
    )
    for (const row of rows) shown.set(row.id, row)
  }
  return shown
}
