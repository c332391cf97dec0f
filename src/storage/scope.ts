import type { RawBuilder } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Actor } from '#domain/access/actor.ts'
import { reachOf, type Within } from '#domain/access/can.ts'
import { sql } from './open-database.ts'

/** Who asks, and when: a use case's context fits. */
export type Asker = {
  readonly actor: Actor
  readonly authorityId: string
  readonly now: string
  readonly timeZone: string
}

type Fragment = RawBuilder<unknown>

/**
 * Which columns of a table say whose a row is. Every one of them leads an index (after authority_id), so that the
 * planner answers each alternative from an index and joins the bitmaps: a department's list costs what it shows.
 */
type Columns = {
  readonly org: readonly string[]
  readonly person: readonly string[]
  /** uuid[] columns of persons. */
  readonly persons?: readonly string[]
  readonly enterprise?: string
  readonly area?: string
  readonly program?: string
  /** Column that names the thing itself, for parties and pairings kept in other tables. */
  readonly party?: string
  /** Column that says the row itself is reserved to discipline. */
  readonly reserved?: string
  /** Column of the matter a row hangs on: of a reserved one it is shown to discipline alone. */
  readonly ofMatter?: string
  /** Unit columns that give no sight of a sealed complaint: the unit complained of. */
  readonly complainedOf?: readonly string[]
  /** Whose pairings count: whoever holds the enterprise or project has the row as his own; with `units`, so have the units he belongs to. */
  readonly paired?: { readonly enterprise?: string; readonly project?: string; readonly units?: true }
}

const COLUMNS = {
  matter: {
    org: ['lead_org_id', 'org_id'],
    person: ['person_id', 'leader_id', 'handler_id', 'raiser_person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    party: 'id',
    reserved: 'reserved',
    complainedOf: ['org_id', 'person_id'],
    paired: { enterprise: 'enterprise_id', project: 'project_id' },
  },
  visit: {
    org: ['org_id'],
    person: ['person_id'],
    persons: ['companions'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    paired: { enterprise: 'enterprise_id', project: 'project_id' },
  },
  plan: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    paired: { enterprise: 'enterprise_id', project: 'project_id' },
  },
  form: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    paired: { enterprise: 'enterprise_id', project: 'project_id' },
  },
  report: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
  },
  meeting: { org: ['org_id'], person: ['person_id'], area: 'area_id', program: 'program_key' },
  finding: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
  },
  inspection: {
    org: ['org_id'],
    person: ['person_id'],
    persons: ['inspectors'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
  },
  round: { org: [], person: ['planned_by'], persons: ['inspectors'], program: 'program_key' },
  duty: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    ofMatter: 'matter_id',
  },
  link: {
    org: ['org_id', 'target_org_id'],
    person: ['person_id', 'target_person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
  },
  policy_plan: {
    org: ['org_id'],
    person: [],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    paired: { enterprise: 'enterprise_id' },
  },
  handover: { org: [], person: ['from_person_id', 'to_person_id'] },
  org: { org: ['id'], person: [], area: 'area_id' },
  person: { org: [], person: ['id'] },
  // Whoever is paired with an enterprise has it as his own.
  enterprise: { org: [], person: [], enterprise: 'id', area: 'area_id', paired: { enterprise: 'id', units: true } },
  project: {
    org: ['org_id'],
    person: [],
    enterprise: 'enterprise_id',
    area: 'area_id',
    paired: { project: 'id', units: true },
  },
  area: { org: [], person: [], area: 'id' },
  mark: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    ofMatter: 'matter_id',
  },
  score: { org: ['org_id'], person: ['person_id'], program: 'program_key' },
  target: { org: ['org_id'], person: ['person_id'], program: 'program_key' },
  paper: {
    org: ['org_id'],
    person: ['person_id'],
    enterprise: 'enterprise_id',
    area: 'area_id',
    program: 'program_key',
    ofMatter: 'matter_id',
  },
  audit: { org: [], person: [] },
  account: { org: [], person: [] },
} as const satisfies Record<string, Columns>

/** Things that are listed under a rule of access. */
export type ScopedKind = keyof typeof COLUMNS

/**
 * The rows of `alias` (a table of that kind) that the asker may read, as a condition: the SQL of `can(actor,
 * '<kind>.read', row)`. `false` when he may read none; use it in every list and every count.
 * @param act another act than reading, e.g. for the rows one may export
 */
export function scopeOf(asker: Asker, kind: ScopedKind, alias: string, act = `${kind}.read`): Fragment {
  const reaches = reachOf(asker.actor, act)
  if (!reaches.ok) return sql`false`
  return either(reaches.value.map((within) => conditionOf(asker, COLUMNS[kind], alias, within)))
}

/**
 * The same rows, way by way: a row is within the scope when one of these conditions holds. Each is answered from its own index, and
 * where that holds all its columns without opening the rows, which one condition over all ways never is.
 */
export function waysOf(asker: Asker, kind: ScopedKind, alias: string, act = `${kind}.read`): readonly Fragment[] {
  const reaches = reachOf(asker.actor, act)
  const columns: Columns = COLUMNS[kind]
  const ways = (reaches.ok ? reaches.value : []).flatMap((within) =>
    (within.all ? [sql`true`] : armsOf(asker, columns, alias, within)).map((arm) =>
      narrowed(asker, columns, alias, within, arm),
    ),
  )
  return ways.length === 0 ? [sql`false`] : ways
}

function conditionOf(asker: Asker, columns: Columns, alias: string, within: Within): Fragment {
  const arms = within.all ? [sql`true`] : armsOf(asker, columns, alias, within)
  return narrowed(asker, columns, alias, within, either(arms))
}

/** What holds for every row of a reach, whichever way it came in: its program, and whether it is discipline's. */
function narrowed(asker: Asker, columns: Columns, alias: string, within: Within, rows: Fragment): Fragment {
  const any = unreserved(asker, columns, alias, within, rows)
  if (within.programKey === null || !columns.program) return any
  return sql`(${sql.ref(`${alias}.${columns.program}`)} = ${within.programKey} and ${any})`
}

function armsOf(asker: Asker, columns: Columns, alias: string, within: Within): Fragment[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const arms: Fragment[] = []
  if (within.orgIds.length > 0) {
    for (const name of columns.org) arms.push(notComplainedOf(columns, alias, name, among(column(name), within.orgIds)))
    if (columns.party) {
      arms.push(sql`${column(columns.party)} = any(array(
        select p.matter_id from matter_party p
         where p.authority_id = ${asker.authorityId} and p.to_at = 'infinity' and ${among(sql`p.org_id`, within.orgIds)}))`)
    }
  }
  if (within.orgIds.length > 0 && columns.paired?.units) {
    const { enterprise, project } = columns.paired
    if (enterprise) arms.push(pairedWithin(asker, column(enterprise), 'enterprise_id', within.orgIds))
    if (project) arms.push(pairedWithin(asker, column(project), 'project_id', within.orgIds))
  }
  if (within.personIds.length > 0) {
    for (const name of columns.person)
      arms.push(notComplainedOf(columns, alias, name, among(column(name), within.personIds)))
    for (const name of columns.persons ?? []) arms.push(sql`${column(name)} && ${[...within.personIds]}::uuid[]`)
    if (columns.paired) {
      const { enterprise, project } = columns.paired
      if (enterprise) arms.push(pairedWith(asker, column(enterprise), 'enterprise_id', within.personIds))
      if (project) arms.push(pairedWith(asker, column(project), 'project_id', within.personIds))
    }
  }
  if (columns.enterprise && within.enterpriseIds.length > 0) {
    arms.push(among(column(columns.enterprise), within.enterpriseIds))
  }
  if (columns.area && within.areaIds.length > 0) arms.push(among(column(columns.area), within.areaIds))
  return arms
}

/** What is reserved to discipline is for discipline alone, and it sees no other matter. */
function unreserved(asker: Asker, columns: Columns, alias: string, within: Within, rows: Fragment): Fragment {
  if (within.reserved === null) return rows
  if (columns.reserved) return sql`(${sql.ref(`${alias}.${columns.reserved}`)} = ${within.reserved} and ${rows})`
  if (!columns.ofMatter) return rows
  const ofReserved = sql`coalesce(${sql.ref(`${alias}.${columns.ofMatter}`)} = any(array(
    select z.id from matter z where z.authority_id = ${asker.authorityId} and z.reserved)), false)`
  return sql`(${ofReserved} = ${within.reserved} and ${rows})`
}

/** The unit and the person complained of do not see a sealed complaint; who handles it sees it as its lead or party. */
function notComplainedOf(columns: Columns, alias: string, name: string, rows: Fragment): Fragment {
  if (!columns.complainedOf?.includes(name)) return rows
  return sql`(${rows} and not (${sql.ref(`${alias}.sealed`)} and ${sql.ref(`${alias}.kind`)} = 'complaint'))`
}

/** The same for whoever of these units holds it today. */
function pairedWithin(asker: Asker, column: Fragment, target: string, orgIds: readonly string[]): Fragment {
  const today = todayOf(asker)
  const of = sql.ref(`l.${target}`)
  return sql`${column} = any(array(
    select ${of} from link l
      join post o on o.authority_id = l.authority_id and o.person_id = l.person_id and o.from_day <= ${today} and o.to_day >= ${today}
     where l.authority_id = ${asker.authorityId} and ${among(sql`o.org_id`, orgIds)} and ${of} is not null
       and l.from_day <= ${today} and l.to_day >= ${today} and l.voided_at is null))`
}

function todayOf(asker: Asker): string {
  return Temporal.Instant.from(asker.now).toZonedDateTimeISO(asker.timeZone).toPlainDate().toString()
}

/** A sub-select in `array(…)` is read once, before the outer rows, and its result looked up in the outer index. */
function pairedWith(asker: Asker, column: Fragment, target: string, personIds: readonly string[]): Fragment {
  const today = todayOf(asker)
  const of = sql.ref(`l.${target}`)
  return sql`${column} = any(array(
    select ${of} from link l
     where l.authority_id = ${asker.authorityId} and ${among(sql`l.person_id`, personIds)} and ${of} is not null
       and l.from_day <= ${today} and l.to_day >= ${today} and l.voided_at is null))`
}

/** One value is compared with `=`: an index then also gives the order of a list. */
function among(column: Fragment, ids: readonly string[]): Fragment {
  const [only] = ids
  return ids.length === 1 ? sql`${column} = ${only}` : sql`${column} = any(${[...ids]}::uuid[])`
}

function either(arms: readonly Fragment[]): Fragment {
  if (arms.length === 0) return sql`false`
  return arms.length === 1 ? (arms[0] as Fragment) : sql`(${sql.join(arms as Fragment[], sql` or `)})`
}
