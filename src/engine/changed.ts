/** Facts that changed, with everything they are or were about. */
import type { Tx } from '#storage/open-database.ts'
import type { Scene } from './scene.ts'
import { execute, SqlText } from './sql.ts'

/** A row that is different now, or is new, or is gone. Ids may be of any entity it touches. */
export type ChangedRow = {
  readonly id: string
  readonly at: string
  readonly subject_kind?: string
  readonly subject_id?: string
  readonly from_id?: string
  readonly to_id?: string
  readonly person_id?: string | null
  readonly org_id?: string | null
  readonly enterprise_id?: string | null
  readonly project_id?: string | null
  readonly area_id?: string | null
  readonly matter_id?: string | null
  readonly visit_id?: string | null
  /** Further ids: earlier units, targets of a link, what an exemption names. */
  readonly others?: readonly string[]
}

/** By `<kind> <name>` as rules say `each:`; `visit` alone, and `act`, `rating` … where names are none. */
export type Changes = Map<string, ChangedRow[]>

export const ENTITY_COLUMNS = [
  'person_id',
  'org_id',
  'enterprise_id',
  'project_id',
  'area_id',
  'matter_id',
  'visit_id',
] as const

/** Where a kind of fact lives, and which column names it. */
const TABLE: Readonly<Record<string, { readonly table: string; readonly name?: string }>> = {
  link: { table: 'link', name: 'link' },
  visit: { table: 'visit' },
  form: { table: 'form_entry', name: 'form' },
  report: { table: 'report', name: 'report' },
  meeting: { table: 'meeting', name: 'meeting' },
  matter: { table: 'matter', name: 'matter' },
  rating: { table: 'rating' },
  callback: { table: 'callback' },
  inspection: { table: 'inspection' },
  finding: { table: 'finding' },
  paper: { table: 'paper', name: 'paper' },
  profile: { table: 'enterprise_profile' },
  delivery: { table: 'policy_delivery' },
  claim: { table: 'policy_claim' },
  plan: { table: 'policy_plan' },
  plan_measure: {
    table:
      '(select m.*, p.enterprise_id, p.area_id from policy_measure m join policy_plan p on p.authority_id = m.authority_id and p.id = m.plan_id)',
  },
  reading: { table: 'reading', name: 'indicator' },
  exemption: { table: 'exemption', name: 'exemption' },
}

function note(changes: Changes, key: string, row: ChangedRow): void {
  const rows = changes.get(key)
  if (rows) rows.push(row)
  else changes.set(key, [row])
}

/** Reads the changed facts. A changed matter stands for its acts, closings and clocks too; each fact for the visit or matter it hangs on. */
export async function changedFacts(
  tx: Tx,
  scene: Scene,
  list: readonly { readonly kind: string; readonly id: string }[],
): Promise<Changes> {
  const changes: Changes = new Map()
  const byKind = new Map<string, string[]>()
  for (const { kind, id } of list) {
    const key = kind === 'act' || kind === 'closing' ? 'matter' : kind
    byKind.set(key, [...(byKind.get(key) ?? []), id])
  }
  await addVisitsOfForms(tx, scene, byKind)
  await addWordsAbout(tx, scene, byKind)
  await addYearsAfter(tx, scene, byKind)
  await addDeliveriesClaimed(tx, scene, byKind)
  await addMeasuresOfPlans(tx, scene, byKind)
  for (const [kind, ids] of byKind) {
    const where = TABLE[kind]
    if (!where) continue
    const sql = new SqlText(scene)
    const { rows } = await execute(
      tx,
      sql.done(`select t.* from ${where.table} t where ${sql.own('t')} and t.id = any (${sql.param(ids, 'uuid[]')})`),
    )
    for (const row of rows) {
      const changed: ChangedRow = {
        ...(row as ChangedRow),
        at: String(row.at ?? row.recorded_at),
        others: othersOf(kind, row),
      }
      const name = where.name ? String(row[where.name]) : undefined
      note(changes, name === undefined ? kind : `${kind} ${name}`, changed)
      if (kind === 'link') note(changes, `cover ${name}`, changed)
      if (kind === 'matter') await noteMatter(tx, scene, changes, changed, name ?? '')
    }
  }
  return changes
}

/** A form filled in about a visit changes the visit: it is recorded now. */
async function addVisitsOfForms(tx: Tx, scene: Scene, byKind: Map<string, string[]>): Promise<void> {
  const forms = byKind.get('form')
  if (!forms) return
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select e.visit_id from form_entry e where ${sql.own('e')} and e.visit_id is not null and e.id = any (${sql.param(forms, 'uuid[]')})`,
    ),
  )
  byKind.set('visit', [...(byKind.get('visit') ?? []), ...rows.map((row) => String(row.visit_id))])
}

/** Ratings and call-backs count by the program of the matter they are about, or of the pairings their visit was made under. */
async function addWordsAbout(tx: Tx, scene: Scene, byKind: Map<string, string[]>): Promise<void> {
  for (const table of ['rating', 'callback'] as const) {
    for (const about of ['matter', 'visit', 'link'] as const) {
      const ids = byKind.get(about)
      if (!ids) continue
      const sql = new SqlText(scene)
      const changed = sql.param(ids, 'uuid[]')
      const hangsOn =
        about === 'link'
          ? `exists (select from visit v where v.authority_id = t.authority_id and v.id = t.visit_id and v.link_ids && ${changed})`
          : `t.${about}_id = any (${changed})`
      const { rows } = await execute(tx, sql.done(`select t.id from ${table} t where ${sql.own('t')} and ${hangsOn}`))
      byKind.set(table, [...new Set([...(byKind.get(table) ?? []), ...rows.map((row) => String(row.id))])])
    }
  }
}

/** The figures of a day stand beside those of the next year too. */
async function addYearsAfter(tx: Tx, scene: Scene, byKind: Map<string, string[]>): Promise<void> {
  const profiles = byKind.get('profile')
  if (!profiles) return
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select t.id from enterprise_profile t join enterprise_profile b on b.authority_id = t.authority_id and b.enterprise_id = t.enterprise_id
        and b.as_of = (t.as_of - interval '1 year')::date where ${sql.own('t')} and b.id = any (${sql.param(profiles, 'uuid[]')})`,
    ),
  )
  byKind.set('profile', [...new Set([...profiles, ...rows.map((row) => String(row.id))])])
}

/** What is claimed changes the delivery of the policy. */
async function addDeliveriesClaimed(tx: Tx, scene: Scene, byKind: Map<string, string[]>): Promise<void> {
  const claims = byKind.get('claim')
  if (!claims) return
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select t.id from policy_delivery t join policy_claim c on c.authority_id = t.authority_id and c.policy_id = t.policy_id
        and c.enterprise_id = t.enterprise_id where ${sql.own('t')} and c.id = any (${sql.param(claims, 'uuid[]')})`,
    ),
  )
  byKind.set('delivery', [...new Set([...(byKind.get('delivery') ?? []), ...rows.map((row) => String(row.id))])])
}

/** A plan and its measures change together: the one counts the others, these stand under its agreement. */
async function addMeasuresOfPlans(tx: Tx, scene: Scene, byKind: Map<string, string[]>): Promise<void> {
  const plans = byKind.get('plan')
  if (!plans) return
  const sql = new SqlText(scene)
  const { rows } = await execute(
    tx,
    sql.done(
      `select t.id from policy_measure t where ${sql.own('t')} and t.plan_id = any (${sql.param(plans, 'uuid[]')})`,
    ),
  )
  byKind.set('plan_measure', [...(byKind.get('plan_measure') ?? []), ...rows.map((row) => String(row.id))])
}

function othersOf(kind: string, row: Record<string, unknown>): string[] {
  const columns =
    kind === 'link'
      ? ['target_org_id', 'target_person_id']
      : kind === 'profile' || kind === 'plan'
        ? ['recorded_by']
        : kind === 'meeting'
          ? ['chair_id']
          : kind === 'exemption' || kind === 'reading'
            ? ['subject_id']
            : kind === 'matter'
              ? ['lead_org_id', 'leader_id', 'raiser_person_id', 'handler_id', 'about_id', 'respondent_org_id']
              : []
  return columns.flatMap((column) => (row[column] ? [String(row[column])] : []))
}

/** A matter's earlier units and contacts, and everything that hangs on it. */
async function noteMatter(tx: Tx, scene: Scene, changes: Changes, matter: ChangedRow, name: string): Promise<void> {
  const sql = new SqlText(scene)
  const { rows: was } = await execute(
    tx,
    sql.done(
      `select distinct h.org_id, h.person_id from matter_history h where ${sql.own('h')} and h.matter_id = ${sql.param(matter.id, 'uuid')}`,
    ),
  )
  const others = [
    ...(matter.others ?? []),
    ...was.flatMap((row) => [row.org_id, row.person_id].flatMap((id) => (id ? [String(id)] : []))),
  ]
  const full: ChangedRow = { ...matter, matter_id: matter.id, others }
  note(changes, `matter ${name}`, full)
  for (const [table, key] of [
    ['act', 'act'],
    ['closing', 'closing'],
    ['matter_clock', 'clock'],
  ] as const) {
    const read = new SqlText(scene)
    const columns =
      table === 'act'
        ? `md5(t.matter_id || '|' || t.seq)::uuid as id, t.at, t.actor_person as person_id, t.actor_org as org_id, null as clock`
        : table === 'closing'
          ? 't.id, t.at, t.person_id, t.org_id, null as clock'
          : 't.id, t.due_at as at, t.person_id, t.org_id, t.clock'
    const { rows } = await execute(
      tx,
      read.done(
        `select ${columns} from ${table} t where ${read.own('t')} and t.matter_id = ${read.param(matter.id, 'uuid')}`,
      ),
    )
    for (const row of rows) {
      const hanging: ChangedRow = {
        ...full,
        id: String(row.id),
        at: String(row.at),
        others: [...others, ...[row.person_id, row.org_id].flatMap((id) => (id ? [String(id)] : []))],
      }
      if (key === 'clock') note(changes, `duty ${name}.${String(row.clock)}`, hanging)
      else {
        note(changes, `${key} ${name}`, hanging)
        if (key === 'act') note(changes, 'act', hanging)
      }
    }
  }
}

/** Limits that ran out between the last run and this one, on the same day: clocks in hours, warnings, marks that were to come. */
export async function timePassed(tx: Tx, scene: Scene, since: string, changes: Changes): Promise<void> {
  const read = async (text: (sql: SqlText, between: (column: string) => string) => string) => {
    const sql = new SqlText(scene)
    const between = (column: string) => `${column} > ${sql.param(since, 'timestamptz')} and ${column} <= ${sql.asOf}`
    return (await execute(tx, sql.done(text(sql, between)))).rows
  }
  const duties = await read(
    (sql, between) =>
      `select d.* from derived_duty d where ${sql.own('d')} and d.program_key = ${sql.program} and d.state = 'open' and ${between('d.due_at')}`,
  )
  for (const row of duties) note(changes, `passed duty ${String(row.rule)}`, row as ChangedRow)
  const clocks = await read(
    (
      sql,
      between,
    ) => `select k.id, k.due_at as at, k.org_id, k.person_id, k.clock, m.matter, m.id as matter_id, m.enterprise_id, m.project_id from matter_clock k
      join matter m on m.authority_id = k.authority_id and m.id = k.matter_id where ${sql.own('k')} and m.program_key = ${sql.program} and ${between('k.due_at')}`,
  )
  for (const row of clocks) {
    const { rows } = await (async () => {
      const sql = new SqlText(scene)
      return execute(
        tx,
        sql.done(`select t.* from matter t where ${sql.own('t')} and t.id = ${sql.param(row.matter_id, 'uuid')}`),
      )
    })()
    const matter = rows[0]
    if (matter)
      await noteMatter(
        tx,
        scene,
        changes,
        { ...(matter as ChangedRow), at: String(matter.at), others: othersOf('matter', matter) },
        String(row.matter),
      )
  }
  const marks = await read(
    (sql, between) =>
      `select d.* from derived_mark d where ${sql.own('d')} and d.program_key = ${sql.program} and d.pending and ${between('d.at')}`,
  )
  for (const row of marks) note(changes, `passed mark ${String(row.rule)}`, row as ChangedRow)
  const points = await read(
    (sql, between) =>
      `select d.* from derived_points d where ${sql.own('d')} and d.program_key = ${sql.program} and d.warned and ${between('d.warned_until')}`,
  )
  for (const row of points) note(changes, `passed points ${String(row.rule)}`, row as ChangedRow)
}
