import { ENTERPRISES_KIND } from './kinds/enterprises.ts'
import type { KindDefinition } from './kinds/field.ts'
import { LINKS_KIND } from './kinds/links.ts'
import { MATTERS_KIND } from './kinds/matters.ts'
import { ORGS_KIND } from './kinds/orgs.ts'
import { PERSONS_KIND } from './kinds/persons.ts'
import { PROJECTS_KIND } from './kinds/projects.ts'
import { RECORDS_KIND } from './kinds/records.ts'
import { ROSTER_KIND } from './kinds/roster.ts'
import { READINGS_KIND, TARGETS_KIND } from './kinds/targets.ts'
import { VISITS_KIND } from './kinds/visits.ts'

export type { Field, FieldType, KindDefinition } from './kinds/field.ts'
export { IGNORED_HEADS, PROBLEM_HEAD } from './kinds/ignored-heads.ts'

export const IMPORT_KINDS = [
  'orgs',
  'persons',
  'enterprises',
  'projects',
  'roster',
  'links',
  'matters',
  'visits',
  'records',
  'targets',
  'readings',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** All kinds of sheets, each in a file of its own. */
export const KINDS = {
  orgs: ORGS_KIND,
  persons: PERSONS_KIND,
  enterprises: ENTERPRISES_KIND,
  projects: PROJECTS_KIND,
  roster: ROSTER_KIND,
  links: LINKS_KIND,
  matters: MATTERS_KIND,
  visits: VISITS_KIND,
  records: RECORDS_KIND,
  targets: TARGETS_KIND,
  readings: READINGS_KIND,
} as const satisfies Record<ImportKind, KindDefinition>

/** Longest text of a field, in characters. */
export const MOST_CHARACTERS = { text: 300, long_text: 8_000 } as const

/** A definition with its fields by name, for code that treats all kinds alike. */
export function kindOf(kind: ImportKind): KindDefinition {
  return KINDS[kind]
}
