import { sql, type Tx } from './open-database.ts'

/** Whom a notice is for: exactly one of them. */
export type Addressee = { readonly personId: string } | { readonly orgId: string } | { readonly accountId: string }

export type NewNotice = {
  readonly id: string
  readonly to: Addressee
  /** matter.assign, clock.warn, mark.tell … */
  readonly kind: string
  readonly thingKind: string
  readonly thingId: string
  /** Never personal data: it is shown to whoever is told. */
  readonly data: Readonly<Record<string, unknown>>
  /** When it may be shown: in quiet hours the next working morning. */
  readonly at: string
}

/** Leaves notices in the page of those who are told, in the transaction of what happened. */
export async function addNotices(tx: Tx, authorityId: string, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ id, to, kind, thingKind, thingId, data, at }) => ({
    id,
    account_id: 'accountId' in to ? to.accountId : null,
    person_id: 'personId' in to ? to.personId : null,
    org_id: 'orgId' in to ? to.orgId : null,
    kind,
    thing_kind: thingKind,
    thing_id: thingId,
    data,
    at,
  }))
  await sql`
    insert into notice (authority_id, id, account_id, person_id, org_id, kind, thing_kind, thing_id, data, at)
    select ${authorityId}, r.id, r.account_id, r.person_id, r.org_id, r.kind, r.thing_kind, r.thing_id, r.data, r.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, account_id uuid, person_id uuid, org_id uuid, kind text, thing_kind text, thing_id uuid, data jsonb, at timestamptz)`.execute(
    tx,
  )
}

/** Whether anybody was told of a thing in this way since a moment. */
export async function toldSince(
  tx: Tx,
  authorityId: string,
  of: { readonly kind: string; readonly thingId: string; readonly since: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from notice
     where authority_id = ${authorityId} and thing_kind = 'matter' and thing_id = ${of.thingId} and kind = ${of.kind} and at >= ${of.since} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export type NoticeRow = {
  readonly id: string
  readonly kind: string
  readonly thingKind: string
  readonly thingId: string
  readonly data: Record<string, unknown>
  readonly at: string
  readonly readAt: string | null
}

type Reader = {
  readonly accountId: string | null
  readonly personId: string | null
  readonly orgIds: readonly string[]
}

const mine = (reader: Reader) => sql`(account_id = ${reader.accountId}::uuid or person_id = ${reader.personId}::uuid
  or org_id = any(${[...reader.orgIds]}::uuid[]))`

/**
 * What somebody was told, latest first, with how much of it is unread until `hinted`, and how much later (`held`). `now`: what is
 * held back for the morning is not there yet.
 */
export async function listNotices(
  tx: Tx,
  authorityId: string,
  reader: Reader,
  page: { now: string; hinted: string; before?: string; unreadOnly: boolean; limit: number },
): Promise<{ items: NoticeRow[]; unread: number; held: number }> {
  const { rows } = await sql<NoticeRow>`
    select id, kind, thing_kind as "thingKind", thing_id as "thingId", data, at, read_at as "readAt"
      from notice
     where authority_id = ${authorityId} and ${mine(reader)} and at <= ${page.now}
       ${page.unreadOnly ? sql`and read_at is null` : sql``}
       ${page.before ? sql`and (at, id) < (select at, id from notice where authority_id = ${authorityId} and id = ${page.before})` : sql``}
     order by at desc, id desc limit ${page.limit}`.execute(tx)
  const count = await sql<{ unread: number; held: number }>`
    select count(*) filter (where at <= ${page.hinted})::int as unread, count(*) filter (where at > ${page.hinted})::int as held from notice
     where authority_id = ${authorityId} and ${mine(reader)} and at <= ${page.now} and read_at is null`.execute(tx)
  return { items: rows, unread: count.rows[0]?.unread ?? 0, held: count.rows[0]?.held ?? 0 }
}

/** Marks notices as read; those of others are left alone. Answers how many were. */
export async function markNoticesRead(
  tx: Tx,
  authorityId: string,
  reader: Reader,
  ids: readonly string[] | 'all',
  at: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notice set read_at = ${at}
     where authority_id = ${authorityId} and ${mine(reader)} and read_at is null and at <= ${at}
       ${ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Accounts that speak for an enterprise. */
export async function listEnterpriseAccounts(tx: Tx, authorityId: string, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from account where authority_id = ${authorityId} and enterprise_id = ${enterpriseId} and disabled_at is null order by id`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** Ids of the accounts, persons and units that were told something after one moment and until another. */
export async function listTold(tx: Tx, authorityId: string, after: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(account_id, person_id, org_id) as id from notice
     where authority_id = ${authorityId} and at > ${after} and at <= ${until}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Accounts that hold a role now. */
export async function listRoleAccounts(tx: Tx, authorityId: string, role: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from role_grant g join account a on a.authority_id = ${authorityId} and a.id = g.account_id and a.disabled_at is null
     where g.authority_id = ${authorityId} and g.role = ${role} and g.revoked_at is null order by a.id`.execute(tx)
  return rows.map((row) => row.id)
}
