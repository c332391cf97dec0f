/** What a case came to, in sentences: scores and points, rankings, duties, red lines, each with its clause. */
import {
  type About,
  explainDuties,
  explainMark,
  explainMeasure,
  explainPoints,
  explainRanking,
} from '#program/explain/result.ts'
import type { MeasureRow } from '../reference/rows.ts'
import { rowsFor } from './judge-case.ts'
import type { TriedCase } from './run-case.ts'

const number = (text: string | null): number | null => (text === null ? null : Number(text))

/** Sentences in the order of reading: measures, rankings, marks, points, duties. Only what the case names is told in full. */
export function sayCase(tried: TriedCase): string[] {
  const { derived, scene, named, period } = tried
  const { program } = scene
  const stretch = period && { startsAt: period.startsAt, endsAt: period.endsAt }
  const expected = new Set(tried.case.expect.map(({ kind, rule }) => `${kind} ${rule}`))
  const about = (id: string): About => ({
    subject: named.names.get(id) ?? '本级',
    ...(period ? { period: period.label } : {}),
  })
  const rows = <Kind extends 'measure' | 'ranking' | 'mark' | 'points' | 'duty'>(kind: Kind) =>
    rowsFor(derived, kind, undefined, stretch) as unknown as (typeof derived)[Kind]
  const sentences: string[] = []
  for (const row of rows('measure')) {
    const rule = program.measures.find((one) => one.id === row.rule)
    if (rule && expected.has(`measure ${row.rule}`))
      sentences.push(explainMeasure(rule, measureSaid(row), about(row.subject_id)))
  }
  for (const row of rows('ranking')) {
    const rule = program.rankings.find((one) => one.id === row.rule)
    const by = program.measures.find((one) => one.id === rule?.by[0]?.measure)
    if (!rule || !expected.has(`ranking ${row.rule}`)) continue
    sentences.push(
      explainRanking(
        rule,
        {
          value: Number(row.value),
          place: row.place,
          fromBottom: row.from_bottom,
          of: row.of,
          pool: row.pool,
          previousPlace: row.previous_place,
        },
        by,
        about(row.subject_id),
      ),
    )
  }
  for (const row of rows('mark')) {
    const rule = program.marks.find((one) => one.id === row.rule)
    if (rule && !row.pending)
      sentences.push(
        explainMark(
          rule,
          {
            nth: row.nth,
            streak: row.streak,
            confirmed: rule.redLine ? (row.confirmed ? true : null) : null,
            excused: row.excused,
          },
          about(row.to_id),
        ),
      )
  }
  for (const row of rows('points')) {
    const rule = program.points.find((one) => one.id === row.rule)
    const state = row.cancelled ? 'cancelled' : row.warned ? 'warned' : 'counts'
    if (rule)
      sentences.push(
        explainPoints(
          rule,
          { value: Number(state === 'counts' ? row.value : row.give), state, uncapped: Number(row.give) },
          about(row.to_id),
        ),
      )
  }
  for (const rule of program.duties) {
    const mine = rows('duty').filter((row) => row.rule === rule.id)
    if (mine.length === 0 || !expected.has(`duty ${rule.id}`)) continue
    const counts = { open: 0, met: 0, late: 0, missed: 0, excused: 0 }
    for (const row of mine) counts[row.state] += 1
    sentences.push(explainDuties(rule.title, counts))
  }
  for (const { rule, where, count } of derived.undecided)
    sentences.push(`${rule}：${count} 件缺数据，未判定（${where}）`)
  return sentences
}

function measureSaid(row: MeasureRow): Parameters<typeof explainMeasure>[1] {
  const parts = row.parts?.map(
    (part) =>
      [
        part.part,
        {
          state: part.state as MeasureRow['state'],
          value: number(part.value),
          share: number(part.share),
          score: part.share === null ? null : Number(part.share) * part.weight,
        },
      ] as const,
  )
  return {
    state: row.state,
    value: number(row.value),
    sample: row.sample,
    ...(row.numerator === null ? {} : { numerator: Number(row.numerator) }),
    ...(row.denominator === null ? {} : { denominator: Number(row.denominator) }),
    ...(parts ? { parts: Object.fromEntries(parts) } : {}),
  }
}
