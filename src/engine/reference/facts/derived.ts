/** What rules derived earlier, as facts for the next rule. */
import type { DutyMoments } from '../fact.ts'
import { clockFacts } from './clocks.ts'
import { dutyFact } from './duty-state.ts'
import { type Lister, periodOf, readerOf, subjectPath } from './paths.ts'

export const covers: Lister = (known, ref, calendar) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return derived.cover
    .filter((row) => row.rule === ref.name && row.calendar === (calendar ?? 'now'))
    .map((row) =>
      plain(row, { side: row.side, need: row.need, have: row.have, met: row.met, days: row.days }, { day: row.day }),
    )
}

export const duties: Lister = (known, ref) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return ref.name?.includes('.')
    ? clockFacts(known, ref)
    : derived.duty
        .filter((row) => row.rule === ref.name)
        .map((row) => {
          const moments: DutyMoments = {
            opened: row.opened_at,
            due: row.due_at,
            done: row.done_at,
            excused: row.state === 'excused',
            recurring: row.calendar !== null,
          }
          return dutyFact(
            known,
            plain(
              row,
              { need: row.need, have: row.have, days_late: row.days_late },
              { period: periodOf(row), day: row.day },
            ),
            moments,
          )
        })
}

export const measures: Lister = (known, ref) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return derived.measure
    .filter((row) => row.rule === ref.name)
    .map((row) => {
      const previous = derived.measure.find(
        (one) => one.rule === row.rule && one.subject_id === row.subject_id && one.ordinal === (row.ordinal ?? 0) - 1,
      )
      return plain(
        { ...subjectPath(row.subject_kind, row.subject_id), id: row.id, at: row.at },
        { value: row.value, previous: previous?.value, sample: row.sample },
        { period: periodOf(row), day: row.day },
      )
    })
}

export const rankings: Lister = (known, ref) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return derived.ranking
    .filter((row) => row.rule === ref.name)
    .map((row) =>
      plain(
        { ...subjectPath(row.subject_kind, row.subject_id), id: row.id, at: row.at },
        {
          value: row.value,
          place: row.place,
          from_bottom: row.from_bottom,
          of: row.of,
          pool: row.pool,
          previous_place: row.previous_place,
        },
        { period: periodOf(row), day: row.day },
      ),
    )
}

export const marks: Lister = (known, ref) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return derived.mark
    .filter((row) => row.rule === ref.name && !row.pending)
    .map((row) =>
      plain(
        row,
        {
          value: row.value,
          nth: row.nth,
          streak: row.streak,
          still: row.still,
          excused: row.excused,
          confirmed: row.confirmed,
          due: row.due_at,
        },
        {
          period: periodOf(row),
          day: row.day,
          stillUntil: row.still_until,
          given: { root: row.from_id, to: row.to_id },
        },
      ),
    )
}

export const points: Lister = (known, ref) => {
  const { derived } = known
  const { plain } = readerOf(known, ref)
  return derived.points
    .filter((row) => ref.name === undefined || row.rule === ref.name)
    .map((row) =>
      plain(
        { ...subjectPath(row.to_kind, row.to_id), id: row.id, at: row.at },
        { value: row.value, rule: row.rule, warned: row.warned, cancelled: row.cancelled },
        { period: periodOf(row), day: row.day },
      ),
    )
}
