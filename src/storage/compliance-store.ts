import { sql, type Tx } from './open-database.ts'

/** Figures of the accounts of an authority, as they stand. */
export async function countAccounts(tx: Tx, authorityId: string, now: string) {
  const { rows } = await sql<{
    live: number
    otherHash: number
    anonymous: number
    idle: number
    unchanged: number
    sessions: number
    oldestSession: string | null
  }>`
    with live as (
      select a.*, exists (select from role_grant g where g.authority_id = a.authority_id and g.account_id = a.id and g.revoked_at is null
                             and g.role like '%\\_admin') as admin
        from account a where a.authority_id = ${authorityId} and a.disabled_at is null)
    select count(*)::int as live,
           count(*) filter (where password_hash not like '$argon2id$%')::int as "otherHash",
           count(*) filter (where person_id is null and enterprise_id is null and not admin)::int as anonymous,
           count(*) filter (where coalesce(signed_in_at, created_at) < ${now}::timestamptz - interval '180 days')::int as idle,
           count(*) filter (where must_change and created_at < ${now}::timestamptz - interval '30 days')::int as unchanged,
           (select count(*)::int from session s where s.authority_id = ${authorityId} and s.expires_at > ${now}) as sessions,
           (select min(s.created_at) from session s where s.authority_id = ${authorityId} and s.expires_at > ${now}) as "oldestSession"
      from live`.execute(tx)
  return only(rows)
}

/** Who holds the three administrators' roles, and who holds one of them beside another role. */
export async function countAdministrators(tx: Tx, authorityId: string) {
  const { rows } = await sql<{ system: number; security: number; audit: number; mixed: number }>`
    with held as (
      select g.account_id, array_agg(distinct g.role) as roles from role_grant g
        join account a on a.authority_id = g.authority_id and a.id = g.account_id and a.disabled_at is null
       where g.authority_id = ${authorityId} and g.revoked_at is null group by g.account_id)
    select count(*) filter (where 'system_admin' = any(roles))::int as system,
           count(*) filter (where 'security_admin' = any(roles))::int as security,
           count(*) filter (where 'audit_admin' = any(roles))::int as audit,
           count(*) filter (where roles && array['system_admin', 'security_admin', 'audit_admin'] and cardinality(roles) > 1)::int as mixed
      from held`.execute(tx)
  return only(rows)
}

/** What the database itself holds back from the role the product runs as. */
export async function readDatabaseGuards(tx: Tx) {
  const { rows } = await sql<{
    role: string
    superuser: boolean
    bypass: boolean
    auditOpen: boolean
    unguarded: string[]
    places: string[]
    encrypted: boolean
  }>`
    select current_user as role, r.rolsuper as superuser, r.rolbypassrls as bypass,
           has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete')
             or has_table_privilege('audit_chain', 'update') or has_table_privilege('audit_chain', 'delete') as "auditOpen",
           coalesce((select array_agg(c.relname::text order by c.relname) from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
             where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
               and not (c.relrowsecurity and c.relforcerowsecurity)), '{}') as unguarded,
           coalesce((select array_agg(c.relname || '.' || a.attname order by 1) from pg_class c
              join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attnum > 0
             where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
               and (a.atttypid = any('{point,path,polygon,box,circle}'::regtype[])
                    or a.attname ~ '^(lat|lng|lon|latitude|longitude|gps|geo.*|coordinates?|track)$')), '{}') as places,
           coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted
      from pg_roles r where r.rolname = current_user`.execute(tx)
  return only(rows)
}

/** Figures of the audit and of what is kept under its own key. */
export async function countAudit(tx: Tx, authorityId: string, now: string) {
  const { rows } = await sql<{
    first: string | null
    rows: number
    refused: number
    reveals: number
    sealed: number
    sealedPlain: number
    twice: number
  }>`
    select (select min(at) from audit where authority_id = ${authorityId}) as first,
           (select count(*)::int from audit where authority_id = ${authorityId}) as rows,
           (select count(*)::int from audit where authority_id = ${authorityId} and outcome = 'refused' and at > ${now}::timestamptz - interval '30 days') as refused,
           (select count(*)::int from audit where authority_id = ${authorityId} and act in ('person.reveal', 'enterprise.reveal', 'matter.reveal')
               and at > ${now}::timestamptz - interval '30 days') as reveals,
           (select count(*)::int from sealed_raiser where authority_id = ${authorityId}) as sealed,
           (select count(*)::int from sealed_raiser s join matter m on m.authority_id = s.authority_id and m.id = s.matter_id
             where s.authority_id = ${authorityId} and m.raiser_person_id is not null) as "sealedPlain",
           (select count(*)::int from (select from visit where authority_id = ${authorityId} and voided_at is null and enterprise_id is not null
                group by person_id, enterprise_id, at having count(*) > 1) v) as twice`.execute(tx)
  return only(rows)
}

export type BackupMade = { readonly at: string; readonly file: string; readonly rows: string }

/** The last backup that is known of. */
export async function findLastBackup(tx: Tx, authorityId: string): Promise<BackupMade | undefined> {
  const { rows } = await sql<BackupMade>`
    select at, file, rows from backup_made where authority_id = ${authorityId} order by at desc limit 1`.execute(tx)
  return rows[0]
}

/** Red-line marks, how many a person has judged, and points that count although nobody has judged the red line they rest on. */
export async function countJudged(tx: Tx, authorityId: string) {
  const { rows } = await sql<{ redLines: number; judged: number; automatic: number }>`
    select count(*)::int as "redLines", count(*) filter (where m.confirmed)::int as judged,
           (select count(*)::int from derived_points p join derived_mark k on k.authority_id = p.authority_id and k.id = p.from_id
             where p.authority_id = ${authorityId} and k.red_line and not k.confirmed and not p.cancelled and p.value <> 0) as automatic
      from derived_mark m where m.authority_id = ${authorityId} and m.red_line`.execute(tx)
  return only(rows)
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (!row) throw new Error('a count gave no row')
  return row
}
