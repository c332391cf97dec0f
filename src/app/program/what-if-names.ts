import { type NamedTable, namesOf } from '#storage/name-store.ts'
import type { Tx } from '#storage/open-database.ts'

export type SubjectRef = { readonly kind: string; readonly id: string }
export type SubjectNamed = SubjectRef & { readonly name: string }

const TABLES: readonly NamedTable[] = ['org', 'person', 'enterprise', 'project', 'area']
const isTable = (kind: string): kind is NamedTable => (TABLES as readonly string[]).includes(kind)

/** What accounts without a row of their own are called. */
const ROLES: Readonly<Record<string, string>> = {
  authority: '本级',
  office: '办公室',
  leader: '领导',
  head: '单位负责人',
  first_hand: '首办人',
  group: '名单',
  public: '公众',
}

/** A function that adds names to subjects, read from the database at once. */
export async function namesOfSubjects(
  tx: Tx,
  authorityId: string,
  subjects: readonly SubjectRef[],
): Promise<(subject: SubjectRef) => SubjectNamed> {
  const names = new Map<string, string>()
  for (const table of TABLES) {
    const ids = subjects.filter((one) => one.kind === table).map((one) => one.id)
    for (const [id, name] of await namesOf(tx, authorityId, table, ids)) names.set(`${table} ${id}`, name)
  }
  return ({ kind, id }) => ({
    kind,
    id,
    name: names.get(`${kind} ${id}`) ?? ROLES[kind] ?? (isTable(kind) ? id : kind),
  })
}
