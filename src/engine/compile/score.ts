/** A score: weighted parts, each a share of its weight; an absent part's weight is spread, lost or given. */
import { toSql } from '#program/expression/to-sql.ts'
import type { MeasureShape } from '#program/model.ts'
import { measureJoin } from '../facts/fact-query.ts'
import { lastMomentSql, quote, type SqlText, workingDaysSql } from '../sql.ts'

type Score = Extract<MeasureShape, { shape: 'score' }>

/** The pieces of a score over rows `w` of the universe; `columns` are made in one select, the rest read them. */
export function scoreValues(sql: SqlText, shape: Score, subjectOf: (measure: string) => string) {
  const inputs = [...new Set(shape.parts.flatMap((part) => [part.of, ...part.share.expression.measures]))].map(
    (id, i) => ({ id, alias: `m${i + 1}` }),
  )
  const aliasOf = (id: string): string => {
    const found = inputs.find((one) => one.id === id)
    if (!found) throw new Error(`no measure ${id} in the score`)
    return found.alias
  }
  const parts = shape.parts.map((part, i) => {
    const own = aliasOf(part.of)
    const share = toSql(
      part.share.expression,
      (path) => (path === 'value' ? `${own}.value` : `${aliasOf(path.replace('measure.', ''))}.value`),
      {
        zone: sql.zone,
        workingDays: workingDaysSql(sql),
      },
    )
    return { part, own, column: `s${i + 1}`, share: `(${share})::numeric` }
  })
  const each = (pick: (column: string, weight: number, index: number) => string, glue: string) =>
    parts.map(({ column, part }, i) => pick(column, part.weight, i)).join(glue)
  /** What stands in for an absent share; a missing one never counts as full. */
  const filled = (w: string, column: string, index: number): string => {
    if (shape.absent === 'share_out' || shape.absent === 'zero') return `coalesce(${w}.${column}, 0)`
    return `coalesce(${w}.${column}, case when ${w}.t${index + 1} = 'missing' then 0 else 1 end)`
  }
  const earned = (w: string) =>
    `(${each((column, weight, i) => `${weight}::numeric * ${filled(w, column, i)}`, ' + ')})`
  const weights = (w: string) =>
    shape.absent === 'share_out'
      ? `(${each((column, weight) => `case when ${w}.${column} is null then 0 else ${weight}::numeric end`, ' + ')})`
      : `(${each((_column, weight) => `${weight}::numeric`, ' + ')})`
  const count = (w: string) => `num_nonnulls(${each((column) => `${w}.${column}`, ', ')})`
  return {
    columns: parts
      .map(
        ({ column, own, share }, i) =>
          `${share} as ${column}, ${own}.value as v${i + 1}, coalesce(${own}.state, 'not_applicable') as t${i + 1}, ${own}.id as i${i + 1}`,
      )
      .join(', '),
    joins: inputs
      .map(({ id, alias }) => measureJoin(sql, alias, id, 'w.authority_id', subjectOf(id), lastMomentSql('w.ends_at')))
      .join('\n    '),
    value: (w: string) =>
      `(case when ${count(w)} > 0 then ${shape.full}::numeric * ${earned(w)} / nullif(${weights(w)}, 0) end)`,
    earned,
    weights,
    count,
    evidence: (w: string) => `num_nonnulls(${parts.map((_part, i) => `${w}.i${i + 1}`).join(', ')})`,
    digest: (w: string) =>
      parts.map((_part, i) => `coalesce(uuid_hash_extended(${w}.i${i + 1}, 0)::numeric, 0)`).join(' + '),
    parts: (w: string) =>
      `jsonb_build_array(${parts
        .map(
          ({ part, column }, i) =>
            `jsonb_build_object('part', ${quote(part.id)}, 'weight', ${part.weight}::numeric, 'value', ${w}.v${i + 1}, 'state', ${w}.t${i + 1}, 'share', ${w}.${column}, 'earned', ${part.weight}::numeric * ${w}.${column})`,
        )
        .join(', ')})`,
  }
}
