/** A measure: one value per subject and period, with state, sample and evidence. */
import type { MeasureRule, Selection } from '#program/model.ts'
import { FactQuery, ordinalAt } from '../facts/fact-query.ts'
import { quote, SqlText } from '../sql.ts'
import { type CompileContext, type CompiledRule, canBeUndecided, openPeriods, subjectKind } from './common.ts'
import { allEvidence, evidenceOf } from './measure-evidence.ts'
import { body } from './measure-insert.ts'

const COLUMNS =
  'authority_id, program_key, version, rule, calendar, ordinal, subject_kind, subject_id, id, at, day, person_id, org_id, enterprise_id, project_id, area_id, value, state, why, numerator, denominator, sample, parts, evidence, evidence_digest'

function undecided(
  context: CompileContext,
  rule: MeasureRule,
  selection: Selection,
): { where: string; count: ReturnType<SqlText['done']> } {
  const sql = new SqlText(context.scene)
  const query = new FactQuery(sql, selection.each, {
    calendar: rule.every,
    ...(selection.path ? { subject: { of: subjectKind(rule.subject), path: selection.path } } : {}),
  })
  const condition = query.condition(selection)
  const ordinal = ordinalAt(sql, rule.every, 'f.at', 'open')
  return {
    where: selection.where?.source ?? '',
    count: sql.done(
      `select count(*)::int as count ${query.from()} where ${condition} is null and ${ordinal} is not null`,
    ),
  }
}

export function compileMeasure(
  rule: MeasureRule,
  context: CompileContext,
): CompiledRule & { readonly allEvidence: ReturnType<SqlText['done']> } {
  const sql = new SqlText(context.scene)
  const insert = sql.done(`insert into derived_measure (${COLUMNS})\n${body(sql, rule, context)}`)
  const gone = new SqlText(context.scene)
  const p = openPeriods(gone, rule.every, context.scope)
  const scoped = context.scope?.ids ? ` and d.subject_id = any (${gone.param(context.scope.ids, 'uuid[]')})` : ''
  const remove = gone.done(
    `delete from derived_measure d where ${gone.own('d')} and d.program_key = ${gone.program} and d.rule = ${quote(rule.id)} and d.ordinal = any (${gone.param(
      p.rows.map((row) => row.ordinal),
      'int[]',
    )})${scoped}`,
  )
  return {
    kind: 'measure',
    rule: rule.id,
    remove,
    insert,
    undecided: rule.selections.filter(canBeUndecided).map((selection) => undecided(context, rule, selection)),
    evidence: (row) => evidenceOf(rule, context, row),
    allEvidence: allEvidence(rule, context),
  }
}
