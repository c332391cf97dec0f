import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import type { DoubtKind } from '#domain/import/fault.ts'
import type { Answered } from '#domain/import/match.ts'
import { listAliases } from '#storage/import/choice-store.ts'
import type { Tx } from '#storage/open-database.ts'

/** What was answered about doubtful names, for a run. */
export type Answers = {
  of(kind: DoubtKind): Answered
  /** The registered name that a written one was said to mean. */
  nameFor(kind: 'enterprise' | 'project', written: string): string
  /** Whether it was said to be none of the registered ones. */
  isOther(kind: 'enterprise' | 'project', written: string): boolean
}

export async function loadAnswers(tx: Tx, authorityId: string): Promise<Answers> {
  const all = new Map(
    (await listAliases(tx, authorityId)).map((one) => [
      `${one.kind} ${one.key}`,
      { id: one.thing_id, name: one.thing },
    ]),
  )
  const find = (kind: DoubtKind, key: string) => all.get(`${kind} ${key}`)
  return {
    of: (kind) => (key) => find(kind, key)?.id,
    nameFor: (kind, written) => find(kind, nameKeyOf(kind, written))?.name ?? written,
    isOther: (kind, written) => find(kind, nameKeyOf(kind, written))?.id === null,
  }
}

/** What a question about an enterprise or a project is kept under. */
export function nameKeyOf(kind: 'enterprise' | 'project', name: string): string {
  return kind === 'enterprise' ? enterpriseNameKey(name) : name.replace(/\s/g, '')
}
