import { explainDuty } from '#program/explain/result.ts'
import type { Program } from '#program/model.ts'
import type { DerivedKind, DerivedRow, LineListed } from '#storage/score-store.ts'
import { ruleShown } from './rule-shown.ts'
import { sayLine } from './say-line.ts'

/** A derived row of any kind as a sentence that begins with whom it is about. */
export function sayDerived(program: Program, kind: DerivedKind, { rule, row }: DerivedRow, subject: string): string {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]))
  const count = (name: string): number | null => (row[name] == null ? null : Number(row[name]))
  if (kind === 'duty') {
    const { title, clause } = ruleShown(program, 'duty', rule)
    return explainDuty(
      {
        title,
        ...(clause === null ? {} : { clause }),
        state: row.state as 'open',
        need: count('need') ?? 0,
        have: count('have') ?? 0,
        due: text('due_day') ?? '',
        daysLate: count('days_late') ?? 0,
      },
      { subject },
    )
  }
  if (kind === 'cover') {
    const { title } = ruleShown(program, 'cover', rule)
    return `${subject}：${title}，应有 ${count('need')}，现有 ${count('have')}${row.met ? '' : '，不足'}`
  }
  const line: LineListed = {
    id: String(row.id),
    kind,
    rule,
    version: Number(row.version),
    calendar: text('calendar'),
    ordinal: count('ordinal'),
    period: null,
    state: (row.state as LineListed['state'] | undefined) ?? 'value',
    value: text('value'),
    give: text('give'),
    numerator: text('numerator'),
    denominator: text('denominator'),
    sample: count('sample'),
    parts: (row.parts as LineListed['parts']) ?? null,
    warned: row.warned === true,
    warnedUntil: text('warned_until'),
    cancelled: row.cancelled === true,
    confirmed: row.confirmed === undefined ? null : row.confirmed === true,
    excused: row.excused === true,
    redLine: row.red_line === true,
    nth: count('nth'),
    streak: count('streak'),
    place: count('place'),
    fromBottom: count('from_bottom'),
    of: count('of'),
    previousPlace: count('previous_place'),
    at: String(row.at),
    evidence: count('evidence') ?? 0,
  }
  return `${subject}：${sayLine(program, line)}`
}
