import { recordReadings } from '#app/target/record-readings.ts'
import { findTargetOf, listReadings } from '#storage/target-store.ts'
import { type IndicatorRows, indicatorRows, lastCome, refusedBy, spanOrToday } from '../indicator-rows.ts'
import { good, type Importer, type Pending, refuse, textOf } from '../pending.ts'
import type { Run } from '../run.ts'

/**
 * 指标完成情况表: values of targets by the use case of the page, so that one below its plan says why and what is done about it. Known by
 * the target and the days spoken of: the same value again is no news, another one is recorded over it. Earlier days are taken first,
 * for of two readings the later recorded counts.
 */
export function readingsImporter(run: Run): Importer {
  const rows = indicatorRows(run)
  return {
    async batch(all) {
      const left = good(all)
      await rows.load(left)
      const byDay = left
        .map((row) => ({ row, last: spanOrToday(run, row).last }))
        .sort((a, b) => a.last.localeCompare(b.last))
      const made: string[] = []
      for (const { row } of byDay) made.push(...(await take(run, rows, row)))
      await run.effects.made('reading', made)
    },
  }
}

/** Ids of what the row recorded. */
async function take(run: Run, rows: IndicatorRows, row: Pending): Promise<readonly string[]> {
  const { tx, authorityId } = run.ctx
  const one = await rows.find(row)
  const span = spanOrToday(run, row)
  const period = one && (await rows.period(row, one, span, false))
  if (!one || !period) return []
  const target = await findTargetOf(tx, authorityId, {
    programKey: one.program.key,
    indicator: one.indicator.id,
    calendar: one.indicator.every,
    ordinal: period.ordinal,
    subjectId: one.subject.id,
  })
  if (!target) {
    const data = { subject: one.subject.name, indicator: one.indicator.title }
    refuse(row, 'indicator', 'indicator.no_target', data)
    return []
  }
  const value = Number(textOf(row, 'value'))
  const reason = textOf(row, 'reason') ?? ''
  const remedy = textOf(row, 'remedy') ?? ''
  const before = (await listReadings(tx, authorityId, target))
    .filter((each) => each.day >= span.first && each.day <= span.last)
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt) || a.id.localeCompare(b.id))
    .at(-1)
  const sameText = (text: string, kept: string | null) => text === '' || text === (kept ?? '')
  if (before && Number(before.value) === value && sameText(reason, before.reason) && sameText(remedy, before.remedy)) {
    row.outcome = 'same'
    return []
  }
  const done = await recordReadings.run(run.ctx, {
    day: lastCome(run, span),
    rows: [{ targetId: target.targetId, value, reason, remedy }],
  })
  if (!done.ok) {
    refusedBy(row, done.error, FIELDS)
    return []
  }
  row.outcome = before ? 'changed' : 'created'
  return done.value.out.ids
}

const FIELDS = { reason: 'reason', remedy: 'remedy', day: 'period', value: 'value', targetId: 'indicator' } as const
