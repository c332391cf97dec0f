import { sql, type Tx } from './open-database.ts'

export type PaperRow = {
  readonly id: string
  readonly programKey: string
  readonly paper: string
  readonly number: string | null
  readonly year: number | null
  readonly seq: number | null
  readonly title: string
  readonly matterId: string | null
  readonly personId: string | null
  readonly orgId: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly areaId: string | null
  readonly toNames: readonly string[]
  readonly copyNames: readonly string[]
  readonly calendar: string | null
  readonly ordinal: number | null
  /** What it said when it was issued; later changes do not reach it. */
  readonly content: Readonly<Record<string, unknown>>
  readonly issuedAt: string
  readonly issuedBy: string | null
  readonly day: string
  readonly voidedAt: string | null
  readonly voidReason: string | null
  readonly format: string
  /** SM3 over what was issued; null: entered from a ledger. */
  readonly digest: Uint8Array | null
  /** Printed on it; whoever holds the sheet asks by it whether it is genuine. */
  readonly code: string | null
  /** The office's own template that makes its file; null: the house sets it. */
  readonly templateId: string | null
}

/** Where in `paper_number` a series stands that belongs to the authority, not to one program's paper. */
const SERIES = ''

/**
 * The next number of a series (机关代字) in a year, without gaps: two kinds of paper with the same pattern, of one program or
 * of two, never bear the same number. The row stays locked until the paper that bears the number is stored. A series begins
 * after the papers that bear such numbers already.
 */
export async function nextPaperSeq(tx: Tx, authorityId: string, pattern: string, year: number): Promise<number> {
  const next = sql<{ last: number }>`
    update paper_number set last = last + 1
     where authority_id = ${authorityId} and program_key = ${SERIES} and paper = ${pattern} and year = ${year}
    returning last`
  const [known] = (await next.execute(tx)).rows
  if (known) return known.last
  await sql`
    insert into paper_number (authority_id, program_key, paper, year, last)
    select ${authorityId}, ${SERIES}, ${pattern}::text, ${year}::int, coalesce(max(p.seq), 0) from paper p
     where p.authority_id = ${authorityId} and p.year = ${year}
       and p.number = replace(replace(${pattern}::text, 'YYYY', p.year::text), 'N', p.seq::text)
    on conflict do nothing`.execute(tx)
  const [begun] = (await next.execute(tx)).rows
  if (!begun) throw new Error(`no series ${pattern} of ${year}`)
  return begun.last
}

export async function insertPaper(
  tx: Tx,
  authorityId: string,
  paper: Omit<PaperRow, 'voidedAt' | 'voidReason'>,
): Promise<void> {
  await sql`
    insert into paper (authority_id, id, program_key, paper, number, year, seq, title, matter_id, person_id, org_id, enterprise_id, project_id,
                       area_id, to_names, copy_names, calendar, ordinal, content, issued_at, issued_by, at, day, recorded_at, format,
                       digest, code, template_id)
    values (${authorityId}, ${paper.id}, ${paper.programKey}, ${paper.paper}, ${paper.number}, ${paper.year}, ${paper.seq}, ${paper.title},
            ${paper.matterId}, ${paper.personId}, ${paper.orgId}, ${paper.enterpriseId}, ${paper.projectId}, ${paper.areaId},
            ${[...paper.toNames]}::text[], ${[...paper.copyNames]}::text[], ${paper.calendar}, ${paper.ordinal}, ${JSON.stringify(paper.content)}::jsonb,
            ${paper.issuedAt}, ${paper.issuedBy}, ${paper.issuedAt}, ${paper.day}, ${paper.issuedAt}, ${paper.format}, ${paper.digest ? Buffer.from(paper.digest) : null}, ${paper.code},
            ${paper.templateId})`.execute(tx)
}

const SELECTED =
  sql.raw(`id, program_key as "programKey", paper, number, year, seq, title, matter_id as "matterId", person_id as "personId",
  org_id as "orgId", enterprise_id as "enterpriseId", project_id as "projectId", area_id as "areaId", to_names as "toNames",
  copy_names as "copyNames", calendar, ordinal, content, issued_at as "issuedAt", issued_by as "issuedBy", day, voided_at as "voidedAt",
  void_reason as "voidReason", format, digest, code, template_id as "templateId"`)

export async function findPaper(tx: Tx, authorityId: string, id: string, how?: 'hold'): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${SELECTED} from paper where authority_id = ${authorityId} and id = ${id} ${how ? sql`for update` : sql``}`.execute(
    tx,
  )
  return rows[0]
}

/** Papers of a matter, first issued first. */
export async function listPapersOf(tx: Tx, authorityId: string, matterId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select ${SELECTED} from paper where authority_id = ${authorityId} and matter_id = ${matterId} order by issued_at, id`.execute(
    tx,
  )
  return rows
}

/** A void paper keeps its number: the sequence shows no hole. */
export async function voidPaperRow(tx: Tx, authorityId: string, id: string, at: string, reason: string): Promise<void> {
  await sql`
    update paper set voided_at = ${at}, void_reason = ${reason}
     where authority_id = ${authorityId} and id = ${id} and voided_at is null`.execute(tx)
}

/** The paper whose printed code this is. */
export async function findPaperByCode(tx: Tx, authorityId: string, code: string): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${SELECTED} from paper where authority_id = ${authorityId} and code = ${code}`.execute(tx)
  return rows[0]
}

/** Keeps the first receipt of a unit, and that the paper has been read. */
export async function addReceipt(
  tx: Tx,
  authorityId: string,
  one: { paperId: string; orgId: string; at: string; by: string | null },
): Promise<void> {
  await sql`
    insert into paper_receipt (authority_id, paper_id, org_id, received_at, received_by)
    values (${authorityId}, ${one.paperId}, ${one.orgId}, ${one.at}, ${one.by}) on conflict do nothing`.execute(tx)
  await sql`
    update paper set read_at = ${one.at} where authority_id = ${authorityId} and id = ${one.paperId} and read_at is null`.execute(
    tx,
  )
}

/** Units that have received a paper, the first first. */
export async function listReceipts(tx: Tx, authorityId: string, paperId: string) {
  const { rows } = await sql<{ org: { id: string; name: string }; receivedAt: string }>`
    select jsonb_build_object('id', o.id, 'name', o.name) as org, r.received_at as "receivedAt"
      from paper_receipt r join org o on o.authority_id = r.authority_id and o.id = r.org_id
     where r.authority_id = ${authorityId} and r.paper_id = ${paperId} order by r.received_at, o.name`.execute(tx)
  return rows
}
