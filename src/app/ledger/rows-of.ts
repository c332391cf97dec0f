import type { Ctx } from '../context.ts'
import type { LedgerKind } from './kind.ts'

/** Rows read at a time. */
const PAGE = 200

/** What a row that has a file has. */
export type ListedRow = { readonly id: string; readonly number?: string | null; readonly title?: string }

/** What is made of each row of a list, page by page, under the rights of whoever asked. */
export async function* rowsOf<T>(
  { db, authorityId, ...ctx }: Ctx,
  kind: LedgerKind,
  filter: Readonly<Record<string, unknown>>,
  make: (row: ListedRow) => Promise<T>,
): AsyncGenerator<T> {
  let cursor: string | null | undefined
  do {
    const input = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) }
    const page = await db.inAuthority(authorityId, (tx) => kind.list({ ...ctx, db, authorityId, tx }, input), {
      readOnly: true,
    })
    if (!page.ok) throw new Error(page.error.code)
    for (const item of page.value.items) yield await make(item as ListedRow)
    cursor = page.value.next
  } while (cursor)
}
