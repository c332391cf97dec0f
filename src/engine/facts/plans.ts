/** One plan an enterprise: the plans of a program and their measures, as they stood at the run's moment. */
import { daySql, dayStartSql, type SqlText } from '../sql.ts'
import { columns, known, pathsOf, type Source, standard } from './source.ts'

/** The plan with its state as of the run and when the enterprise first agreed to it: `policy_plan_state` holds one row a state. */
function planNow(sql: SqlText): string {
  return `select p.authority_id, p.id, p.enterprise_id, p.area_id, p.org_id, p.recorded_by as person_id, s.state, s.agreed_by, a.at as agreed_at, coalesce(a.at, p.recorded_at) as at
    from policy_plan p
    join policy_plan_state s on s.authority_id = p.authority_id and s.plan_id = p.id and s.from_at <= ${sql.asOf} and s.to_at > ${sql.asOf}
    left join (select x.authority_id, x.plan_id, min(x.from_at) as at from policy_plan_state x
        where ${sql.own('x')} and x.state = 'agreed' and x.from_at <= ${sql.asOf} group by x.authority_id, x.plan_id) a
      on a.authority_id = p.authority_id and a.plan_id = p.id
    where ${sql.own('p')} and p.program_key = ${sql.program} and p.recorded_at <= ${sql.asOf}`
}

/** A measure with what had become of it by the run's moment. */
function measureNow(sql: SqlText): string {
  const settled = `(m.settled_at is not null and m.settled_at <= ${sql.asOf})`
  return `select m.authority_id, m.id, m.plan_id, m.org_id, m.person_id, m.due_day, m.recorded_at,
      (case when ${settled} then m.state else 'open' end) as state, (case when ${settled} then m.settled_day end) as settled_day
    from policy_measure m where ${sql.own('m')} and ${known(sql, 'm')}`
}

const overdue = (sql: SqlText, alias: string) => `(${alias}.state = 'open' and ${alias}.due_day < ${sql.today})`

/** A plan stands where the enterprise first agreed to it; before that, where it was drawn up. */
export const plan: Source = (sql, _ref, use) => {
  const counted = ['measures', 'done', 'overdue'].some((one) => use.columns.has(one))
  return `select ${standard('p', 'p.id', 'p.at', daySql(sql, 'p.at'), pathsOf('p', 'person_id', 'org_id', 'enterprise_id', 'area_id'))}${columns(
    use,
    {
      state: 'p.state',
      agreed: '(p.agreed_at is not null)',
      agreed_by: 'p.agreed_by',
      measures: 'coalesce(n.measures, 0)',
      done: 'coalesce(n.done, 0)',
      overdue: 'coalesce(n.overdue, 0)',
    },
  )}
  from (${planNow(sql)}) p${
    counted
      ? `
  left join (select m.authority_id, m.plan_id, count(*) filter (where m.state <> 'dropped')::int as measures, count(*) filter (where m.state = 'done')::int as done,
        count(*) filter (where ${overdue(sql, 'm')})::int as overdue
      from (${measureNow(sql)}) m group by m.authority_id, m.plan_id) n on n.authority_id = p.authority_id and n.plan_id = p.id`
      : ''
  }`
}

/** A measure stands on the day it is due, so that it counts in the period it is due in; without one, where it was written. */
export const planMeasure: Source = (sql, _ref, use) => {
  const at = `(case when m.due_day is not null then ${dayStartSql(sql, 'm.due_day')} else m.recorded_at end)`
  const day = `coalesce(m.due_day, ${daySql(sql, 'm.recorded_at')})`
  const paths = { ...pathsOf('m', 'person_id', 'org_id'), enterprise_id: 'p.enterprise_id', area_id: 'p.area_id' }
  return `select ${standard('m', 'm.id', at, day, paths)}${columns(use, {
    state: 'm.state',
    agreed: '(p.agreed_at is not null)',
    due: 'm.due_day',
    settled: 'm.settled_day',
    done: `(m.state = 'done')`,
    late: `(m.state = 'done' and coalesce(m.settled_day > m.due_day, false))`,
    overdue: `coalesce(${overdue(sql, 'm')}, false)`,
  })}
  from (${measureNow(sql)}) m
  join (${planNow(sql)}) p on p.authority_id = m.authority_id and p.id = m.plan_id`
}
