import { type RawBuilder, sql, type Tx } from './open-database.ts'

export type PaperListed = {
  readonly id: string
  readonly programKey: string
  readonly paper: string
  readonly number: string | null
  readonly title: string
  readonly to: readonly string[]
  readonly copy: readonly string[]
  readonly matter: { readonly id: string; readonly name: string } | null
  readonly issuedAt: string
  readonly voidedAt: string | null
  readonly content: Readonly<Record<string, unknown>>
  readonly code: string | null
}

/** Papers, the latest first. */
export async function listPaperRows(
  tx: Tx,
  authorityId: string,
  page: {
    id?: string | undefined
    program?: string | undefined
    matterId?: string | undefined
    /** Only these papers of these programs: program and paper. */
    only?: readonly (readonly [program: string, paper: string])[] | undefined
    scope: RawBuilder<unknown>
    after?: string | undefined
    limit: number
  },
): Promise<PaperListed[]> {
  const { rows } = await sql<PaperListed>`
    select p.id, p.program_key as "programKey", p.paper, p.number, p.title, p.to_names as "to", p.copy_names as copy,
           case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.number || ' ' || m.title) end as matter,
           p.issued_at as "issuedAt", p.voided_at as "voidedAt", p.content, p.code
      from paper p
      left join matter m on m.authority_id = ${authorityId} and m.id = p.matter_id
     where p.authority_id = ${authorityId} and ${page.scope}
       ${page.id ? sql`and p.id = ${page.id}` : sql``}
       ${page.program ? sql`and p.program_key = ${page.program}` : sql``}
       ${page.matterId ? sql`and p.matter_id = ${page.matterId}` : sql``}
       ${page.only ? sql`and p.program_key || ' ' || p.paper = any(${page.only.map((one) => one.join(' '))}::text[])` : sql``}
       ${page.after ? sql`and p.id < ${page.after}` : sql``}
     order by p.id desc limit ${page.limit}`.execute(tx)
  return rows
}
