import { type AuditRow, CHAIN_START, linkHash, rowHash } from '#domain/audit/audit-row.ts'
import { newId } from '#domain/id.ts'
import { NOBODY } from './idempotency-store.ts'
import { sql, type Tx } from './open-database.ts'

/** Writes one audit row and leaves it for the chainer, in one statement of the act's own transaction. */
export async function appendAudit(tx: Tx, { authorityId, ...entry }: Omit<AuditRow, 'id'>): Promise<void> {
  await appendEnd(tx, authorityId, [entry], undefined)
}

/** The answer of a request with an idempotency key. `status` 1: done, 2: refused. */
export type Answer = {
  readonly accountId: string | null
  readonly key: string
  readonly hash: Uint8Array
  readonly at: string
  readonly status: 1 | 2
  readonly response: unknown
}

/**
 * What ends every use case, in one statement: its audit rows, and the answer under its key. False when another request
 * with the key has committed meanwhile (it is waited for): then all of this must be rolled back.
 */
export async function appendEnd(
  tx: Tx,
  authorityId: string,
  entries: readonly Omit<AuditRow, 'id' | 'authorityId'>[],
  answer: Answer | undefined,
): Promise<boolean> {
  const rows = entries.map((entry) => {
    // What jsonb would drop or change must not be in the digest: hash what will be read back.
    const detail = JSON.stringify(entry.detail)
    const row: AuditRow = { ...entry, authorityId, id: newId(), detail: JSON.parse(detail) }
    return { row, detail, hash: rowHash(row) }
  })
  const of = <T>(pick: (one: (typeof rows)[number]) => T) => rows.map(pick)
  const written = sql`
    written as (
      insert into audit (authority_id, id, at, account_id, person_id, act, thing_kind, thing_id, detail, outcome, row_hash)
      select ${authorityId}, r.id, r.at, r.account_id, r.person_id, r.act, r.thing_kind, r.thing_id, r.detail, r.outcome, r.row_hash
        from unnest(${of(({ row }) => row.id)}::uuid[], ${of(({ row }) => row.at)}::timestamptz[],
                    ${of(({ row }) => row.accountId)}::uuid[], ${of(({ row }) => row.personId)}::uuid[],
                    ${of(({ row }) => row.act)}::text[], ${of(({ row }) => row.thingKind)}::text[],
                    ${of(({ row }) => row.thingId)}::text[], ${of(({ detail }) => detail)}::jsonb[],
                    ${of(({ row }) => row.outcome)}::text[], ${of(({ hash }) => hash)}::bytea[])
             as r (id, at, account_id, person_id, act, thing_kind, thing_id, detail, outcome, row_hash)
      returning authority_id, id),
    pending as (insert into audit_pending (authority_id, audit_id) select authority_id, id from written)`
  if (!answer) {
    if (rows.length > 0) await sql`with ${written} select 1`.execute(tx)
    return true
  }
  const { rows: kept } = await sql`
    with ${written}
    insert into idempotency (authority_id, account_id, key, request_hash, status, response, at)
    values (${authorityId}, ${answer.accountId ?? NOBODY}, ${answer.key}, ${answer.hash}, ${answer.status},
            ${JSON.stringify(answer.response)}::jsonb, ${answer.at})
    on conflict do nothing
    returning 1`.execute(tx)
  return kept.length === 1
}

const BATCH = 2_000

/**
 * Links the rows nobody has linked yet, oldest first, and answers how many. One chainer at a time per authority; a
 * second one waits. Chains at most one batch: call again while it answers a full one ({@link chainAll}).
 */
export async function chainPending(tx: Tx, authorityId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.audit'), hashtext(${authorityId}))`.execute(tx)
  const head = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from audit_chain where authority_id = ${authorityId} order by seq desc limit 1`.execute(tx)
  const { rows } = await sql<{ id: string; row_hash: Buffer }>`
    select a.id, a.row_hash
      from audit_pending p
      join audit a on a.authority_id = p.authority_id and a.id = p.audit_id
     where p.authority_id = ${authorityId}
     order by p.audit_id
     limit ${BATCH}`.execute(tx)
  if (rows.length === 0) return 0
  let seq = Number(head.rows[0]?.seq ?? 0)
  let previous: Uint8Array = head.rows[0]?.hash ?? CHAIN_START
  const links = rows.map((row) => {
    const hash = linkHash(previous, row.row_hash)
    const link = { seq: ++seq, id: row.id, row: row.row_hash, previous, hash }
    previous = hash
    return link
  })
  await sql`
    with linked as (
      insert into audit_chain (authority_id, seq, audit_id, row_hash, prev_hash, hash)
      select ${authorityId}, l.seq, l.audit_id, l.row_hash, l.prev_hash, l.hash
        from unnest(${links.map((l) => l.seq)}::bigint[], ${links.map((l) => l.id)}::uuid[], ${links.map((l) => l.row)}::bytea[],
                    ${links.map((l) => Buffer.from(l.previous))}::bytea[], ${links.map((l) => l.hash)}::bytea[])
             as l (seq, audit_id, row_hash, prev_hash, hash)
      returning audit_id)
    delete from audit_pending where authority_id = ${authorityId} and audit_id in (select audit_id from linked)`.execute(
    tx,
  )
  return rows.length
}

/** Links everything that is pending in this transaction. */
export async function chainAll(tx: Tx, authorityId: string): Promise<number> {
  let total = 0
  for (let linked = BATCH; linked === BATCH; ) {
    linked = await chainPending(tx, authorityId)
    total += linked
  }
  return total
}

/** A place where the audit is not what was written. */
export type ChainFault = {
  readonly fault: 'row_changed' | 'row_missing' | 'row_unlinked' | 'gap' | 'broken_link'
  readonly seq: number | null
  readonly auditId: string | null
}

export type ChainReport = {
  readonly links: number
  readonly pending: number
  /** Digest of the last link, in hex: whoever wrote it down elsewhere can tell that nothing was cut off the end. */
  readonly head: string | null
  readonly faults: readonly ChainFault[]
}

type LinkRow = {
  seq: number
  audit_id: string
  row_hash: Buffer
  prev_hash: Buffer
  hash: Buffer
  id: string | null
  at: string
  account_id: string | null
  person_id: string | null
  act: string
  thing_kind: string
  thing_id: string
  detail: Record<string, unknown>
  outcome: 'done' | 'refused'
}

const MOST_FAULTS = 100

/** A link that was found right before: what comes after it is proved. */
export type ChainPlace = { readonly seq: number; readonly auditId: string; readonly hash: Uint8Array }

/**
 * Proves the chain of one authority: every row's content still has its digest, every link its predecessor, no number is
 * missing, and no row stands outside both chain and pending list. Reads it all, a page at a time.
 * @param since only what comes after this link, and that it still is what it was
 */
export async function verifyChain(tx: Tx, authorityId: string, since?: ChainPlace): Promise<ChainReport> {
  const faults: ChainFault[] = since ? await faultsAt(tx, authorityId, since) : []
  let seq = since?.seq ?? 0
  let previous: Uint8Array = since?.hash ?? CHAIN_START
  for (;;) {
    const { rows } = await sql<LinkRow>`
      select c.seq, c.audit_id, c.row_hash, c.prev_hash, c.hash,
             a.id, a.at, a.account_id, a.person_id, a.act, a.thing_kind, a.thing_id, a.detail, a.outcome
        from audit_chain c
        left join audit a on a.authority_id = c.authority_id and a.id = c.audit_id
       where c.authority_id = ${authorityId} and c.seq > ${seq}
       order by c.seq
       limit ${BATCH}`.execute(tx)
    for (const row of rows) {
      for (const fault of faultsOf(authorityId, row, seq, previous)) {
        faults.push({ fault, seq: Number(row.seq), auditId: row.audit_id })
      }
      seq = Number(row.seq)
      previous = row.hash
    }
    if (rows.length < BATCH || faults.length >= MOST_FAULTS) break
  }
  const outside = await sql<{ id: string }>`
    select a.id
      from audit a
      left join audit_chain c on c.authority_id = a.authority_id and c.audit_id = a.id
      left join audit_pending p on p.authority_id = a.authority_id and p.audit_id = a.id
     where a.authority_id = ${authorityId} and c.audit_id is null and p.audit_id is null
       ${since ? sql`and a.id > ${since.auditId}` : sql``}
     limit ${MOST_FAULTS}`.execute(tx)
  for (const row of outside.rows) faults.push({ fault: 'row_unlinked', seq: null, auditId: row.id })
  const pending = await sql<{ n: number }>`
    select count(*)::int as n from audit_pending where authority_id = ${authorityId}`.execute(tx)
  return {
    links: seq,
    pending: pending.rows[0]?.n ?? 0,
    head: seq === 0 ? null : Buffer.from(previous).toString('hex'),
    faults: faults.slice(0, MOST_FAULTS),
  }
}

/** The link itself: gone, or another one stands in its place. */
async function faultsAt(tx: Tx, authorityId: string, { seq, auditId, hash }: ChainPlace): Promise<ChainFault[]> {
  const { rows } = await sql<{ hash: Buffer; auditId: string }>`
    select hash, audit_id as "auditId" from audit_chain where authority_id = ${authorityId} and seq = ${seq}`.execute(
    tx,
  )
  const [link] = rows
  if (!link) return [{ fault: 'gap', seq, auditId }]
  return link.hash.equals(hash) && link.auditId === auditId ? [] : [{ fault: 'broken_link', seq, auditId }]
}

function faultsOf(authorityId: string, row: LinkRow, lastSeq: number, previous: Uint8Array): ChainFault['fault'][] {
  const found: ChainFault['fault'][] = []
  if (Number(row.seq) !== lastSeq + 1) found.push('gap')
  else if (!row.prev_hash.equals(previous)) found.push('broken_link')
  if (!linkHash(row.prev_hash, row.row_hash).equals(row.hash)) found.push('broken_link')
  if (row.id === null) return [...found, 'row_missing']
  const now = rowHash({
    authorityId,
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    personId: row.person_id,
    act: row.act,
    thingKind: row.thing_kind,
    thingId: row.thing_id,
    detail: row.detail,
    outcome: row.outcome,
  })
  if (!now.equals(row.row_hash)) found.push('row_changed')
  return found
}

export type AuditListed = {
  id: string
  at: string
  account_id: string | null
  login: string | null
  person_id: string | null
  person_name: string | null
  act: string
  thing_kind: string
  thing_id: string
  detail: Record<string, unknown>
  outcome: 'done' | 'refused'
  seq: number | null
}

export type AuditFilter = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly act?: string | undefined
  readonly accountId?: string | undefined
  readonly thingKind?: string | undefined
  readonly thingId?: string | undefined
  readonly outcome?: 'done' | 'refused' | undefined
  /** Id of the last row of the page before; newest first. */
  readonly after?: string | undefined
  readonly limit: number
}

/** One page of the audit, newest first. */
export async function listAudit(tx: Tx, authorityId: string, filter: AuditFilter): Promise<AuditListed[]> {
  const { rows } = await sql<AuditListed>`
    select a.id, a.at, a.account_id, c.login, a.person_id, p.name as person_name, a.act, a.thing_kind, a.thing_id,
           a.detail, a.outcome, ch.seq
      from audit a
      left join account c on c.authority_id = a.authority_id and c.id = a.account_id
      left join person p on p.authority_id = a.authority_id and p.id = a.person_id
      left join audit_chain ch on ch.authority_id = a.authority_id and ch.audit_id = a.id
     where a.authority_id = ${authorityId}
       ${filter.from ? sql`and a.at >= ${filter.from}` : sql``}
       ${filter.to ? sql`and a.at < ${filter.to}` : sql``}
       ${filter.act ? sql`and (a.act = ${filter.act} or starts_with(a.act, ${`${filter.act}.`}))` : sql``}
       ${filter.accountId ? sql`and a.account_id = ${filter.accountId}` : sql``}
       ${filter.thingKind ? sql`and a.thing_kind = ${filter.thingKind}` : sql``}
       ${filter.thingId ? sql`and a.thing_id = ${filter.thingId}` : sql``}
       ${filter.outcome ? sql`and a.outcome = ${filter.outcome}` : sql``}
       ${filter.after ? sql`and a.id < ${filter.after}` : sql``}
     order by a.id desc
     limit ${filter.limit}`.execute(tx)
  return rows
}
