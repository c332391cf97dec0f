import { setTarget } from '#app/target/set-target.ts'
import { TARGETS_KIND } from '#domain/import/kinds/targets.ts'
import { declaredNumber } from '#domain/target/progress.ts'
import type { PeriodFound } from '#storage/report-store.ts'
import { findTargetOf, type TargetRow } from '#storage/target-store.ts'
import {
  type IndicatorRow,
  type IndicatorRows,
  indicatorRows,
  monthEnd,
  refusedBy,
  spanOrToday,
} from '../indicator-rows.ts'
import { dayOf, good, type Importer, type Pending, refuse, textOf } from '../pending.ts'
import { unitOfPerson } from '../people.ts'
import type { Run } from '../run.ts'

/**
 * 指标分解表: targets by the use case of the page, wholes before their parts. Known by indicator, period and subject; a column that is
 * not there leaves what was entered before as it is.
 */
export function targetsImporter(run: Run): Importer {
  const rows = indicatorRows(run)
  const seen = new Map<string, number>()
  return {
    async batch(all) {
      const left = good(all)
      await rows.load(left)
      const made: string[] = []
      for (const row of left) made.push(...(await take(run, rows, row, seen)))
      await run.effects.made('target', made)
    },
  }
}

/** Ids of the target that the row made, if it made one. */
async function take(run: Run, rows: IndicatorRows, row: Pending, seen: Map<string, number>): Promise<string[]> {
  const one = await rows.find(row)
  const period = one && (await rows.period(row, one, spanOrToday(run, row), true))
  if (!one || !period) return []
  const key = [one.program.key, one.indicator.id, one.subject.id, period.ordinal].join(' ')
  const first = seen.get(key)
  if (first !== undefined) {
    refuse(row, null, 'row.twice', { row: first, what: '对象同一期的指标' })
    return []
  }
  seen.set(key, row.row)
  const before = await findTargetOf(run.ctx.tx, run.ctx.authorityId, seriesOf(one, period, one.subject.id))
  const schedule = planOf(row, one, period)
  const parentId = schedule && (await wholeOf(run, rows, row, one, period, before))
  if (!schedule || parentId === undefined) return []
  const baseline = decimalOf(row, 'baseline') ?? numberOr(before?.baseline)
  const target =
    decimalOf(row, 'target') ??
    declaredNumber(one.indicator.target, baseline, one.indicator.better) ??
    numberOr(before?.target)
  const wanted = {
    target,
    baseline,
    parentId: parentId ?? undefined,
    schedule: (schedule.length > 0 ? schedule : (before?.schedule ?? [])).map(({ day, value }) => ({
      day,
      value: Number(value),
    })),
    measures: textOf(row, 'measures') ?? before?.measures ?? '',
    orgId: one.orgId ?? before?.orgId ?? undefined,
    personId: one.personId ?? before?.personId ?? undefined,
    dueDay: dayOf(row, 'due') ?? before?.dueDay ?? undefined,
  }
  if (before && isSame(wanted, before, one.subject.kind)) {
    row.outcome = 'same'
    return []
  }
  if (before) await run.effects.changing('target', [before.targetId])
  const done = await setTarget.run(run.ctx, {
    ...wanted,
    program: one.program.key,
    indicator: one.indicator.id,
    subjectKind: one.subject.kind,
    subjectId: one.subject.id,
    about: period.firstDay,
    reason: textOf(row, 'reason') ?? '',
  })
  if (!done.ok) {
    const [what, index] = done.error.at ?? []
    const point = what === 'schedule' ? schedule[Number(index)] : undefined
    refusedBy(row, done.error, point ? { schedule: point.field } : FIELDS)
    return []
  }
  row.outcome = before ? 'changed' : 'created'
  return before ? [] : [done.value.out.id]
}

const FIELDS = {
  target: 'target',
  baseline: 'baseline',
  about: 'period',
  reason: 'reason',
  subjectId: 'subject',
  personId: 'person',
  parentId: 'whole',
  indicator: 'indicator',
} as const

const seriesOf = ({ program, indicator }: IndicatorRow, { ordinal }: PeriodFound, subjectId: string) => ({
  programKey: program.key,
  indicator: indicator.id,
  calendar: indicator.every,
  ordinal,
  subjectId,
})

type Point = { readonly day: string; readonly value: number }
type Planned = Point & { readonly field: string }

/** The plan of the row's months and quarters, in their order: what shall be reached by the end of each. */
function planOf(row: Pending, { indicator }: IndicatorRow, period: PeriodFound): Planned[] | undefined {
  const points: Planned[] = []
  for (const field of Object.keys(TARGETS_KIND.fields)) {
    const found = /^([qm])(\d+)$/.exec(field)
    const value = found ? decimalOf(row, field) : undefined
    if (!found || value === undefined) continue
    const day = monthEnd(Number(found[2]) * (found[1] === 'q' ? 3 : 1), period)
    if (day === undefined) {
      refuse(row, field, 'indicator.plan_outside', {
        title: TARGETS_KIND.fields[field]?.title ?? '',
        period: period.label,
      })
      return undefined
    }
    if (!points.some((point) => point.day === day && point.value === value)) points.push({ day, value, field })
  }
  points.sort((a, b) => a.day.localeCompare(b.day))
  const fallen = points.find(
    (point, index) => indicator.better === 'up' && point.value < (points[index - 1]?.value ?? point.value),
  )
  if (!fallen) return points
  refuse(row, fallen.field, 'indicator.not_cumulative', { title: TARGETS_KIND.fields[fallen.field]?.title ?? '' })
  return undefined
}

/**
 * The target this one is a part of: as the row says; else as before; of a new one his unit's for a person, and the whole area's for
 * everybody else, where there is one. Null: of none; undefined: refused.
 */
async function wholeOf(
  run: Run,
  rows: IndicatorRows,
  row: Pending,
  one: IndicatorRow,
  period: PeriodFound,
  before: TargetRow | undefined,
): Promise<string | null | undefined> {
  const { tx, authorityId } = run.ctx
  const find = async (subjectId: string) =>
    (await findTargetOf(tx, authorityId, seriesOf(one, period, subjectId)))?.targetId
  if (textOf(row, 'whole') !== null) {
    const named = await rows.named(row, 'whole', null)
    const whole = named && (await find(named.id))
    if (named && !whole) refuse(row, 'whole', 'indicator.whole_missing', { text: named.name })
    return whole
  }
  if (before) return before.parentId
  if (one.subject.kind === 'authority') return null
  const unit = one.subject.kind === 'person' ? unitOfPerson(run, one.subject.id) : null
  return (unit === null ? undefined : await find(unit)) ?? (await find(authorityId)) ?? null
}

type Wanted = {
  readonly target: number | undefined
  readonly baseline: number | undefined
  readonly parentId: string | undefined
  readonly schedule: readonly Point[]
  readonly measures: string
  readonly orgId: string | undefined
  readonly personId: string | undefined
  readonly dueDay: string | undefined
}

function isSame(wanted: Wanted, before: TargetRow, kind: string): boolean {
  const plan = (points: readonly Point[]) => points.map(({ day, value }) => `${day} ${Number(value)}`).join('|')
  return (
    wanted.target === Number(before.target) &&
    wanted.baseline === numberOr(before.baseline) &&
    (wanted.parentId ?? null) === before.parentId &&
    plan(wanted.schedule) === plan(before.schedule) &&
    wanted.measures === before.measures &&
    (wanted.dueDay ?? null) === before.dueDay &&
    // A unit answers for its own number, a person for his: the use case says so itself.
    (kind === 'org' || kind === 'person' || (wanted.orgId ?? null) === before.orgId) &&
    (kind === 'person' || (wanted.personId ?? null) === before.personId)
  )
}

function decimalOf(row: Pending, field: string): number | undefined {
  return numberOr(textOf(row, field))
}

function numberOr(text: string | null | undefined): number | undefined {
  return text === null || text === undefined ? undefined : Number(text)
}
