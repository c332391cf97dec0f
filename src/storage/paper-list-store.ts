import type { PaperFormat } from '#domain/paper/format.ts'
import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type PaperListed = {
  readonly id: string
  readonly programKey: string
  readonly paper: string
  readonly number: string | null
  readonly title: string
  readonly format: PaperFormat
  readonly to: readonly string[]
  readonly copy: readonly string[]
  readonly matter: { readonly id: string; readonly name: string } | null
  readonly issuedAt: string
  readonly voidedAt: string | null
  readonly content: Readonly<Record<string, unknown>>
  readonly code: string | null
}

export type PaperWhere = {
  readonly id?: string | undefined
  readonly program?: string | undefined
  readonly paper?: string | undefined
  readonly matterId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly voided?: boolean | undefined
  /** Part of the number or the title. */
  readonly q?: string | undefined
  /** Only these papers of these programs: program and paper. */
  readonly only?: readonly (readonly [program: string, paper: string])[] | undefined
  readonly scope: RawBuilder<unknown>
}

function condition(authorityId: string, where: PaperWhere): RawBuilder<unknown> {
  const like = where.q ? `%${where.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
  return sql`p.authority_id = ${authorityId} and ${where.scope}
    ${where.id ? sql`and p.id = ${where.id}` : sql``}
    ${where.program ? sql`and p.program_key = ${where.program}` : sql``}
    ${where.paper ? sql`and p.paper = ${where.paper}` : sql``}
    ${where.matterId ? sql`and p.matter_id = ${where.matterId}` : sql``}
    ${where.from ? sql`and p.day >= ${where.from}` : sql``}
    ${where.to ? sql`and p.day <= ${where.to}` : sql``}
    ${where.voided === undefined ? sql`` : where.voided ? sql`and p.voided_at is not null` : sql`and p.voided_at is null`}
    ${like === null ? sql`` : sql`and (p.number like ${like} or p.title like ${like})`}
    ${where.only ? sql`and p.program_key || ' ' || p.paper = any(${where.only.map((one) => one.join(' '))}::text[])` : sql``}`
}

/** Papers, the latest first. */
export async function listPaperRows(
  tx: Tx,
  authorityId: string,
  page: PaperWhere & { readonly after?: string | undefined; readonly limit: number },
): Promise<PaperListed[]> {
  const { rows } = await sql<PaperListed>`
    select p.id, p.program_key as "programKey", p.paper, p.number, p.title, p.format, p.to_names as "to", p.copy_names as copy,
           case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.number || ' ' || m.title) end as matter,
           p.issued_at as "issuedAt", p.voided_at as "voidedAt", p.content, p.code
      from paper p
      left join matter m on m.authority_id = ${authorityId} and m.id = p.matter_id
     where ${condition(authorityId, page)} ${page.after ? sql`and p.id < ${page.after}` : sql``}
     order by p.id desc limit ${page.limit}`.execute(tx)
  return rows
}

export async function countPaperRows(tx: Tx, authorityId: string, where: PaperWhere): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from paper p where ${condition(authorityId, where)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export type NumberSeries = {
  readonly pattern: string
  readonly year: number
  readonly last: number
  readonly issued: number
  readonly voided: readonly {
    readonly id: string
    readonly number: string
    readonly reason: string | null
    readonly at: string
  }[]
  /** Numbers of the series that no paper bears: none, or something is wrong. */
  readonly missing: readonly number[]
}

/** Every series of numbers of the authority: how far it has come, which numbers are void, whether any is missing. */
export async function listNumberSeries(tx: Tx, authorityId: string): Promise<NumberSeries[]> {
  const { rows } = await sql<NumberSeries>`
    with borne as (
      select s.paper as pattern, s.year, s.last, p.id, p.number, p.seq, p.voided_at, p.void_reason
        from paper_number s
        left join paper p on p.authority_id = s.authority_id and p.year = s.year
             and p.number = replace(replace(s.paper, 'YYYY', s.year::text), 'N', p.seq::text)
       where s.authority_id = ${authorityId} and s.program_key = ''
    )
    select pattern, year, last, count(distinct seq)::int as issued,
           coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number, 'reason', void_reason, 'at', voided_at) order by seq)
                    filter (where voided_at is not null), '[]') as voided,
           array(select n from generate_series(1, last) n
                  where not exists (select from borne b where b.pattern = borne.pattern and b.year = borne.year and b.seq = n)
                  limit 100) as missing
      from borne group by pattern, year, last order by year desc, pattern`.execute(tx)
  return rows
}
