/** What the reference derives: the columns of the derived tables that say something, as plain rows. */

type Base = { id: string; rule: string; calendar: string | null; ordinal: number | null; at: string; day: string }
type Paths = {
  person_id: string | null
  org_id: string | null
  enterprise_id: string | null
  project_id: string | null
  area_id: string | null
}

export type CoverRow = Base &
  Paths & {
    side: 'holder' | 'target'
    subject_kind: string
    subject_id: string
    need: number
    at_most: number | null
    have: number
    met: boolean
    days: number
  }
export type DutyRow = Base &
  Paths & {
    matter_id: string | null
    link_id: string | null
    from_kind: string
    from_id: string
    owner_kind: string
    owner_id: string
    opened_at: string
    due_at: string
    due_day: string
    need: number
    have: number
    done_at: string | null
    state: 'open' | 'met' | 'late' | 'missed' | 'excused'
    days_late: number
    unknown_year: boolean
    evidence: string[]
  }
export type ScorePartRow = { part: string; weight: number; value: string | null; state: string; share: string | null }
export type MeasureRow = Base & {
  subject_kind: string
  subject_id: string
  value: string | null
  state: 'value' | 'not_applicable' | 'missing'
  why: string | null
  numerator: string | null
  denominator: string | null
  sample: number
  parts: ScorePartRow[] | null
  evidence: string[]
}
export type RankingRow = Base & {
  subject_kind: string
  subject_id: string
  value: string
  place: number
  from_bottom: number
  of: number
  pool: string
  previous_place: number | null
}
type Given = Base &
  Paths & {
    matter_id: string | null
    from_kind: string
    from_rule: string | null
    from_id: string
    to_kind: string
    to_id: string
  }
export type MarkRow = Given & {
  pending: boolean
  value: string | null
  nth: number
  streak: number
  still: boolean
  still_until: string | null
  excused: boolean
  confirmed: boolean
  due_at: string | null
  red_line: boolean
}
export type PointsRow = Given & {
  give: string
  value: string
  warned: boolean
  warned_until: string | null
  cancelled: boolean
  cancelled_by: string | null
}

export type Derived = {
  cover: CoverRow[]
  duty: DutyRow[]
  measure: MeasureRow[]
  ranking: RankingRow[]
  mark: MarkRow[]
  points: PointsRow[]
  undecided: { rule: string; where: string; count: number }[]
}

export function nothingDerived(): Derived {
  return { cover: [], duty: [], measure: [], ranking: [], mark: [], points: [], undecided: [] }
}
