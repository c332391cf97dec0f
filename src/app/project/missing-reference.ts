import { type Failure, fail } from '#domain/result.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'

/** The first of a project's references that leads nowhere. */
export async function missingReference(
  { tx, authorityId }: TxCtx,
  ids: { readonly orgId: string | null; readonly enterpriseId: string | null; readonly areaId: string | null },
): Promise<{ ok: false; error: Failure } | null> {
  for (const [table, key] of [
    ['org', 'orgId'],
    ['enterprise', 'enterpriseId'],
    ['area', 'areaId'],
  ] as const) {
    const id = ids[key]
    if (id && !(await namesOf(tx, authorityId, table, [id])).has(id))
      return fail(`${table}.not_found`, undefined, [key])
  }
  return null
}
