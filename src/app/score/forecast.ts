import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { forecast } from '#engine/forecast.ts'
import { loadScenes } from '#engine/scenes.ts'
import { findStretch, type PeriodStretch } from '#storage/period-store.ts'
import { lockProgram } from '#storage/program-store.ts'
import { type LineListed, listBegunPeriods, listLines } from '#storage/score-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { differences } from './forecast-lines.ts'
import { ownAccountIn } from './own-account.ts'

/**
 * What the running period comes to for the asker's own account at its end, by the rules themselves: with nothing more done,
 * and with every duty that falls due until then met in time. Both are computed as of the period's end and rolled back; what was
 * derived before the period stands as the last run left it.
 * Everybody is supposed to do alike, so places among peers move with all; facts that are no duties stay as they are.
 */
export const forecastScore = useCase({
  name: 'score.forecast',
  input: z.object({
    program: z.string().min(1).max(100),
    account: z.guid().optional(),
    calendar: z.string().max(100).optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const own = await ownAccountIn(ctx, input)
    if (!own.ok) return own
    const { program, account, calendar } = own.value
    const [latest] = await listBegunPeriods(tx, authorityId, program.id, calendar, now, 1)
    const period = latest && (await findStretch(tx, authorityId, program.id, calendar, latest.ordinal))
    if (!latest || !period || latest.sealedAt !== null || period.endsAt <= now)
      return fail('score.no_running_period', { calendar }, ['calendar'])
    await lockProgram(tx, authorityId, program.id)
    const asked = { ...account, programKey: program.id, period }
    const was = await listLines(tx, authorityId, linesOf(asked))
    const { missed, met } = await atTheEnd(ctx, asked)
    const versions = new Map<number, Awaited<ReturnType<typeof getProgram>>>()
    for (const { version } of [...was, ...missed, ...met])
      if (!versions.has(version)) versions.set(version, await getProgram(ctx, program.id, version))
    const { rows, totals } = differences({ was, met, missed }, (version) => versions.get(version) ?? program)
    const { label, firstDay, lastDay, ordinal } = period
    return ok({
      out: {
        account,
        period: { calendar, ordinal, label, firstDay, lastDay, sealedAt: null },
        asOf: now,
        ...totals,
        rows,
      },
      trace: null,
    })
  },
})

type Asked = {
  readonly id: string
  readonly kind: 'person' | 'org'
  readonly programKey: string
  readonly period: PeriodStretch
}

const linesOf = ({ id, programKey, period }: Asked) => ({
  programKey,
  subjectId: id,
  calendar: period.calendar,
  ordinal: period.ordinal,
})

/** The account's lines as the program would compute them when the period ends, both ways. */
async function atTheEnd(ctx: TxCtx, asked: Asked): Promise<{ missed: LineListed[]; met: LineListed[] }> {
  const { tx, authorityId, timeZone, calendarId, now } = ctx
  const { programKey, period, kind } = asked
  const scenes = await loadScenes(tx, {
    authorityId,
    timeZone,
    calendarId,
    programKey,
    asOf: period.endsAt,
  })
  return forecast(tx, scenes, { authorityId, kind, from: period.startsAt, now, until: period.endsAt }, (inside) =>
    listLines(inside, authorityId, linesOf(asked)),
  )
}
