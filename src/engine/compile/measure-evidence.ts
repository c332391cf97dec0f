/** The rows behind a measure's value: facts counted, or the measures a formula or score is made of. */
import type { MeasureRule } from '#program/model.ts'
import { measureJoin, ordinalAt } from '../facts/fact-query.ts'
import { quote, SqlText } from '../sql.ts'
import type { CompileContext } from './common.ts'
import { facts } from './measure-facts.ts'

/** Names of the measures a formula or score is made of. */
function inputsOf(rule: MeasureRule): string[] {
  const { value } = rule
  if (value.shape === 'formula') return [...value.of.measures]
  if (value.shape === 'score') return value.parts.flatMap((part) => [part.of, ...part.share.expression.measures])
  return []
}

/** The facts behind every row at once: `subject_id, ordinal, ids`. */
export function allEvidence(rule: MeasureRule, context: CompileContext): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const { value } = rule
  if (value.shape !== 'formula' && value.shape !== 'score') {
    return sql.done(`with f as (${facts(sql, rule, value)})
  select f.subject_id, f.ordinal, array_agg(distinct f.id order by f.id) as ids from f
  where f.ordinal is not null and f.worth is not null and f.out_of is not null group by f.authority_id, f.subject_id, f.ordinal`)
  }
  const inputs = [...new Set(inputsOf(rule))].map((id, i) => {
    const declared = context.scene.program.measures.find((one) => one.id === id)
    const m = `m${i}`
    return `select d.authority_id, d.subject_id, d.ordinal, ${m}.id from derived_measure d ${measureJoin(sql, m, id, 'd.authority_id', declared?.subject.kind === 'authority' ? 'd.authority_id' : 'd.subject_id', 'd.at')} where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and ${m}.id is not null`
  })
  return sql.done(
    `select e.subject_id, e.ordinal, array_agg(distinct e.id order by e.id) as ids from (${inputs.join(' union all ')}) e group by e.authority_id, e.subject_id, e.ordinal`,
  )
}

/** The rows behind one subject's value in one period. */
export function evidenceOf(
  rule: MeasureRule,
  context: CompileContext,
  row: { readonly subject_id?: string; readonly ordinal?: number | null },
): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const { value } = rule
  const subject = sql.param(row.subject_id, 'uuid')
  const ordinal = sql.param(row.ordinal, 'int')
  if (value.shape === 'formula' || value.shape === 'score') {
    const ends =
      context.scene.open.get(rule.every)?.find((one) => one.ordinal === row.ordinal)?.endsAt ?? context.scene.asOf
    const inputs = [...new Set(inputsOf(rule))].map((id, i) => {
      const declared = context.scene.program.measures.find((one) => one.id === id)
      const at = `(${sql.param(ends, 'timestamptz')} - interval '1 millisecond')`
      return `select m${i}.id, 'measure' as kind, m${i}.rule as name from derived_measure m${i} where ${sql.own(`m${i}`)} and m${i}.program_key = ${sql.program} and m${i}.rule = ${quote(id)} and m${i}.subject_id = ${declared?.subject.kind === 'authority' ? `m${i}.authority_id` : subject} and m${i}.ordinal = ${ordinalAt(sql, declared?.every ?? rule.every, at)}`
    })
    return sql.done(`select e.id, e.kind, e.name from (${inputs.join(' union ')}) e order by e.id`)
  }
  const kinds = rule.selections.map(({ each }) => each)
  const kind = quote(kinds[0]?.kind ?? '')
  const name = kinds[0]?.name === undefined ? 'null::text' : quote(kinds[0].name)
  return sql.done(`with f as (${facts(sql, rule, value)})
  select distinct f.id, ${kind} as kind, ${name} as name from f where f.subject_id = ${subject} and f.ordinal = ${ordinal} and f.worth is not null and f.out_of is not null order by f.id`)
}
