import type { Holdings } from '#domain/link/handover.ts'
import type { Link, LinkRules } from '#domain/link/link.ts'
import { listOpenMattersOf } from '#storage/handover-store.ts'
import { type LinkRow, listHeldBy } from '#storage/link-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'

/** Kinds of pairing of different programs may share a name: within a hand-over each bears its program's as well. */
const nameOf = (row: Pick<LinkRow, 'programKey' | 'link'>) => `${row.programKey} ${row.link}`

/** What both parties of a hand-over hold, as the rules look at it; `rows` are the same pairings as they are kept. */
export async function loadHoldings(
  ctx: TxCtx,
  parties: { readonly fromPersonId: string; readonly toPersonId: string; readonly linkIds: readonly string[] | null },
): Promise<{ holdings: Holdings; rows: ReadonlyMap<string, LinkRow> }> {
  const { tx, authorityId } = ctx
  const today = todayOf(ctx)
  const from = await listHeldBy(tx, authorityId, parties.fromPersonId, today)
  const to = await listHeldBy(tx, authorityId, parties.toPersonId, today)
  const matters = (await listOpenMattersOf(tx, authorityId, parties.fromPersonId)).map((matter) => {
    const about = new Set([matter.enterpriseId, matter.projectId, matter.areaId])
    const through = from.filter((row) => row.programKey === matter.programKey && about.has(row.target.id))
    const moved = through.find((row) => parties.linkIds === null || parties.linkIds.includes(row.id))
    return { id: matter.id, linkId: (moved ?? through[0])?.id ?? null }
  })
  const rules: LinkRules[] = []
  for (const key of new Set(from.map((row) => row.programKey))) {
    const program = await findProgramNow(ctx, key)
    for (const kind of program?.links ?? []) rules.push({ ...kind, id: nameOf({ programKey: key, link: kind.id }) })
  }
  const links = [...from, ...to].map((row): Link => ({ ...row, link: nameOf(row) }))
  return { holdings: { links, matters, rules, today }, rows: new Map([...from, ...to].map((row) => [row.id, row])) }
}
