import type { FieldFault } from '#domain/import/fault.ts'
import type { Group, Program } from '#program/model.ts'
import { listMembers, listProgramsNow } from '#storage/import/program-import.ts'
import type { Tx } from '#storage/open-database.ts'

export type ProgramInForce = { readonly key: string; readonly version: number; readonly program: Program }

export type Resolved =
  | { readonly ok: true; readonly value: ProgramInForce }
  | { readonly ok: false; readonly fault: FieldFault }

/** The programs in force, and who is on their lists. */
export type Programs = {
  /** The program a row means: as written, else the one chosen for the file, else the only one. */
  resolve(text: string | null): Resolved
  /** Members of a group by id; undefined where the list follows from a condition and cannot be looked up here. */
  members(program: ProgramInForce, groupId: string): Promise<ReadonlySet<string> | undefined>
  /** Forgets the lists: members have been written. */
  forgetMembers(): void
}

export async function loadPrograms(
  tx: Tx,
  authorityId: string,
  today: string,
  chosen: string | undefined,
): Promise<Programs> {
  const rows = await listProgramsNow(tx, authorityId)
  const all = rows.map((row): ProgramInForce => ({ key: row.key, version: row.version, program: row.flat as Program }))
  const choices = all.map((one) => one.program.title).join('、') || '（还没有发布任何方案）'
  const named = (text: string) => all.find((one) => one.key === text || one.program.title === text)
  const lists = new Map<string, Map<string, Set<string>>>()
  const listsOf = async (key: string) => {
    const known = lists.get(key)
    if (known) return known
    const groups = new Map<string, Set<string>>()
    for (const member of await listMembers(tx, authorityId, key, today)) {
      groups.set(member.group_id, (groups.get(member.group_id) ?? new Set()).add(member.subject_id))
    }
    lists.set(key, groups)
    return groups
  }
  return {
    forgetMembers: () => lists.clear(),
    resolve(text): Resolved {
      const wanted = text ?? chosen ?? (all.length === 1 ? all[0]?.key : undefined)
      if (wanted === undefined) return { ok: false, fault: { code: 'program.needed', data: { choices } } }
      const found = named(wanted)
      if (!found) return { ok: false, fault: { code: 'program.unknown', data: { text: wanted, choices } } }
      return { ok: true, value: found }
    },
    async members(inForce, groupId) {
      const groups = await listsOf(inForce.key)
      const byId = new Map(inForce.program.roster.map((group) => [group.id, group]))
      return membersOf(byId.get(groupId), byId, groups)
    },
  }
}

function membersOf(
  group: Group | undefined,
  byId: ReadonlyMap<string, Group>,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> | undefined {
  if (!group) return undefined
  switch (group.members.kind) {
    case 'listed':
      return lists.get(group.id) ?? new Set()
    case 'found':
      return undefined
    case 'united': {
      const parts = group.members.of.map((id) => membersOf(byId.get(id), byId, lists))
      if (parts.includes(undefined)) return undefined
      return new Set(parts.flatMap((part) => [...(part ?? [])]))
    }
  }
}
