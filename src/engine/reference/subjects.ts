/** For whom a measure or ranking is. */
import type { MeasureRule, RankingRule } from '#program/model.ts'
import type { PeriodRow } from '../periods.ts'
import type { Known } from './entities.ts'
import { membersBetween } from './groups.ts'

export const subjectKind = (rule: MeasureRule | RankingRule) =>
  rule.subject.kind === 'authority' ? 'authority' : rule.subject.of

export function subjectsOf(known: Known, rule: MeasureRule | RankingRule, period: PeriodRow): string[] {
  return rule.subject.kind === 'authority'
    ? [known.authorityId]
    : membersBetween(known, rule.subject.group, period.firstDay, period.lastDay)
}
