/** The paths of a row in memory: whom and what it leads to. */
export type Named = {
  readonly person_id?: string | null
  readonly org_id?: string | null
  readonly enterprise_id?: string | null
  readonly project_id?: string | null
  readonly area_id?: string | null
  readonly matter_id?: string | null
}

export const pathsOf = (row: Named) => ({
  person: row.person_id ?? null,
  org: row.org_id ?? null,
  enterprise: row.enterprise_id ?? null,
  project: row.project_id ?? null,
  area: row.area_id ?? null,
  matter: row.matter_id ?? null,
})

/** A row that is about one subject, whatever its kind. */
export const subjectPath = (kind: string, id: string): Named => ({ [`${kind}_id`]: id })
