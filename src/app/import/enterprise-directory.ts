import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import type { Doubt } from '#domain/import/fault.ts'
import { enterpriseNames } from '#domain/import/likeness/enterprise-names.ts'
import { type EnterpriseCandidate, type EnterpriseMatch, matchEnterprise } from '#domain/import/match.ts'
import { listNamesForMatching } from '#storage/import/choice-store.ts'
import { findEnterprises } from '#storage/import/enterprise-import.ts'
import type { Tx } from '#storage/open-database.ts'
import { type Answers, nameKeyOf } from './answers.ts'

/** Enterprises as the rows of an import name them: looked up once each, then kept. */
export type EnterpriseDirectory = {
  load(wanted: readonly { name: string | null; code: string | null }[]): Promise<void>
  find(name: string | null, code: string | null): EnterpriseMatch
  /** Who may be meant by a name that nobody bears: undefined when nobody resembles it, or it was said that none is meant. */
  doubtAbout(name: string, mayBeNew: boolean): Promise<Doubt | undefined>
  /** Forgets what was looked up: enterprises have been written. */
  clear(): void
}

export function enterpriseDirectory(tx: Tx, authorityId: string, answers: Answers): EnterpriseDirectory {
  const byKey = new Map<string, readonly EnterpriseCandidate[]>()
  const byCode = new Map<string, readonly EnterpriseCandidate[]>()
  const keyOf = (name: string) => enterpriseNameKey(answers.nameFor('enterprise', name))
  let likeNames: Promise<ReturnType<typeof enterpriseNames>> | undefined
  const readNames = async () =>
    enterpriseNames(
      (await listNamesForMatching(tx, authorityId)).map((row) => ({
        id: row.id,
        name: row.name,
        shortName: row.short_name,
        code: row.credit_code,
        formerNames: row.former_names,
      })),
    )
  return {
    clear() {
      byKey.clear()
      byCode.clear()
    },
    async doubtAbout(name, mayBeNew) {
      if (answers.isOther('enterprise', name)) return undefined
      likeNames ??= readNames()
      const candidates = (await likeNames)(name)
      if (candidates.length === 0) return undefined
      return { kind: 'enterprise', key: nameKeyOf('enterprise', name), text: name, context: null, candidates, mayBeNew }
    },
    async load(wanted) {
      const keys = new Set<string>()
      const codes = new Set<string>()
      for (const one of wanted) {
        if (one.name !== null && !byKey.has(keyOf(one.name))) keys.add(keyOf(one.name))
        if (one.code !== null && !byCode.has(one.code)) codes.add(one.code)
      }
      if (keys.size === 0 && codes.size === 0) return
      const rows = await findEnterprises(tx, authorityId, { keys: [...keys], codes: [...codes] })
      const found = rows.map((row) => ({ id: row.id, name: row.name, nameKey: row.name_key, code: row.credit_code }))
      const namedBy = Map.groupBy(found, (one) => one.nameKey)
      const codedBy = Map.groupBy(found, (one) => one.code)
      for (const key of keys) byKey.set(key, namedBy.get(key) ?? [])
      for (const code of codes) byCode.set(code, codedBy.get(code) ?? [])
    },
    find(name, code) {
      const nameKey = name === null ? '' : keyOf(name)
      const candidates = new Map(
        [...(byKey.get(nameKey) ?? []), ...(code === null ? [] : (byCode.get(code) ?? []))].map((one) => [one.id, one]),
      )
      return matchEnterprise({ name: name ?? '', nameKey, code }, [...candidates.values()])
    },
  }
}
