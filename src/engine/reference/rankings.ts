/** Rankings, from measures. */
import { ENTITIES } from '#program/catalogue.ts'
import * as decimal from '#program/expression/decimal.ts'
import type { RankingRule } from '#program/model.ts'
import { fromSubject } from '../compile/ranking.ts'
import { number } from './counted.ts'
import { attributeOf, type Known } from './entities.ts'
import { uuid } from './ids.ts'
import { input, lastMoment } from './measures.ts'
import type { RankingRow } from './rows.ts'
import { subjectKind, subjectsOf } from './subjects.ts'

function poolOf(known: Known, rule: RankingRule, subject: string): string {
  if (!rule.within || rule.subject.kind === 'authority') return ''
  const kind = rule.subject.of
  const within = fromSubject(kind, rule.within)
  const last = within.at(-1) ?? ''
  const owner = within
    .slice(0, -1)
    .reduce<string>(
      (of, step) => (ENTITIES as Record<string, Record<string, { entity?: string }>>)[of]?.[step]?.entity ?? step,
      kind,
    )
  const entity = (ENTITIES as Record<string, Record<string, { entity?: string }>>)[owner]?.[last]?.entity
  if (entity) return followed(known, kind, subject, within) ?? ''
  return String(attributeOf(known, kind, subject, within.join('.'), known.scene.today) ?? '')
}

/** The id that a path inside an entity leads to. */
function followed(known: Known, kind: string, id: string, path: readonly string[]): string | undefined {
  const value = attributeOf(known, kind, id, [...path, 'id'].join('.'), known.scene.today)
  return typeof value === 'string' ? value : undefined
}

export function deriveRankings(known: Known, rule: RankingRule): RankingRow[] {
  const made: RankingRow[] = []
  for (const period of known.scene.open.get(rule.every) ?? []) {
    const entered = subjectsOf(known, rule, period).flatMap((subject) => {
      const ranked = rule.through
        ? followed(known, subjectKind(rule), subject, fromSubject(subjectKind(rule), rule.through))
        : subject
      const rows = rule.by.map(({ measure }) => input(known, measure, ranked ?? '', period))
      const first = rows[0]
      return first?.state === 'value' && first.value !== null
        ? [
            {
              subject,
              pool: poolOf(known, rule, subject),
              value: first.value,
              values: rows.map((row) => row?.value ?? null),
            },
          ]
        : []
    })
    /** Negative: a stands before b when the good ones come first. Who lacks a tie-breaker stands behind. */
    const order = (a: (typeof entered)[number], b: (typeof entered)[number]): number => {
      for (const [i, { best }] of rule.by.entries()) {
        const x = a.values[i]
        const y = b.values[i]
        if (x === y) continue
        if (x === null || x === undefined) return 1
        if (y === null || y === undefined) return -1
        const compared = decimal.compare(number(x), number(y))
        if (compared !== 0) return best === 'high' ? -compared : compared
      }
      return 0
    }
    for (const one of entered) {
      const pool = entered.filter((other) => other.pool === one.pool)
      const tied = pool.filter((other) => order(one, other) === 0).length
      const extra = rule.ties === 'fewer' ? tied - 1 : 0
      const previous = [...made, ...known.derived.ranking].find(
        (row) => row.rule === rule.id && row.ordinal === period.ordinal - 1 && row.subject_id === one.subject,
      )
      made.push({
        id: uuid('ranking', known.scene.program.id, rule.id, period.ordinal, one.subject),
        rule: rule.id,
        calendar: rule.every,
        ordinal: period.ordinal,
        at: lastMoment(period),
        day: period.lastDay,
        subject_kind: subjectKind(rule),
        subject_id: one.subject,
        value: one.value,
        place: 1 + extra + pool.filter((other) => order(other, one) < 0).length,
        from_bottom: 1 + extra + pool.filter((other) => order(other, one) > 0).length,
        of: pool.length,
        pool: one.pool,
        previous_place: previous?.place ?? null,
      })
    }
  }
  return made
}
