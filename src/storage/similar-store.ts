import { type RawBuilder, sql, type Tx } from './open-database.ts'
import { leadOf, signOf } from './search-store.ts'

export type SimilarListed = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly enterprise: { readonly id: string; readonly name: string } | null
  readonly leadOrg: { readonly id: string; readonly name: string } | null
  readonly at: string
  /** The same enterprise. */
  readonly sameTarget: boolean
  /** Of the words asked for, how many it has. */
  readonly shared: number
}

/** So many candidates are compared by how many words they share. */
const CANDIDATES = 1000

/**
 * Matters like one: of those that share two of its words or more, the ones that share most, the same enterprise first.
 * @param scope over `t`
 */
export async function listSimilarMatters(
  tx: Tx,
  authorityId: string,
  of: {
    readonly id: string
    readonly programKey: string
    readonly enterpriseId: string | null
    readonly words: readonly string[]
    readonly scope: RawBuilder<unknown>
    readonly limit: number
  },
): Promise<SimilarListed[]> {
  if (of.words.length === 0) return []
  const words = of.words.map((word) => signOf('matter') + word)
  const query = `'${leadOf(authorityId)}' & (${words.map((word) => `'${word}'`).join(' | ')})`
  const { rows } = await sql<SimilarListed>`
    with near as (
      select t.id, t.enterprise_id, n.words from search_entry n
        join matter t on t.authority_id = ${authorityId} and t.id = n.thing_id
       where n.authority_id = ${authorityId} and n.kind = 'matter' and n.words @@ ${query}::tsquery and t.id <> ${of.id}
         and t.program_key = ${of.programKey} and t.state not in ('merged', 'dismissed') and ${of.scope}
       order by t.enterprise_id is not distinct from ${of.enterpriseId}::uuid desc, t.id desc limit ${CANDIDATES}),
    scored as (
      select near.id, near.enterprise_id is not distinct from ${of.enterpriseId}::uuid and near.enterprise_id is not null as same,
             (select count(*)::int from unnest(tsvector_to_array(near.words)) w where w = any(${words}::text[])) as shared from near)
    select t.id, t.number, t.title, t.state, t.at, s.same as "sameTarget", s.shared,
           case when e.id is not null and not t.sealed then jsonb_build_object('id', e.id, 'name', e.name) end as enterprise,
           case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as "leadOrg"
      from scored s
      join matter t on t.authority_id = ${authorityId} and t.id = s.id
      left join enterprise e on e.authority_id = ${authorityId} and e.id = t.enterprise_id
      left join org o on o.authority_id = ${authorityId} and o.id = t.lead_org_id
     where s.shared >= ${Math.min(2, of.words.length)}
     order by s.shared + case when s.same then 2 else 0 end desc, t.id desc limit ${of.limit}`.execute(tx)
  return rows
}
