import { type Answered, type Match, matchPerson, type OrgIndex, type PersonCandidate } from '#domain/import/match.ts'
import type { PersonName } from '#domain/import/read/names.ts'
import { findPersons, type PersonFound } from '#storage/import/person-import.ts'
import type { Tx } from '#storage/open-database.ts'

/** Persons as the rows of an import name them: looked up once each, then kept. */
export type PersonDirectory = {
  load(names: readonly string[], codes: readonly string[]): Promise<void>
  candidates(name: string, code: string | null): readonly PersonFound[]
  /** A person that the import itself made or changed. */
  put(person: PersonFound): void
  get(id: string): PersonFound | undefined
  /** What was answered about a name before. */
  readonly answered: Answered
}

export function personDirectory(tx: Tx, authorityId: string, today: string, answered: Answered): PersonDirectory {
  const byName = new Map<string, Map<string, PersonFound>>()
  const byCode = new Map<string, PersonFound | null>()
  const byId = new Map<string, PersonFound>()
  const put = (person: PersonFound) => {
    const named = byName.get(person.name) ?? new Map<string, PersonFound>()
    named.set(person.id, person)
    byName.set(person.name, named)
    if (person.staff_no !== null) byCode.set(person.staff_no, person)
    byId.set(person.id, person)
  }
  return {
    put,
    answered,
    get: (id) => byId.get(id),
    candidates(name, code) {
      const found = new Map(byName.get(name) ?? [])
      const coded = code === null ? undefined : byCode.get(code)
      if (coded) found.set(coded.id, coded)
      return [...found.values()]
    },
    async load(names, codes) {
      const newNames = [...new Set(names)].filter((name) => !byName.has(name))
      const newCodes = [...new Set(codes)].filter((code) => !byCode.has(code))
      if (newNames.length === 0 && newCodes.length === 0) return
      const found = await findPersons(tx, authorityId, { names: newNames, codes: newCodes, today })
      for (const name of newNames) if (!byName.has(name)) byName.set(name, new Map())
      for (const code of newCodes) if (!byCode.has(code)) byCode.set(code, null)
      // A person found by code may share his name with others who were not asked for: those are looked up when named.
      const asked = new Set([...newNames, ...byName.keys()])
      for (const person of found) {
        if (asked.has(person.name)) put(person)
        else {
          if (person.staff_no !== null) byCode.set(person.staff_no, person)
          byId.set(person.id, person)
        }
      }
    },
  }
}

export function toCandidate(person: PersonFound): PersonCandidate {
  return { id: person.id, name: person.name, staffNo: person.staff_no, orgIds: person.posts.map((post) => post.org_id) }
}

/**
 * The person a cell names. A hint in brackets is his unit or his staff number; else the row's own unit or number, where the
 * cell names only one person.
 */
export function personOf(
  directory: PersonDirectory,
  orgs: OrgIndex,
  wanted: PersonName,
  row: { readonly orgId: string | null; readonly staffNo: string | null; readonly alone: boolean },
): Match {
  let staffNo = row.alone ? row.staffNo : null
  let orgId = row.alone ? row.orgId : null
  if (wanted.hint !== null) {
    const unit = orgs.find(wanted.hint)
    if (unit.ok) orgId = unit.id
    else if (/^[0-9A-Za-z]+$/.test(wanted.hint)) staffNo = wanted.hint.toUpperCase()
    else return unit
  }
  const candidates = directory.candidates(wanted.name, staffNo).map(toCandidate)
  const match = matchPerson({ name: wanted.name, staffNo, orgId }, candidates, orgs.nameOf, directory.answered)
  if (match.ok || row.alone || row.orgId === null || match.fault.code !== 'person.ambiguous') return match
  // Several persons in the cell and one unit beside it: the unit decides only where the name alone does not.
  return matchPerson({ name: wanted.name, staffNo, orgId: row.orgId }, candidates, orgs.nameOf, directory.answered)
}
