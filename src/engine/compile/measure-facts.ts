/** The facts a measure counts, with what each adds. */
import type { MeasureRule, MeasureShape } from '#program/model.ts'
import { FactQuery, ordinalAt } from '../facts/fact-query.ts'
import type { SqlText } from '../sql.ts'
import { subjectKind } from './common.ts'

export type Plain = Exclude<MeasureShape, { shape: 'formula' } | { shape: 'score' }>

/** SQL of what one fact adds: a yes/no counts 1 or 0. */
function worthOf(shape: Plain, query: FactQuery): { worth: string; outOf: string } {
  if (shape.shape === 'count')
    return { worth: shape.of === 'each' ? '1' : `case when ${query.id([shape.of])} is not null then 1 end`, outOf: '1' }
  const { expression } = shape.of
  const text = query.expression(expression)
  const worth = expression.type === 'yes_no' ? `(case when ${text} then 1 when not ${text} then 0 end)` : text
  return {
    worth: `(${worth})::numeric`,
    outOf: shape.shape === 'share' && shape.outOf ? `(${query.expression(shape.outOf)})::numeric` : '1::numeric',
  }
}

/** The facts a rule counts: `authority_id, subject_id, ordinal, id, at, worth, out_of, what`. */
export function facts(sql: SqlText, rule: MeasureRule, shape: Plain, extra = ''): string {
  const kind = subjectKind(rule.subject)
  const open = sql.scene.open.get(rule.every) ?? []
  const first = open[0]
  const last = open.at(-1)
  const span =
    first && last
      ? `f.at >= ${sql.param(first.startsAt, 'timestamptz')} and f.at < ${sql.param(last.endsAt, 'timestamptz')}`
      : 'false'
  return rule.selections
    .map((selection) => {
      const query = new FactQuery(sql, selection.each, {
        calendar: rule.every,
        ...(selection.path ? { subject: { of: kind, path: selection.path } } : {}),
      })
      const { worth, outOf } = worthOf(shape, query)
      const subject = query.id(selection.path)
      const what = shape.shape === 'count' && shape.of !== 'each' ? query.id([shape.of]) : 'null::uuid'
      const condition = query.condition(selection)
      return `select f.authority_id, ${subject} as subject_id, ${ordinalAt(sql, rule.every, 'f.at', 'open')} as ordinal, f.id, f.at, ${worth} as worth, ${outOf} as out_of, ${what} as what
    ${query.from()}
    where coalesce(${condition}, false) and ${span}${extra}`
    })
    .join('\n    union\n    ')
}
