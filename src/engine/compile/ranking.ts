/** A ranking: an order of subjects by their measures. Ties share a place from both ends; who has no value stays out. */
import { ENTITIES } from '#program/catalogue.ts'
import type { RankingRule } from '#program/model.ts'
import { EntityJoins } from '../facts/entities.ts'
import { measureJoin } from '../facts/fact-query.ts'
import { idSql, lastMomentSql, quote, SqlText } from '../sql.ts'
import { type CompileContext, type CompiledRule, openPeriods, subjectKind, subjectPaths, universe } from './common.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, subject_kind, subject_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, value, place, from_bottom, of, pool, previous_place, evidence, evidence_digest'

/** A path as it goes on from the subject itself: `['person', 'org']` of a person is `['org']`. */
export function fromSubject(kind: string, path: readonly string[]): readonly string[] {
  return path[0] === kind ? path.slice(1) : path
}

/** The path inside the subject: an attribute, or an entity by its id. */
function poolSql(joins: EntityJoins, subject: string, within: readonly string[]): string {
  const last = within.at(-1) ?? ''
  const owner = within
    .slice(0, -1)
    .reduce<string>(
      (kind, step) => (ENTITIES as Record<string, Record<string, { entity?: string }>>)[kind]?.[step]?.entity ?? step,
      subject,
    )
  const attribute = (ENTITIES as Record<string, Record<string, { entity?: string }>>)[owner]?.[last]
  return attribute?.entity ? `${joins.id(within)}::text` : `${joins.attribute(within.join('.'))}::text`
}

export function compileRanking(rule: RankingRule, context: CompileContext): CompiledRule {
  const sql = new SqlText(context.scene)
  const kind = subjectKind(rule.subject)
  const scope = context.scope?.ordinals ? { ordinals: context.scope.ordinals } : undefined
  const entity = kind === 'authority' ? null : new EntityJoins(sql, kind, 's')
  const pool = rule.within && entity ? poolSql(entity, kind, fromSubject(kind, rule.within)) : `''`
  const rankedBy = rule.through && entity ? entity.id(fromSubject(kind, rule.through)) : 'w.subject_id'
  const measures = rule.by.map(({ measure, best }, i) => ({ measure, best, alias: `m${i + 1}` }))
  const joins = measures.map(({ measure, alias }) =>
    measureJoin(sql, alias, measure, 'w.authority_id', rankedBy, lastMomentSql('w.ends_at')),
  )
  const ordering = (good: boolean) =>
    measures
      .map(
        ({ best, alias }) =>
          `b.${alias} ${(best === 'high') === good ? 'desc' : 'asc'} nulls ${good ? 'last' : 'first'}`,
      )
      .join(', ')
  const pools = 'partition by b.authority_id, b.ordinal, b.pool'
  const ties = `count(*) over (${pools}, ${measures.map(({ alias }) => `b.${alias}`).join(', ')})`
  const place = (good: boolean) =>
    `(rank() over (${pools} order by ${ordering(good)})${rule.ties === 'fewer' ? ` + ${ties} - 1` : ''})::int`
  // Places of the periods before, named: of all the rule's rows those alone are read.
  const before = openPeriods(sql, rule.every, scope).rows.map((row) => row.ordinal - 1)
  const insert = sql.done(`insert into derived_ranking (${COLUMNS})
  with who as (${universe(sql, rule.subject, rule.every, scope)}),
  b as (
    select w.authority_id, w.ordinal, w.subject_id, w.ends_at, w.last_day, coalesce(${pool}, '') as pool, ${measures.map(({ alias }) => `${alias}.value as ${alias}`).join(', ')}, m1.id as measure_id
    from who w
    ${entity ? `join ${kind} s on s.authority_id = w.authority_id and s.id = w.subject_id\n    ${entity.text()}` : ''}
    ${joins.join('\n    ')}
    where m1.state = 'value'),
  r as (select b.*, ${place(true)} as place, ${place(false)} as from_bottom, (count(*) over (${pools}))::int as of from b)
  select r.authority_id, ${sql.program}, ${sql.version}, ${quote(rule.id)}, ${quote(rule.every)}, r.ordinal, ${quote(kind)}, r.subject_id,
    ${idSql(`'ranking'`, sql.program, quote(rule.id), 'r.ordinal', 'r.subject_id')}, ${lastMomentSql('r.ends_at')}, r.last_day, ${subjectPaths(kind, 'r.subject_id')},
    r.m1, r.place, r.from_bottom, r.of, r.pool, coalesce(n.place, q.place), 1, uuid_hash_extended(r.measure_id, 0)::numeric
  from r
  left join r n on n.authority_id = r.authority_id and n.ordinal = r.ordinal - 1 and n.subject_id = r.subject_id
  left join derived_ranking q on q.authority_id = r.authority_id and q.program_key = ${sql.program} and q.rule = ${quote(rule.id)} and q.ordinal = any (${sql.param(before, 'int[]')}) and q.ordinal = r.ordinal - 1 and q.subject_id = r.subject_id`)
  return {
    kind: 'ranking',
    rule: rule.id,
    remove: removeRanking(rule, context, scope),
    insert,
    undecided: [],
    evidence: (row) => {
      const read = new SqlText(context.scene)
      const ids = measures.map(({ measure }) => measure)
      return read.done(`select m.id, 'measure' as kind, m.rule as name from derived_ranking d join derived_measure m on m.authority_id = d.authority_id and m.program_key = d.program_key and m.subject_id = d.subject_id and m.ordinal = d.ordinal
        where ${read.own('d')} and d.id = ${read.param(row.id, 'uuid')} and m.rule = any (${read.param(ids, 'text[]')}) order by m.id`)
    },
  }
}

function removeRanking(
  rule: RankingRule,
  context: CompileContext,
  scope: { readonly ordinals: readonly number[] } | undefined,
): ReturnType<SqlText['done']> {
  const sql = new SqlText(context.scene)
  const p = openPeriods(sql, rule.every, scope)
  return sql.done(
    `delete from derived_ranking d where ${sql.own('d')} and d.program_key = ${sql.program} and d.rule = ${quote(rule.id)} and d.ordinal = any (${sql.param(
      p.rows.map((row) => row.ordinal),
      'int[]',
    )})`,
  )
}
