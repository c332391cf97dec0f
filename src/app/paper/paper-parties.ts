import type { Party, Program } from '#program/model.ts'
import { namesOf } from '#storage/name-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'

/** More names than this are named by their group: 各被监测部门 rather than forty units. */
const MOST_NAMES = 12

/** How a paper addresses a group as a whole: 各部门. */
export const groupName = (title: string): string => (title.startsWith('各') ? title : `各${title}`)

/** How a periodic paper addresses the groups it goes to: their members by name, a large group by its title. */
export async function audienceNames(ctx: TxCtx, program: Program, parties: readonly Party[]): Promise<string[]> {
  const names: string[] = []
  for (const party of parties) {
    if (party.kind === 'public') names.push('社会公众')
    if (party.kind !== 'group') continue
    const members = await listGroupMembers(ctx.tx, ctx.authorityId, program.id, [party.group], dayOf(ctx))
    const group = program.roster.find((one) => one.id === party.group)
    if (members.length > MOST_NAMES || members.length === 0) {
      names.push(groupName(group?.title ?? party.group))
      continue
    }
    for (const kind of ['org', 'person'] as const) {
      const ids = members.filter((one) => one.subject_kind === kind).map((one) => one.subject_id)
      names.push(...(await namesOf(ctx.tx, ctx.authorityId, kind, ids)).values())
    }
  }
  return [...new Set(names)]
}
