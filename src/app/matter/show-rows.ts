import type { Program } from '#program/model.ts'
import { listNextClocks, type MatterListRow } from '#storage/matter-list.ts'
import { namesOf } from '#storage/name-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram, matterKindOf } from './load-program.ts'

export type Named = { readonly id: string; readonly name: string }

const OWN_CLOCKS: Readonly<Record<string, string>> = { objection: '裁定异议' }

/** What a clock is called: by its declaration, its tier, or one of our own. */
export function clockTitle(program: Program, matter: string, clock: string): string {
  const kind = matterKindOf(program, matter)
  if (clock.startsWith('tier:')) return `${kind?.tiers.find((tier) => `tier:${tier.id}` === clock)?.title ?? ''}协调`
  return kind?.clocks.find((one) => one.id === clock)?.title ?? OWN_CLOCKS[clock] ?? clock
}

/** Rows of a list as they are shown: names for ids, the program's titles, the clock that bites next. */
export async function showRows(ctx: TxCtx, rows: readonly MatterListRow[]) {
  const { tx, authorityId } = ctx
  const ids = (of: (row: MatterListRow) => string | null) => rows.flatMap((row) => of(row) ?? [])
  const orgs = await namesOf(tx, authorityId, 'org', [...ids((row) => row.leadOrgId), ...ids((row) => row.orgId)])
  const persons = await namesOf(tx, authorityId, 'person', [...ids((row) => row.personId), ...ids((row) => row.leaderId)])
  const enterprises = await namesOf(tx, authorityId, 'enterprise', ids((row) => row.enterpriseId))
  const projects = await namesOf(tx, authorityId, 'project', ids((row) => row.projectId))
  const clocks = await listNextClocks(tx, authorityId, rows.map((row) => row.id))
  const named = (names: ReadonlyMap<string, string>, id: string | null): Named | null => (id ? { id, name: names.get(id) ?? '' } : null)
  return Promise.all(
    rows.map(async ({ leadOrgId, orgId, personId, leaderId, enterpriseId, projectId, programVersion, ...row }) => {
      const program = await getProgram(ctx, row.programKey, programVersion)
      const kind = matterKindOf(program, row.matter)
      const clock = clocks.get(row.id)
      return {
        ...row,
        matterTitle: kind?.title ?? row.matter,
        endTitle: kind?.ends.find((end) => end.id === row.endId)?.title ?? null,
        leadOrg: named(orgs, leadOrgId),
        org: named(orgs, orgId),
        person: named(persons, personId),
        leader: named(persons, leaderId),
        enterprise: named(enterprises, enterpriseId),
        project: named(projects, projectId),
        clock: clock ? { ...clock, title: clockTitle(program, row.matter, clock.clock) } : null,
      }
    }),
  )
}
