/** What rows share. Moments are ISO strings, days `YYYY-MM-DD` or ±infinity. */

export type Id = string | null

export type Recorded = { recorded_at: string; voided_at: string | null }

export type Happened = Recorded & { at: string; day: string }

export type Paths = { person_id: Id; org_id: Id; enterprise_id: Id; project_id: Id; area_id: Id }
