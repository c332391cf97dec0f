/** A world of memory put into the database. */
import { sql, type Tx } from '#storage/open-database.ts'
import { TABLES, type World } from './world.ts'

/** Columns that must be there and that no rule reads. */
const FILLER: Partial<Record<keyof World, object>> = {
  target: { version: 1, schedule: [], measures: '' },
  org: { short_names: [], revision: 1 },
  area: { revision: 1 },
  person: { revision: 1 },
  enterprise: { revision: 1 },
  project: { revision: 1 },
  link: { revision: 1 },
  visit: { revision: 1 },
  form_entry: { revision: 1 },
  report: { revision: 1 },
  meeting: { revision: 1, state: 'closed', place: '' },
  finding: { revision: 1 },
  enterprise_profile: { data: {} },
  policy: { source: '', benefit: '', how_to_claim: '', from_day: '2000-01-01', conditions: [] },
  policy_plan: { title: '', state: 'draft', version: 1, revision: 1 },
  policy_measure: { seq: 0, text: '' },
  matter: {
    body: '',
    sealed: false,
    tier: 0,
    raised_by: 'official',
    reopened: 0,
    returned: 0,
    extended: 0,
    refused: 0,
    disputed: 0,
    false_closures: 0,
    acts: 1,
    revision: 1,
    search: '',
  },
  matter_clock: { unknown_years: [] },
  act: { data: {} },
  closing: { counts_as: 'solved' },
}

/** Puts a world into the database, under one authority. */
export async function insertWorld(tx: Tx, authorityId: string, world: World): Promise<void> {
  for (const table of TABLES) {
    const rows = world[table].map((row) => ({ ...FILLER[table], ...row, authority_id: authorityId }))
    if (rows.length === 0) continue
    // Only the columns a world knows: the others take their defaults, whatever the product keeps besides.
    const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    )
  }
}
