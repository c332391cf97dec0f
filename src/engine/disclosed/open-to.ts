/** What a program's `disclosure` entries open to somebody, by the entries and nothing else. */
import type { Disclosure, FactRef, Party, Program } from '#program/model.ts'
import { KINDS } from './kinds.ts'

/** Who looks: anybody who passes by, or somebody with what he is. */
export type Looker =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'asker'
      /** Groups of the program that he, or the unit or enterprise he stands for, is on. */
      readonly groups: ReadonlySet<string>
      /** Runs or oversees the programs: what is disclosed to anybody is disclosed to him. */
      readonly oversees: boolean
    }

type PathParty = Extract<Party, { kind: 'path' }>

export type Opened = {
  readonly what: FactRef
  /** The entry that opens it. */
  readonly entry: Disclosure
  /** Columns that stay hidden: what each of the entries that apply hides. */
  readonly hide: readonly string[]
  /** Only rows that lead to him by one of these paths; absent: all rows. */
  readonly own?: readonly PathParty[]
}

/** What is open to somebody, one kind of fact once, in the order of the entries. */
export function openTo(program: Pick<Program, 'disclosure'>, looker: Looker): Opened[] {
  const byFact = new Map<string, Disclosure[]>()
  for (const entry of program.disclosure) {
    if (!KINDS[entry.what.kind]) continue
    const key = `${entry.what.kind} ${entry.what.name ?? ''}`
    byFact.set(key, [...(byFact.get(key) ?? []), entry])
  }
  return [...byFact.values()].flatMap((entries): Opened[] => {
    const open = entries.filter(({ to }) => to.some((party) => whole(party, looker)))
    const part = looker.kind === 'public' ? [] : entries.filter(({ to }) => to.some(({ kind }) => kind === 'path'))
    const told = open.length > 0 ? open : part
    const [entry] = told
    if (!entry) return []
    return [
      {
        what: entry.what,
        entry,
        // Each entry discloses something of its own: hidden is what all of them hide.
        hide: entry.hide.filter((name) => told.every((one) => one.hide.includes(name))),
        ...(open.length > 0
          ? {}
          : { own: part.flatMap(({ to }) => to.flatMap((party) => (party.kind === 'path' ? [party] : []))) }),
      },
    ]
  })
}

function whole(party: Party, looker: Looker): boolean {
  if (party.kind === 'public') return true
  if (looker.kind === 'public') return false
  return looker.oversees || (party.kind === 'group' && looker.groups.has(party.group))
}
