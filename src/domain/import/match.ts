import { halfWidth } from '../identifiers/half-width.ts'
import type { FieldFault } from './fault.ts'
import { nearby } from './fault.ts'

/** Found one; or why not, naming the candidates. Nothing is chosen between. */
export type Match = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly fault: FieldFault }

const hit = (id: string): Match => ({ ok: true, id })
const miss = (code: FieldFault['code'], data: FieldFault['data']): Match => ({ ok: false, fault: { code, data } })

// ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type OrgCandidate = { readonly id: string; readonly name: string; readonly shortNames: readonly string[] }

export type OrgIndex = { find(text: string): Match; add(org: OrgCandidate): void; nameOf(id: string): string }

/** A unit's name as a key: width, spaces and brackets make no difference. */
export function orgKey(text: string): string {
  return halfWidth(text).replace(/[\s·]/g, '')
}

/** Units by their name or one of their short names. A short name that two units share is ambiguous; a full name wins over it. */
export function orgIndex(orgs: readonly OrgCandidate[]): OrgIndex {
  const byName = new Map<string, OrgCandidate>()
  const byShort = new Map<string, Set<OrgCandidate>>()
  const byId = new Map<string, OrgCandidate>()
  const add = (org: OrgCandidate) => {
    const before = byId.get(org.id)
    if (before) for (const short of before.shortNames) byShort.get(orgKey(short))?.delete(before)
    byName.set(orgKey(org.name), org)
    byId.set(org.id, org)
    for (const short of org.shortNames) {
      const key = orgKey(short)
      byShort.set(key, (byShort.get(key) ?? new Set()).add(org))
    }
  }
  for (const org of orgs) add(org)
  return {
    add,
    nameOf: (id) => byId.get(id)?.name ?? '',
    find(text) {
      const key = orgKey(text)
      const named = byName.get(key)
      if (named) return hit(named.id)
      const shorts = [...(byShort.get(key) ?? [])]
      if (shorts.length === 1 && shorts[0]) return hit(shorts[0].id)
      if (shorts.length > 1)
        return miss('org.ambiguous', { text, candidates: shorts.map((org) => org.name).join('、') })
      const near = [...byName.values()].filter((org) => resembles(orgKey(org.name), key)).map((org) => org.name)
      return miss('org.not_found', { text, candidates: nearby(near) })
    },
  }
}

function resembles(name: string, key: string): boolean {
  if (key.length < 2) return false
  return name.includes(key) || key.includes(name) || isSubsequence(key, name)
}

/** 经发局 ⊂ 经济发展局: how people shorten names. Only for suggesting. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}

// ── persons ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PersonCandidate = {
  readonly id: string
  readonly name: string
  readonly staffNo: string | null
  /** Units of the posts held today. */
  readonly orgIds: readonly string[]
}

export type PersonWanted = { readonly name: string; readonly staffNo: string | null; readonly orgId: string | null }

/**
 * The person meant: by staff number, which must bear the same name; else by name within the unit; else by name alone where only one
 * person has it. A name that several bear, or that the unit does not have, is refused with the candidates.
 */
export function matchPerson(
  wanted: PersonWanted,
  candidates: readonly PersonCandidate[],
  orgName: (id: string) => string,
): Match {
  const label = (one: PersonCandidate) => {
    const unit = one.orgIds[0] ? orgName(one.orgIds[0]) : '无单位'
    return `${one.name}（${unit}${one.staffNo ? `，${one.staffNo}` : ''}）`
  }
  const named = candidates.filter((one) => one.name === wanted.name)
  if (wanted.staffNo !== null) {
    const coded = candidates.find((one) => one.staffNo === wanted.staffNo)
    if (!coded)
      return miss('person.not_found', {
        text: `${wanted.name} ${wanted.staffNo}`,
        candidates: nearby(named.map(label)),
      })
    if (coded.name !== wanted.name)
      return miss('person.code_conflict', { code: wanted.staffNo, candidates: label(coded) })
    return hit(coded.id)
  }
  const fitting = wanted.orgId === null ? named : named.filter((one) => one.orgIds.includes(wanted.orgId as string))
  const [only] = fitting
  if (fitting.length === 1 && only) return hit(only.id)
  if (fitting.length > 1)
    return miss('person.ambiguous', { text: wanted.name, candidates: fitting.map(label).join('、') })
  return miss('person.not_found', { text: wanted.name, candidates: nearby(named.map(label)) })
}

// ── enterprises ──────────────────────────────────────────────────────────────────────────────────────────────────────

export type EnterpriseCandidate = {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly code: string | null
}

export type EnterpriseWanted = { readonly name: string; readonly nameKey: string; readonly code: string | null }

/** `none`: nobody like it is registered, so it may be a new one. */
export type EnterpriseMatch = Match | { readonly ok: 'none' }

/**
 * The enterprise meant: by credit code; else by the key of its name. A code that belongs to another name, or a name that is
 * registered under another code, is refused: one of the two is wrong.
 */
export function matchEnterprise(wanted: EnterpriseWanted, candidates: readonly EnterpriseCandidate[]): EnterpriseMatch {
  const label = (one: EnterpriseCandidate) => (one.code ? `${one.name}（${one.code}）` : one.name)
  const named = wanted.nameKey === '' ? [] : candidates.filter((one) => one.nameKey === wanted.nameKey)
  if (wanted.code !== null) {
    const coded = candidates.find((one) => one.code === wanted.code)
    if (coded) {
      if (wanted.nameKey === '' || coded.nameKey === wanted.nameKey) return hit(coded.id)
      return miss('enterprise.name_conflict', { candidates: label(coded) })
    }
    const uncoded = named.filter((one) => one.code === null)
    const [only] = uncoded
    if (named.length === 1 && only) return hit(only.id)
    if (named.length > 0) return miss('enterprise.code_conflict', { candidates: named.map(label).join('、') })
    return { ok: 'none' }
  }
  const [only] = named
  if (named.length === 1 && only) return hit(only.id)
  if (named.length > 1)
    return miss('enterprise.ambiguous', { text: wanted.name, candidates: named.map(label).join('、') })
  return { ok: 'none' }
}
