import { enterpriseNameKey } from '../../identifiers/name.ts'
import type { Candidate } from '../fault.ts'
import { coreOf, dice, isSubsequence } from './name-likeness.ts'

export type NamedEnterprise = {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly code: string | null
  readonly formerNames: readonly string[]
}

type Entry = { readonly of: NamedEnterprise; readonly core: string; readonly former: boolean }

/** Below, two names are simply two names. */
const LEAST = 0.6
const MOST = 5
/** A pair of characters that more names share says nothing. */
const COMMON = 400

/** Names of the registered enterprises, to find the ones a name may mean. Built once a run, and only when a name is not found. */
export function enterpriseNames(all: readonly NamedEnterprise[]): (name: string) => Candidate[] {
  const entries: Entry[] = []
  const byPair = new Map<string, number[]>()
  const add = (of: NamedEnterprise, name: string, former: boolean) => {
    const core = coreOf(enterpriseNameKey(name))
    const index = entries.push({ of, core, former }) - 1
    for (const pair of pairsOf(core)) {
      const list = byPair.get(pair)
      if (list) list.push(index)
      else byPair.set(pair, [index])
    }
  }
  for (const one of all) {
    add(one, one.name, false)
    if (one.shortName) add(one, one.shortName, false)
    for (const former of one.formerNames) add(one, former, true)
  }
  return (name) => {
    const core = coreOf(enterpriseNameKey(name))
    const near = new Set<number>()
    for (const pair of pairsOf(core)) {
      const list = byPair.get(pair)
      if (list && list.length <= COMMON) for (const index of list) near.add(index)
    }
    const found = new Map<string, Candidate>()
    for (const index of near) {
      const entry = entries[index] as Entry
      const judged = judge(core, entry)
      const before = found.get(entry.of.id)
      if (!judged || (before && before.confidence >= judged.confidence)) continue
      const { id, name: label, code } = entry.of
      found.set(id, { id, label: code ? `${label}（${code}）` : label, ...judged })
    }
    return [...found.values()].sort((a, b) => b.confidence - a.confidence).slice(0, MOST)
  }
}

function judge(core: string, entry: Entry): { confidence: number; why: string } | undefined {
  if (core === entry.core)
    return entry.former ? { confidence: 0.95, why: '曾用名' } : { confidence: 0.9, why: '去掉地名后相同' }
  if (core.length >= 3 && entry.core.includes(core)) return { confidence: 0.8, why: '名称的一部分' }
  if (entry.core.length >= 3 && core.includes(entry.core)) return { confidence: 0.75, why: '包含其名称' }
  const likeness = dice(core, entry.core)
  if (likeness >= LEAST) return { confidence: Math.round(likeness * 80) / 100, why: '名称相近' }
  if (core.length >= 3 && core.length * 2 >= entry.core.length && isSubsequence(core, entry.core))
    return { confidence: 0.6, why: '像是简写' }
  return undefined
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i < text.length - 1; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
