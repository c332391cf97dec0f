import { findMatterTitles } from '#storage/fact-title-store.ts'
import { type NamedTable, namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'

const TABLES: ReadonlySet<string> = new Set(['org', 'person', 'enterprise', 'project', 'area'] satisfies NamedTable[])

/** Names of subjects of any kind: `name(kind, id)`. The authority itself is 全区域. */
export async function subjectNames(
  ctx: TxCtx,
  subjects: readonly { readonly kind: string; readonly id: string }[],
): Promise<(kind: string, id: string) => string> {
  const names = new Map<string, string>()
  for (const kind of new Set(subjects.map((one) => one.kind))) {
    const ids = subjects.filter((one) => one.kind === kind).map((one) => one.id)
    const found = TABLES.has(kind)
      ? await namesOf(ctx.tx, ctx.authorityId, kind as NamedTable, ids)
      : kind === 'matter'
        ? await findMatterTitles(ctx.tx, ctx.authorityId, ids)
        : new Map<string, string>()
    for (const [id, name] of found) names.set(`${kind} ${id}`, name)
  }
  return (kind, id) => names.get(`${kind} ${id}`) ?? (kind === 'authority' || kind === 'office' ? '全区' : '—')
}
