import { sql, type Tx } from './open-database.ts'

export type Authority = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly calendarId: string
  readonly settings: Readonly<Record<string, unknown>>
}

const COLUMNS = sql`id, code, name, time_zone as "timeZone", calendar_id as "calendarId", settings`

/** The authority of a sign-in code. */
export async function findAuthority(tx: Tx, code: string): Promise<Authority | undefined> {
  const { rows } = await sql<Authority>`select ${COLUMNS} from authority where code = ${code}`.execute(tx)
  return rows[0]
}

/** All authorities of this installation, by name. */
export async function listAuthorities(tx: Tx): Promise<Authority[]> {
  const { rows } = await sql<Authority>`select ${COLUMNS} from authority order by name`.execute(tx)
  return rows
}

/** @throws when there is no such authority: its id comes from a session, never from a person */
export async function getAuthority(tx: Tx, id: string): Promise<Authority> {
  const { rows } = await sql<Authority>`select ${COLUMNS} from authority where id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('no such authority')
  return row
}

/** Writes a new authority; false when its code is taken. */
export async function insertAuthority(
  tx: Tx,
  authority: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly kind: string
    readonly regionCode: string | null
    readonly timeZone: string
    readonly at: string
  },
): Promise<boolean> {
  const result = await sql`
    insert into authority (id, code, name, kind, region_code, time_zone, created_at)
    values (${authority.id}, ${authority.code}, ${authority.name}, ${authority.kind}, ${authority.regionCode}, ${authority.timeZone}, ${authority.at})
    on conflict (code) do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Sets one of the rules of sign-in (`access: { … }`) in an authority's settings. */
export async function setAccessSetting(tx: Tx, id: string, name: string, value: string): Promise<void> {
  await sql`
    update authority
       set settings = settings || jsonb_build_object('access', coalesce(settings -> 'access', '{}'::jsonb) || jsonb_build_object(${name}::text, ${value}::text))
     where id = ${id}`.execute(tx)
}
