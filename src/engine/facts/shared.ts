/** Facts of the authority that every program may read: the figures of enterprises, the policies brought to them, what they claimed. */
import { PROFILE_FIGURES } from '#program/catalogue.ts'
import { daySql, dayStartSql, workingDaysSql } from '../sql.ts'
import { columns, dayOf, known, pathsOf, type Source, standard } from './source.ts'

/** Figures stand on the day they are of; each beside what was known for the same day a year before. */
export const profile: Source = (sql, _ref, use) => {
  const figures = Object.fromEntries(
    PROFILE_FIGURES.flatMap((figure) => [
      [figure, `p.${figure}`],
      [`${figure}_before`, `b.${figure}`],
    ]),
  )
  const before = PROFILE_FIGURES.some((figure) => use.columns.has(`${figure}_before`))
  return `select ${standard('p', 'p.id', dayStartSql(sql, 'p.as_of'), 'p.as_of', { enterprise_id: 'p.enterprise_id', person_id: 'p.recorded_by' })}${columns(use, figures)}
  from enterprise_profile p${
    before
      ? `
  left join enterprise_profile b on b.authority_id = p.authority_id and b.enterprise_id = p.enterprise_id
    and b.as_of = (p.as_of - interval '1 year')::date and ${known(sql, 'b')}`
      : ''
  }
  where ${sql.own('p')} and ${known(sql, 'p')}`
}

export const delivery: Source = (sql, _ref, use) =>
  `select ${standard('d', 'd.id', 'd.at', dayOf(sql, 'd', daySql), pathsOf('d', 'person_id', 'org_id', 'enterprise_id'))}, d.visit_id${columns(
    use,
    {
      policy: 'y.title',
      level: 'y.level',
      how: 'd.how',
      read: `(d.read_at is not null and d.read_at <= ${sql.asOf})`,
      claimed: `exists (select from policy_claim c where c.authority_id = d.authority_id and c.policy_id = d.policy_id
        and c.enterprise_id = d.enterprise_id and ${known(sql, 'c')})`,
    },
  )}
  from policy_delivery d
  join policy y on y.authority_id = d.authority_id and y.id = d.policy_id
  where ${sql.own('d')} and ${known(sql, 'd')}`

/** What a claim came to, as was known by the run's moment. */
export const claim: Source = (sql, _ref, use) => {
  const settled = `(c.settled_at is not null and c.settled_at <= ${sql.asOf})`
  return `select ${standard('c', 'c.id', 'c.at', dayOf(sql, 'c', daySql), pathsOf('c', 'org_id', 'enterprise_id'))}${columns(
    use,
    {
      policy: 'y.title',
      level: 'y.level',
      state: `(case when ${settled} then c.state else 'asked' end)`,
      granted: `(${settled} and c.state = 'granted')`,
      amount: `(case when ${settled} then c.amount end)`,
      days_used: workingDaysSql(sql)(
        dayOf(sql, 'c', daySql),
        daySql(sql, `case when ${settled} then c.settled_at else ${sql.asOf} end`),
      ),
    },
  )}
  from policy_claim c
  join policy y on y.authority_id = c.authority_id and y.id = c.policy_id
  where ${sql.own('c')} and ${known(sql, 'c')}`
}
