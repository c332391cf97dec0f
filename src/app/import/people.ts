import type { PersonName } from '#domain/import/read/names.ts'
import { type Pending, personsOf, refuseWith, textOf } from './pending.ts'
import { personOf } from './person-directory.ts'
import type { Run } from './run.ts'

/** Looks up everybody the rows name in these fields. */
export async function loadPeople(run: Run, rows: readonly Pending[], fields: readonly string[]): Promise<void> {
  const names = rows.flatMap((row) => fields.flatMap((field) => personsOf(row, field)))
  await run.persons.load(
    names.map((one) => one.name),
    [
      ...rows.flatMap((row) => textOf(row, 'staffNo') ?? []),
      ...names.flatMap((one) => (one.hint && /^[0-9A-Za-z]+$/.test(one.hint) ? [one.hint.toUpperCase()] : [])),
    ],
  )
}

/**
 * The persons a cell names, in its order. The unit beside it is a filter where one person is named; a unit that does not
 * exist is a fault of its own. Undefined when the row was refused.
 */
export function peopleOf(run: Run, row: Pending, field: string, orgField: string): string[] | undefined {
  const names: readonly PersonName[] = personsOf(row, field)
  if (names.length === 0) return []
  const unit = textOf(row, orgField)
  const org = unit === null ? null : run.orgs.find(unit)
  if (org && !org.ok) {
    refuseWith(row, orgField, org.fault)
    return undefined
  }
  const ids: string[] = []
  for (const name of names) {
    const match = personOf(run.persons, run.orgs, name, {
      orgId: org?.id ?? null,
      staffNo: textOf(row, 'staffNo'),
      alone: names.length === 1,
    })
    if (!match.ok) {
      refuseWith(row, field, match.fault)
      return undefined
    }
    if (!ids.includes(match.id)) ids.push(match.id)
  }
  return ids
}

/** The unit that counts for a person today: of his primary post. */
export function unitOfPerson(run: Run, personId: string): string | null {
  const posts = run.persons.get(personId)?.posts ?? []
  return (posts.find((post) => post.is_primary) ?? posts[0])?.org_id ?? null
}
