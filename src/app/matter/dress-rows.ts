import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import type { MatterKind } from '#program/model.ts'
import type { MatterListed } from '#storage/matter-list-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram, matterKindOf } from './load-program.ts'

/** The words of the program and the nearest clock, for rows of a list. */
export async function dressRows(ctx: TxCtx, rows: readonly MatterListed[]) {
  const kinds = new Map<string, MatterKind | undefined>()
  for (const { programKey, programVersion, matter } of rows) {
    const name = `${programKey} ${programVersion} ${matter}`
    if (!kinds.has(name)) kinds.set(name, matterKindOf(await getProgram(ctx, programKey, programVersion), matter))
  }
  return rows.map((row) => {
    const kind = kinds.get(`${row.programKey} ${row.programVersion} ${row.matter}`)
    return {
      ...row,
      matterTitle: kind?.title ?? row.matter,
      endTitle: row.endId === null ? null : (kind?.ends.find((end) => end.id === row.endId)?.title ?? row.endId),
      clock: row.clock && {
        ...row.clock,
        title: clockTitle(kind, row.clock.clock),
        explain: explainDeadline(row.clock.explain),
      },
    }
  })
}

const OWN_CLOCKS: Readonly<Record<string, string>> = {
  objection: '异议裁定',
  extension: '延期审批',
  review: '挂账复查',
}

/** What a clock is called: its title in the program, the tier it belongs to, or one of the platform's own. */
export function clockTitle(kind: MatterKind | undefined, clock: string): string {
  const tier = clock.startsWith('tier:') ? kind?.tiers.find((one) => one.id === clock.slice(5))?.title : undefined
  return kind?.clocks.find((one) => one.id === clock)?.title ?? tier ?? OWN_CLOCKS[clock] ?? clock
}
