import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import { countDutyRows, dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listBegunPeriods, listLines } from '#storage/score-store.ts'
import { listWarnings } from '#storage/warning-store.ts'
import { dressDuties } from '../duty/dress-duties.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { lineShown } from './get-score-sheet.ts'
import { ownAccountIn } from './own-account.ts'
import { ruleShown } from './rule-shown.ts'

/** So many open duties are listed; the list of duties has them all. */
const MOST = 100

/** The asker's own account, or his unit's: points of a period, what is about to be deducted, what can still be done. No ranking. */
export const myPoints = useCase({
  name: 'score.mine',
  input: z.object({
    program: z.string().min(1).max(100),
    account: z.guid().optional(),
    calendar: z.string().max(100).optional(),
    ordinal: z.int().optional(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const own = await ownAccountIn(ctx, input)
    if (!own.ok) return own
    const { program, accounts, account, calendar } = own.value
    const periods = await listBegunPeriods(tx, authorityId, program.id, calendar, now)
    const period = input.ordinal === undefined ? periods[0] : periods.find((one) => one.ordinal === input.ordinal)
    if (input.ordinal !== undefined && !period) return fail('period.not_found', { calendar, ordinal: input.ordinal })
    const lines = period
      ? await listLines(tx, authorityId, {
          programKey: program.id,
          subjectId: account.id,
          calendar,
          ordinal: period.ordinal,
        })
      : []
    const entries = []
    for (const line of lines.filter((one) => one.kind === 'points'))
      entries.push(lineShown(await getProgram(ctx, program.id, line.version), line))
    const warnings = []
    const warned = await listWarnings(tx, authorityId, { programKey: program.id, subjectId: account.id, now })
    for (const { version, rule, ...one } of warned)
      warnings.push({ ...one, rule: ruleShown(await getProgram(ctx, program.id, version), one.kind, rule) })
    const owed = { program: program.id, states: ['open'] }
    const whose = account.kind === 'person' ? { personId: account.id } : { orgId: account.id }
    const condition = dutyCondition(authorityId, { ...owed, ...whose }, scopeOf(ctx, 'duty', 'd'))
    const duties = await dressDuties(ctx, await listDutyRows(tx, authorityId, { condition, limit: MOST }))
    return ok({
      out: {
        accounts,
        account,
        programTitle: program.title,
        period: period ?? null,
        periods,
        total: String(entries.reduce((sum, one) => sum + Number(one.value), 0)),
        entries: entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1)),
        warnings,
        duties,
        dutiesTotal: await countDutyRows(tx, condition),
      },
      trace: null,
    })
  },
})
