import { enterpriseNameKey } from '#domain/identifiers/name.ts'
import { type EnterpriseCandidate, type EnterpriseMatch, matchEnterprise } from '#domain/import/match.ts'
import { findEnterprises } from '#storage/import/enterprise-import.ts'
import type { Tx } from '#storage/open-database.ts'

/** Enterprises as the rows of an import name them: looked up once each, then kept. */
export type EnterpriseDirectory = {
  load(wanted: readonly { name: string | null; code: string | null }[]): Promise<void>
  find(name: string | null, code: string | null): EnterpriseMatch
  /** Forgets what was looked up: enterprises have been written. */
  clear(): void
}

export function enterpriseDirectory(tx: Tx, authorityId: string): EnterpriseDirectory {
  const byKey = new Map<string, readonly EnterpriseCandidate[]>()
  const byCode = new Map<string, readonly EnterpriseCandidate[]>()
  return {
    clear() {
      byKey.clear()
      byCode.clear()
    },
    async load(wanted) {
      const keys = new Set<string>()
      const codes = new Set<string>()
      for (const one of wanted) {
        if (one.name !== null && !byKey.has(enterpriseNameKey(one.name))) keys.add(enterpriseNameKey(one.name))
        if (one.code !== null && !byCode.has(one.code)) codes.add(one.code)
      }
      if (keys.size === 0 && codes.size === 0) return
      const rows = await findEnterprises(tx, authorityId, { keys: [...keys], codes: [...codes] })
      const found = rows.map((row) => ({ id: row.id, name: row.name, nameKey: row.name_key, code: row.credit_code }))
      for (const key of keys)
        byKey.set(
          key,
          found.filter((one) => one.nameKey === key),
        )
      for (const code of codes)
        byCode.set(
          code,
          found.filter((one) => one.code === code),
        )
    },
    find(name, code) {
      const nameKey = name === null ? '' : enterpriseNameKey(name)
      const candidates = new Map(
        [...(byKey.get(nameKey) ?? []), ...(code === null ? [] : (byCode.get(code) ?? []))].map((one) => [one.id, one]),
      )
      return matchEnterprise({ name: name ?? '', nameKey, code }, [...candidates.values()])
    },
  }
}
