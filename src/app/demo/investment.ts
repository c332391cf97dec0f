import { addMonths, dayOfMonth } from '#domain/calendar/day.ts'
import { ok, type Result } from '#domain/result.ts'
import type { TxCtx } from '../context.ts'
import { recordInvestment } from '../project/project-progress.ts'

/** A plan of twelve months for some projects, and what was done of it so far. */
export async function tellInvestment(
  ctx: TxCtx,
  projects: readonly string[],
  { today, start }: { today: string; start: string },
): Promise<Result<number>> {
  const months = Array.from({ length: 12 }, (_, n) => dayOfMonth(addMonths(start, n), 1))
  for (const [p, id] of projects.slice(0, 6).entries()) {
    for (const [n, month] of months.entries()) {
      const planned = 300 + p * 80 + (n % 3) * 40
      const past = month < dayOfMonth(today, 1)
      const done = past ? Math.round(planned * (0.7 + ((p * 3 + n) % 5) / 10)) : null
      const said = { id, month, planned, done, inPlace: past ? Math.round(planned * 0.6) : null }
      const kept = await recordInvestment.run(ctx, said)
      if (!kept.ok) return kept
    }
  }
  return ok(projects.length)
}
