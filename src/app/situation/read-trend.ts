import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { LOOKS_BACK, outlook } from '#domain/situation/outlook.ts'
import { countSteps } from '#storage/situation-store.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { dayBounds } from '../matter/matter-window.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { KINDS, matters } from './cohort.ts'

/** So many steps are shown, the one that is not over among them, and so many looked ahead from its beginning. */
const SHOWN = { month: 13, week: 17 } as const
const AHEAD = 3

/** What came in, what ended and what stood open, step by step, and what it comes to if it goes on so. */
export const readTrend = useCase({
  name: 'situation.trend',
  input: z.object({ program: z.string().max(100).optional(), by: z.enum(['month', 'week']).default('month') }),
  async run(ctx, { program, by }) {
    const allowed = canSome(ctx.actor, 'situation.read')
    if (!allowed.ok) return allowed
    const today = Temporal.PlainDate.from(todayOf(ctx))
    const begin = by === 'month' ? today.with({ day: 1 }) : today.subtract({ days: today.dayOfWeek - 1 })
    const stepped = (n: number) => begin.add(by === 'month' ? { months: n } : { weeks: n })
    const steps = Array.from({ length: SHOWN[by] }, (_, n) => {
      const first = stepped(n - SHOWN[by] + 1).toString()
      const last = stepped(n - SHOWN[by] + 2)
        .subtract({ days: 1 })
        .toString()
      return { first, last, ...boundsOf(first, last, ctx.timeZone) }
    })
    const rows = await countSteps(ctx.tx, conditionOf(ctx, { program, kind: [...KINDS] }), steps)
    // What was before the first matter is no experience.
    const begun = rows.findIndex((row) => row.raised > 0 || row.open > 0)
    const since = begun < 0 ? rows.length - 1 : Math.min(begun, rows.length - 1)
    const over = rows.slice(since, -1)
    const filter = { kind: KINDS, ...(program ? { program } : {}) }
    const out = {
      by,
      looksBack: Math.min(LOOKS_BACK, over.length),
      steps: rows.slice(since).map((row, n, all) => {
        const last = steps[since + n]?.last ?? row.first
        return {
          ...row,
          last,
          over: n < all.length - 1,
          opensRaised: matters({ ...filter, recordedFrom: row.first, recordedTo: last }),
          opensClosed: matters({ ...filter, closedFrom: row.first, closedTo: last }),
          opensOpen: matters({ ...filter, openOn: last }),
        }
      }),
      ahead: outlook(over, over.at(-1)?.open ?? 0, AHEAD).map((one, n) => ({ first: stepped(n).toString(), ...one })),
    }
    return ok({ out, trace: null })
  },
})

function boundsOf(first: string, last: string, timeZone: string) {
  return { from: dayBounds(first, timeZone).from, before: dayBounds(last, timeZone).before }
}
