import { halfWidth } from '../identifiers/half-width.ts'
import { type Candidate, type Doubt, type FieldFault, nearby } from './fault.ts'
import { dice, isSubsequence } from './likeness/name-likeness.ts'
import { isLaterName } from './likeness/renamed-units.ts'

/** Found one; or why not, naming the candidates. Nothing is chosen between. */
export type Match = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly fault: FieldFault }

const hit = (id: string): Match => ({ ok: true, id })
const miss = (code: FieldFault['code'], data: FieldFault['data'], doubt?: Doubt): Match => ({
  ok: false,
  fault: doubt && doubt.candidates.length > 0 ? { code, data, doubt } : { code, data },
})

/** What was answered about a name before: the one meant; null: none of those that resemble it; undefined: never asked. */
export type Answered = (key: string) => string | null | undefined
const never: Answered = () => undefined

const MOST_CANDIDATES = 5

// ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type OrgCandidate = { readonly id: string; readonly name: string; readonly shortNames: readonly string[] }

export type OrgIndex = { find(text: string): Match; add(org: OrgCandidate): void; nameOf(id: string): string }

/** A unit's name as a key: width, spaces and brackets make no difference. */
export function orgKey(text: string): string {
  return halfWidth(text).replace(/[\s·]/g, '')
}

/**
 * Units by their name, by what was answered before, or by one of their short names. A short name that two units share is ambiguous; a full
 * name wins over it. Others that resemble the text are candidates to be asked about.
 */
export function orgIndex(orgs: readonly OrgCandidate[], answered: Answered = never): OrgIndex {
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
  const doubt = (text: string, key: string, candidates: readonly Candidate[]): Doubt => ({
    kind: 'org',
    key,
    text,
    context: null,
    candidates: candidates.slice(0, MOST_CANDIDATES),
    mayBeNew: false,
  })
  return {
    add,
    nameOf: (id) => byId.get(id)?.name ?? '',
    find(text) {
      const key = orgKey(text)
      const named = byName.get(key)
      if (named) return hit(named.id)
      const answer = answered(key)
      if (answer && byId.has(answer)) return hit(answer)
      const shorts = [...(byShort.get(key) ?? [])]
      if (shorts.length === 1 && shorts[0]) return hit(shorts[0].id)
      if (shorts.length > 1) {
        const candidates = shorts.map(({ id, name }) => ({
          id,
          label: name,
          confidence: share(shorts.length),
          why: '同一简称',
        }))
        return miss(
          'org.ambiguous',
          { text, candidates: shorts.map((org) => org.name).join('、') },
          doubt(text, key, candidates),
        )
      }
      const near = [...byName.values()]
        .flatMap((org) => {
          const judged = likeUnit(key, orgKey(org.name))
          return judged ? [{ id: org.id, label: org.name, ...judged }] : []
        })
        .sort((a, b) => b.confidence - a.confidence)
      const data = { text, candidates: nearby(near.map((one) => one.label)) }
      return answer === null ? miss('org.not_found', data) : miss('org.not_found', data, doubt(text, key, near))
    },
  }
}

const share = (n: number) => Math.round(100 / n) / 100

/** Why a unit may be meant by a text, and how likely. */
function likeUnit(key: string, name: string): { confidence: number; why: string } | undefined {
  if (key.length < 2) return undefined
  if (key.length >= 3 && (name.endsWith(key) || key.endsWith(name))) return { confidence: 0.9, why: '去掉地名后相同' }
  if (isLaterName(key, name)) return { confidence: 0.7, why: '机构改革前的名称' }
  if (key.length >= 3 && isSubsequence(key, name) && key.at(-1) === name.at(-1))
    return { confidence: 0.8, why: '像是简写' }
  if (name.includes(key) || key.includes(name)) return { confidence: 0.6, why: '名称的一部分' }
  if (isSubsequence(key, name)) return { confidence: 0.5, why: '像是简写' }
  const likeness = dice(key, name)
  return likeness >= 0.6 ? { confidence: Math.round(likeness * 80) / 100, why: '名称相近' } : undefined
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
  answered: Answered = never,
): Match {
  const label = (one: PersonCandidate) => personLabel(one, orgName)
  const named = candidates.filter((one) => one.name === wanted.name)
  const key = personKey(wanted)
  const answer = answered(key)
  if (answer && candidates.some((one) => one.id === answer)) return hit(answer)
  const doubt = (of: readonly PersonCandidate[], confidence: number, why: string): Doubt | undefined =>
    answer === null
      ? undefined
      : {
          kind: 'person',
          key,
          text: wanted.name,
          context: wanted.staffNo ?? (wanted.orgId === null ? null : orgName(wanted.orgId)),
          candidates: of.slice(0, MOST_CANDIDATES).map((one) => ({ id: one.id, label: label(one), confidence, why })),
          mayBeNew: false,
        }
  if (wanted.staffNo !== null) {
    const coded = candidates.find((one) => one.staffNo === wanted.staffNo)
    if (!coded)
      return miss(
        'person.not_found',
        { text: `${wanted.name} ${wanted.staffNo}`, candidates: nearby(named.map(label)) },
        doubt(named, share(named.length + 1), '同名，编号不同'),
      )
    if (coded.name !== wanted.name)
      return miss('person.code_conflict', { code: wanted.staffNo, candidates: label(coded) })
    return hit(coded.id)
  }
  const fitting = wanted.orgId === null ? named : named.filter((one) => one.orgIds.includes(wanted.orgId as string))
  const [only] = fitting
  if (fitting.length === 1 && only) return hit(only.id)
  if (fitting.length > 1)
    return miss(
      'person.ambiguous',
      { text: wanted.name, candidates: fitting.map(label).join('、') },
      doubt(fitting, share(fitting.length), '同名'),
    )
  return miss(
    'person.not_found',
    { text: wanted.name, candidates: nearby(named.map(label)) },
    doubt(named, named.length === 1 ? 0.8 : share(named.length), '同名，单位不同'),
  )
}

/** What a question about a person is kept under: his name with the unit and number that stood beside it. */
export function personKey({ name, orgId, staffNo }: PersonWanted): string {
  return `${name}|${orgId ?? ''}|${staffNo ?? ''}`
}

export function personLabel(one: PersonCandidate, orgName: (id: string) => string): string {
  const unit = one.orgIds[0] ? orgName(one.orgIds[0]) : '无单位'
  return `${one.name}（${unit}${one.staffNo ? `，${one.staffNo}` : ''}）`
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
