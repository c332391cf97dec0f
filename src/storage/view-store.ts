import { sql, type Tx } from './open-database.ts'

export type ViewRow = {
  readonly id: string
  readonly list: string
  readonly name: string
  readonly search: Readonly<Record<string, string>>
  readonly hidden: readonly string[] | null
  readonly shared: 'own' | 'org' | 'all'
  readonly accountId: string
  readonly orgId: string | null
  readonly defaultRoles: readonly string[]
  readonly revision: number
}

const COLUMNS = sql`
  v.id, v.list, v.name, v.search, v.hidden, v.shared, v.account_id as "accountId", v.org_id as "orgId", v.default_roles as "defaultRoles",
  v.revision`

/** The views of a list that one may use: one's own, those of one's units, those of all; by name. */
export async function listViewRows(
  tx: Tx,
  authorityId: string,
  of: { readonly list: string; readonly accountId: string | null; readonly orgIds: readonly string[] },
): Promise<(ViewRow & { readonly org: { id: string; name: string } | null })[]> {
  const { rows } = await sql<ViewRow & { org: { id: string; name: string } | null }>`
    select ${COLUMNS}, case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as org
      from list_view v
      left join org o on o.authority_id = ${authorityId} and o.id = v.org_id
     where v.authority_id = ${authorityId} and v.list = ${of.list}
       and (v.account_id = ${of.accountId}::uuid or v.shared = 'all' or (v.shared = 'org' and v.org_id = any(${[...of.orgIds]}::uuid[])))
     order by v.shared, v.name, v.id`.execute(tx)
  return rows
}

export async function findView(tx: Tx, authorityId: string, id: string): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`
    select ${COLUMNS} from list_view v where v.authority_id = ${authorityId} and v.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Keeps a view; one of the same name, list and owner is replaced. Answers its id. */
export async function putView(
  tx: Tx,
  authorityId: string,
  view: Omit<ViewRow, 'revision'>,
  at: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into list_view (authority_id, id, list, name, search, hidden, shared, account_id, org_id, default_roles, changed_at)
    values (${authorityId}, ${view.id}, ${view.list}, ${view.name}, ${JSON.stringify(view.search)}::jsonb,
            ${view.hidden ? [...view.hidden] : null}::text[], ${view.shared}, ${view.accountId}, ${view.orgId},
            ${[...view.defaultRoles]}::text[], ${at})
    on conflict (authority_id, list, account_id, name)
    do update set search = excluded.search, hidden = excluded.hidden, shared = excluded.shared, org_id = excluded.org_id,
                  default_roles = excluded.default_roles, changed_at = excluded.changed_at, revision = list_view.revision + 1
    returning id`.execute(tx)
  return rows[0]?.id ?? view.id
}

/** A list opens with one view for a role: the others of the list let go of these roles. */
export async function takeDefaults(
  tx: Tx,
  authorityId: string,
  of: { readonly list: string; readonly roles: readonly string[]; readonly but: string },
): Promise<void> {
  await sql`
    update list_view v
       set default_roles = array(select r from unnest(v.default_roles) r where r <> all(${[...of.roles]}::text[])), revision = revision + 1
     where v.authority_id = ${authorityId} and v.list = ${of.list} and v.id <> ${of.but}
       and v.default_roles && ${[...of.roles]}::text[]`.execute(tx)
}

export async function deleteView(tx: Tx, authorityId: string, id: string): Promise<void> {
  await sql`delete from list_view where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}
