import { Temporal } from 'temporal-polyfill'
import { resultsOf } from '#domain/contest/marks.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { type Contest, listEntriesOf, listSheets, setSheetLine } from '#storage/contest-store.ts'
import type { TxCtx } from '../context.ts'
import { writeEntry } from '../form/write-entry.ts'

/** Writes every sheet as an entry of the program's form, on the contest's day; refuses while an entry has no result. */
export async function recordSheets(ctx: TxCtx, contest: Contest): Promise<Result<true>> {
  const { tx, authorityId } = ctx
  const entries = await listEntriesOf(tx, authorityId, contest.id)
  const sheets = await listSheets(tx, authorityId, contest.id)
  const standings = resultsOf(
    entries.map(({ id }) => ({ id, totals: sheets.filter((one) => one.entryId === id).map((one) => one.total) })),
    { highest: contest.dropHighest, lowest: contest.dropLowest },
  )
  const open = standings.filter((one) => one.score === null).map((one) => one.entryId)
  if (open.length > 0) {
    const units = entries.filter((one) => open.includes(one.id)).map((one) => one.org.name)
    return fail('contest.not_all_judged', { units })
  }
  const noon = Temporal.PlainDate.from(contest.day).toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '12:00' })
  const nobody = { visitId: null, matterId: null, enterpriseId: null, projectId: null, areaId: null }
  for (const sheet of sheets) {
    const orgId = entries.find((one) => one.id === sheet.entryId)?.org.id ?? null
    const said = {
      programKey: contest.programKey,
      form: contest.form,
      values: { ...contest.fixed, ...sheet.marks },
    }
    const about = { ...nobody, personId: sheet.person.id, orgId }
    const entry = await writeEntry(ctx, said, about, noon.toInstant().toString())
    if (!entry.ok) return entry
    await setSheetLine(tx, authorityId, { entryId: sheet.entryId, personId: sheet.person.id, lineId: entry.value.id })
  }
  return ok(true)
}
